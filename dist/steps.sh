# shellcheck shell=bash
# What dist/verify and dist/quickstart share: steps with progress, a JDK, packages. Sourced, not run.

readonly MINIMUM_JAVA=21
STEP=0

# steps NUMBER: how many there are.
steps() {
    STEP_COUNT=$1
}

# step TEXT...: announces the next step.
step() {
    STEP=$((STEP + 1))
    printf '[%d/%d] %s\n' "$STEP" "$STEP_COUNT" "$*"
}

# detail TEXT...: one fact about the current step.
detail() {
    printf '      %s\n' "$*"
}

# fail STATUS TEXT...: one sentence with the remedy, then the end.
fail() {
    local status=$1
    shift
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit "$status"
}

# java_version JAVA: its feature number (21 for 21.0.2); nothing when it is none.
java_version() {
    [[ -x $1 ]] || return 0
    "$1" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p'
}

# is_jdk DIRECTORY: true for a JDK, not only a JRE, that is new enough.
is_jdk() {
    local version
    [[ -x $1/bin/javac ]] || return 1
    version=$(java_version "$1/bin/java")
    ((${version:-0} >= MINIMUM_JAVA))
}

# find_jdk: prints the first JDK that is new enough: JAVA_HOME, then the PATH, then /usr/lib/jvm.
find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(on_path_jdk)" /usr/lib/jvm/*; do
        if [[ -n $candidate ]] && is_jdk "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

on_path_jdk() {
    local javac
    javac=$(command -v javac) || return 0
    dirname "$(dirname "$(readlink -f "$javac")")"
}

# provide_jdk: sets JAVA_HOME to a JDK that is new enough, and installs one if need be.
provide_jdk() {
    local package
    if ! JAVA_HOME=$(find_jdk); then
        for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
            if is_installable "$package"; then
                install_packages "$package"
                break
            fi
        done
        JAVA_HOME=$(find_jdk) || fail 3 "there is no JDK $MINIMUM_JAVA or later here, and the package sources" \
            "offer none: unpack one below /usr/lib/jvm (for example Eclipse Temurin), or set JAVA_HOME to it"
    fi
    export JAVA_HOME
    detail "JDK $(java_version "$JAVA_HOME/bin/java") in $JAVA_HOME"
}

# provide_maven: installs Maven when there is none, and sets MAVEN_OPTS.
provide_maven() {
    command -v mvn > /dev/null || install_packages maven
    MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1"
    if (($(java_version "$JAVA_HOME/bin/java") >= 24)); then
        MAVEN_OPTS+=" --sun-misc-unsafe-memory-access=allow"
    fi
    export MAVEN_OPTS
    detail "$(mvn --version 2> /dev/null | grep -o 'Apache Maven [0-9.]*')"
}

# is_installable PACKAGE: apt is here, knows it and has a version of it.
is_installable() {
    can_install && update_package_lists && apt-cache policy "$1" | grep -q 'Candidate: [^(]'
}

can_install() {
    ((EUID == 0)) && command -v apt-get > /dev/null
}

LISTS_UPDATED=
update_package_lists() {
    [[ -z $LISTS_UPDATED ]] || return 0
    detail "updating the package lists"
    apt-get -qq update || detail "the package lists could not be updated, going on with the old ones"
    LISTS_UPDATED=yes
}

# install_packages PACKAGE...: installs them; no service of theirs is started.
install_packages() {
    can_install || fail 3 "these packages are missing: $*; install them, or run this as root where apt-get is"
    update_package_lists
    detail "installing $*"
    forbid_service_starts
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" > /dev/null ||
        fail 3 "apt-get could not install $*: its message is above"
    allow_service_starts
}

# A packaged service must not run just because its client is wanted. A policy that stands already is kept.
readonly SERVICE_POLICY=/usr/sbin/policy-rc.d
SERVICE_POLICY_IS_OURS=

forbid_service_starts() {
    [[ ! -e $SERVICE_POLICY ]] || return 0
    SERVICE_POLICY_IS_OURS=yes
    printf '#!/bin/sh\nexit 101\n' > "$SERVICE_POLICY"
    chmod 755 "$SERVICE_POLICY"
}

# allow_service_starts: also to be called at the end of the script, however it ends.
allow_service_starts() {
    [[ -n $SERVICE_POLICY_IS_OURS ]] || return 0
    rm -f "$SERVICE_POLICY"
    SERVICE_POLICY_IS_OURS=
}

# provide_programs PROGRAM=PACKAGE...: installs the packages of the programs that are not here.
provide_programs() {
    local pair missing=()
    for pair in "$@"; do
        PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%=*}" > /dev/null || missing+=("${pair#*=}")
    done
    if ((${#missing[@]} > 0)); then
        install_packages "${missing[@]}"
    fi
    detail "all programs are here"
}
