# shellcheck shell=sh
# iperf3 through the tunnel, first to the server, then from it.
scenario() {
    connect
    measure upload
    measure download -R
    disconnect
}

# measure NAME [OPTION...]: reports what the receiving end counted.
measure() {
    name=$1
    shift
    report iperf3 "$name" "$(iperf3 -c "$INNER_HOST" -t "$SECONDS_EACH" -f m "$@" | grep receiver)"
}
