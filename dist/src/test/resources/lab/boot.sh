# shellcheck shell=sh
# boot.sh TAP SCRIPTS PARAMETERS: boots a guest; the host's side of init.sh.
#
# User Mode Linux runs the guest's processes as traced processes of the host, with the host's root
# file system as theirs. Should the tracer be killed, they would go on as ordinary processes of root.
# So the caller starts this script as the first process of a PID namespace (they all end with it) and
# in a mount namespace, where the root is made read-only for everybody, tracer included.
set -e
tap=$1
scripts=$2
parameters=$3

mount -o remount,bind,ro /
# The guest's memory and the kernel's own small files.
mount -t tmpfs tmpfs /mnt
export HOME=/mnt TMPDIR=/mnt

# Unknown assignments become the environment of the guest's first process, words after -- its arguments.
exec linux.uml mem=256M root=/dev/root rootfstype=hostfs rootflags=/ ro init=/bin/sh quiet \
    con=null con0=fd:0,fd:1 "vec0:transport=tap,ifname=$tap,depth=64,gro=1" \
    "LAB=$scripts" "PARAMETERS=$parameters" -- "$scripts/init.sh"
