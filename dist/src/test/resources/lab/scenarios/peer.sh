# shellcheck shell=sh
# One of two clients that reach each other; it stays until the test has seen both.
scenario() {
    connect
    ip route replace "$PEER" dev "$LINK"
    await 60 ping -n -c 1 -W 1 "$PEER" > /dev/null || give_up "the peer does not answer"
    ping_through "$PEER" -c 10 -i 0.2 -s 1300
    report holding
    await 60 test -e "$RELEASE" || give_up "not released"
    disconnect
}
