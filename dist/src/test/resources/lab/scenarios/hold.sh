# shellcheck shell=sh
# A client that stays until it is killed from outside.
scenario() {
    connect
    ping_through "$INNER_HOST" -c 3 -i 0.2
    report holding
    sleep "$TIME_LIMIT"
}
