# shellcheck shell=sh
# One login, pings to the server and to a host behind it, an orderly end.
scenario() {
    connect
    ping_through "$REMOTE_ADDRESS" -c 10 -i 0.2
    ping_through "$INNER_HOST" -c 10 -i 0.2 -s 1300
    disconnect
}
