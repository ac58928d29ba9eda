# shellcheck shell=sh
# A login that must fail: the client says why and ends by itself.
scenario() {
    dial
    await_end_of_client
}
