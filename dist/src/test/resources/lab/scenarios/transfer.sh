# shellcheck shell=sh
# Random bytes through the tunnel, one way after the other.
scenario() {
    connect
    download
    upload
    disconnect
}
