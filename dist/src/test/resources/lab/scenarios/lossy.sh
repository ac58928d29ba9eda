# shellcheck shell=sh
# A good link that turns bad in both directions: loss, delay, reordering.
scenario() {
    connect
    impair
    ping_through "$INNER_HOST" -c 200 -i 0.05
    download
    upload
    disconnect
}

# What leaves vec0 is impaired there; what arrives is sent through ifb0 first.
impair() {
    # shellcheck disable=SC2086 # the impairment is words
    tc qdisc add dev vec0 root netem $IMPAIRMENT || give_up netem
    ip link add ifb0 type ifb || give_up ifb
    ip link set ifb0 up
    tc qdisc add dev vec0 handle ffff: ingress || give_up ingress
    tc filter add dev vec0 parent ffff: protocol ip u32 match u32 0 0 \
        action mirred egress redirect dev ifb0 || give_up filter
    # shellcheck disable=SC2086 # the impairment is words
    tc qdisc add dev ifb0 root netem $IMPAIRMENT || give_up netem
}
