# shellcheck shell=sh disable=SC1090,SC1091
# Process 1 of a client guest: User Mode Linux on the host's own root file system.
# The kernel command line gives LAB (the directory of these scripts) and PARAMETERS (a file of
# assignments for this guest). The root is read-only: what must be written goes to memory.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run TMPDIR=/run LC_ALL=C

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mountpoint -q /dev || mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd

# Read before memory covers /run, where a host may keep them.
. "$PARAMETERS"
. "$LAB/functions.sh"
. "$LAB/scenarios/$SCENARIO.sh"

mount -t tmpfs tmpfs /run
mkdir -p /run/ppp /run/lock

watchdog &
load_modules
configure_network
prepare_ppp
report boot ready
scenario
report end "$SCENARIO"
power_off
