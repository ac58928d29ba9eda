# shellcheck shell=sh
# What every scenario uses. Lines that the test reads start with "LAB ".

# report KEY VALUE...: one fact for the test.
report() {
    echo "LAB $*"
}

power_off() {
    echo o > /proc/sysrq-trigger
    sleep 60
}

# give_up REASON...: the scenario cannot go on; the test sees why.
give_up() {
    report failed "$*"
    power_off
}

# watchdog: a guest whose test died ends by itself.
watchdog() {
    sleep "$TIME_LIMIT"
    give_up "time limit of $TIME_LIMIT seconds"
}

# await SECONDS COMMAND...: polls until the command succeeds.
await() {
    polls=$(($1 * 5))
    shift
    while ! "$@"; do
        polls=$((polls - 1))
        [ "$polls" -gt 0 ] || return 1
        sleep 0.2
    done
}

# The modules stand where their package put them; /lib/modules of the host is left alone.
load_modules() {
    mkdir -p /run/modules/lib/modules
    ln -s "$MODULES" "/run/modules/lib/modules/$(uname -r)"
    for module in ipv6 ppp_generic ppp_async ppp_mppe $EXTRA_MODULES; do
        modprobe -d /run/modules "$module" || give_up "module $module"
    done
    [ -e /dev/ppp ] || mknod /dev/ppp c 108 0
}

configure_network() {
    ip link set lo up
    ip link set vec0 up
    ip address add "$ADDRESS" dev vec0
    # pptp is slow in a guest, and waits 0.3 s for each packet that its full socket dropped.
    echo 4194304 > /proc/sys/net/core/rmem_default
}

# pppd reads only /etc/ppp, so the guest mounts one of its own over the host's.
prepare_ppp() {
    mkdir -m 755 /run/etc-ppp
    printf '"%s" * "%s" *\n' "$LOGIN" "$PASSWORD" > /run/etc-ppp/chap-secrets
    cp /run/etc-ppp/chap-secrets /run/etc-ppp/pap-secrets
    chmod 600 /run/etc-ppp/*-secrets
    : > /run/etc-ppp/options
    # shellcheck disable=SC2016 # expanded when pppd runs it
    # pppd runs ip-up when IPCP is open: local address $4, remote address $5.
    printf '#!/bin/sh\necho "$1 $4 $5" > /run/link\n' > /run/etc-ppp/ip-up
    printf '#!/bin/sh\nrm -f /run/link\n' > /run/etc-ppp/ip-down
    chmod 755 /run/etc-ppp/ip-up /run/etc-ppp/ip-down
    mount --bind /run/etc-ppp /etc/ppp
}

# dial [OPTION...]: starts the client as NetworkManager does; its trace goes to the console.
dial() {
    rm -f /run/link
    # shellcheck disable=SC2086 # the options are words
    pppd pty "pptp $SERVER --nolaunchpppd" user "$LOGIN" remotename turnpike noauth nodetach \
        nobsdcomp nodeflate novj novjccomp noipdefault mtu 1400 mru 1400 logfd 2 debug $PPP_OPTIONS "$@" 2>&1 &
    CLIENT=$!
}

link_is_up() {
    [ -s /run/link ]
}

link_is_down() {
    ! link_is_up
}

client_has_ended() {
    ! kill -0 "$CLIENT" 2> /dev/null
}

link_is_up_or_client_has_ended() {
    link_is_up || client_has_ended
}

# connect [OPTION...]: dials, waits for IPCP, and routes the inner network into the tunnel.
connect() {
    dial "$@"
    adopt_link
}

# adopt_link: waits for the link, takes it over and reports it.
adopt_link() {
    await 60 link_is_up_or_client_has_ended
    link_is_up || give_up "no link"
    read -r LINK LOCAL_ADDRESS REMOTE_ADDRESS < /run/link
    ip route replace "$INNER_NETWORK" dev "$LINK"
    report link "$LINK" local "$LOCAL_ADDRESS" remote "$REMOTE_ADDRESS"
}

# await_end_of_client: reports its exit status, which tells why it ended (pppd(8), EXIT STATUS).
await_end_of_client() {
    await 60 client_has_ended || give_up "the client does not end"
    wait "$CLIENT"
    report client-status $?
}

# disconnect: ends the client as an operator would.
disconnect() {
    kill -TERM "$CLIENT"
    await_end_of_client
}

# ping_through ADDRESS [OPTION...]: reports the counters of ping.
ping_through() {
    target=$1
    shift
    report ping "$target" "$(ping -n -W 3 "$@" "$target" | grep 'packets transmitted')"
}

# download: reads to the end of the stream, reports the digest of what came.
download() {
    report download "$(bash -c "cat < /dev/tcp/$INNER_HOST/$DOWNLOAD_PORT" | sha256sum)"
}

# upload: sends random bytes, reports the digest of what was sent and the one the other end saw.
upload() {
    bash -c "
        exec 3<> /dev/tcp/$INNER_HOST/$UPLOAD_PORT
        head -c $TRANSFER_BYTES /dev/urandom | tee >(sha256sum | sed 's/^/LAB upload /' >&2) >&3
        echo LAB upload-seen \$(head -n 1 <&3)
    "
}
