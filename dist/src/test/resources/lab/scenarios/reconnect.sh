# shellcheck shell=sh
# A client that dials again whenever its link ends.
scenario() {
    connect persist maxfail 0 holdoff 1 lcp-echo-interval 2 lcp-echo-failure 3
    ping_through "$INNER_HOST" -c 3 -i 0.2
    report holding
    await 60 link_is_down || give_up "the link does not end"
    report link-lost
    adopt_link
    ping_through "$INNER_HOST" -c 3 -i 0.2
    disconnect
}
