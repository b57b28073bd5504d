#!/usr/bin/env bash
# What `make images-test` does: builds the images, runs the commands of Shared/Documentation/containers.md on them with the stand-in for Kafka, kills a service with
# SIGKILL, and takes everything down again. It has a project name, a port and a volume of its own, so a system that runs is not disturbed.
#
#   ENGINE=SCRIPT     `SCRIPT start DIR` starts a Docker engine and prints what to export, `SCRIPT stop DIR` stops it;
#                     without it, an engine must be there (DOCKER_HOST, if it is not the usual one)
#   ENGINE_DATA=DIR   where that engine keeps its data
#   ENGINE_PACKAGES   Debian packages that SCRIPT needs
set -euo pipefail
cd "$(dirname "$0")/.."

DOCKER=${DOCKER:-docker}
COMPOSE=${COMPOSE:-.tools/compose/bin/docker-compose}
ENGINE_DATA=${ENGINE_DATA:-/var/tmp/pledgeline-engine}
export COMPOSE_PROJECT_NAME=pledgeline-images-test COMPOSE_FILE=compose.yaml:compose.stand-in.yaml
export KAFKA_PORT=${KAFKA_PORT:-19592} LANG=C.UTF-8 PLEDGELINE_OWNERSHIP="" PLEDGELINE_TAG=""
# Seconds. Generous: they are only there to end what hangs.
BUILD_BOUND=3600 ENGINE_BOUND=900 UP_BOUND=600 STEP_BOUND=180

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

# Debian's packages, asked for only if one is missing.
packages() {
    local missing=() package
    for package; do dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package"); done
    [ ${#missing[@]} = 0 ] && return
    local sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# `docker compose` where docker has it, else the pinned one.
compose() {
    local bound=$1; shift
    if [ -n "$plugin" ]; then timeout "$bound" "$DOCKER" compose "$@"; else timeout "$bound" "$compose_program" "$@"; fi </dev/null
}

# The document's own words, whatever stands behind `docker` here.
docker() {
    if [ "$1" = compose ]; then shift; compose "$UP_BOUND" "$@"; else command "$DOCKER" "$@"; fi
}

clean_up() {
    local status=$?
    trap - EXIT INT TERM
    set +e
    if [ -n "${compose_program:-}" ]; then
        cd "$root/docker"
        if [ $status != 0 ]; then compose 60 ps --all; compose 60 logs --tail 20; fi
        say "taking everything down"
        compose "$STEP_BOUND" --profile cli down --volumes --timeout 20 >"$scratch/down" 2>&1 || cat "$scratch/down"
    fi
    cd "$root"
    [ -z "${ENGINE:-}" ] || timeout "$STEP_BOUND" "$ENGINE" stop "$ENGINE_DATA"
    rm -rf "$scratch"
    [ $status = 0 ] && printf '\nimages-test: all is well\n'
    exit $status
}

root=$PWD
scratch=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# shellcheck disable=SC2086
if [ -n "${ENGINE_PACKAGES:-}" ]; then packages $ENGINE_PACKAGES; fi
if [ -n "${ENGINE:-}" ]; then
    say "starting an engine"
    exports=$(timeout "$ENGINE_BOUND" "$ENGINE" start "$ENGINE_DATA")
    eval "$exports"
fi
type -P "$DOCKER" >/dev/null || packages docker.io
# A path, so that it is never the function above; Debian's before others, as in the Makefile.
[ "$DOCKER" != docker ] || DOCKER=$([ -x /usr/bin/docker ] && echo /usr/bin/docker || type -P docker)
"$DOCKER" version --format 'engine {{.Server.Version}}' || fail "no Docker engine answers; name one by DOCKER_HOST or ENGINE"
plugin=$("$DOCKER" compose version 2>/dev/null || true)
if [ -z "$plugin" ]; then make --silent "$COMPOSE"; fi
compose_program=$root/$COMPOSE

say "building"
time timeout "$BUILD_BOUND" make --silent images DOCKER="$DOCKER"
DOCKER_BUILDKIT=1 timeout "$BUILD_BOUND" "$DOCKER" build --quiet --file docker/Dockerfile --target kafka-stand-in --tag pledgeline-kafka-stand-in .

say "each image: every library is found, no program runs as root, it says what it is"
for image in registry pledges supervision scoring cli; do
    program=$("$DOCKER" image inspect --format '{{index .Config.Entrypoint 0}}' pledgeline-$image)
    libraries=$("$DOCKER" run --rm --entrypoint ldd pledgeline-$image "/usr/local/bin/$program")
    ! grep -F 'not found' <<<"$libraries" || fail "$image lacks a library"
    [ "$("$DOCKER" run --rm --entrypoint id pledgeline-$image -u)" = 10001 ] || fail "$image runs as root"
    "$DOCKER" run --rm pledgeline-$image --help | head -n 1
done

say "the commands of Shared/Documentation/containers.md"
readme() { awk -v name="<!-- test: $1 -->" '$0 == name { found = 1 } found && /^```/ { if (open) exit; open = 1; next } open' "$root/Shared/Documentation/containers.md"; }
commands=$(readme compose.sh)
[ -n "$commands" ] || fail "containers.md has no block compose.sh"
printf '%s\n' "$commands"
# They end with taking it down, which is for the end.
commands=$(grep -v '^docker compose down' <<<"$commands")
export -f docker compose
export DOCKER UP_BOUND plugin compose_program
time bash -euo pipefail -c "$commands" >"$scratch/printed" 2>"$scratch/errors" || { cat "$scratch"/*; fail "the commands of Shared/Documentation/containers.md do not run"; }
cat "$scratch/printed"
cd docker

say "the ranking has its ten townships, in order"
compose "$STEP_BOUND" logs --no-log-prefix sample >"$scratch/sample"
ranks=$(awk '/^Townships/ { table = 1 } table && $2 ~ /^t[0-9][0-9]$/ { printf "%s ", $1 }' "$scratch/sample")
[ "$ranks" = "1 2 3 4 5 6 7 8 9 10 " ] || { cat "$scratch/sample"; fail "the ranks are: $ranks"; }
grep -Eq '^ +1 +t01 +Liudi Town +95\.07 ' "$scratch/sample" || fail "the first is not Liudi Town with 95.07"
grep -Fq 'All is well.' "$scratch/printed" || fail "verify found something"

say "it is reached from this machine only, and from there"
"$DOCKER" ps --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --format '{{.Names}}  {{.Ports}}' | tee "$scratch/ports"
! grep -E '(0\.0\.0\.0|\[?::\]?):[0-9]+->' "$scratch/ports" || fail "a port is published on every address"
timeout "$STEP_BOUND" "$DOCKER" run --rm --network host pledgeline-cli rank show -b "127.0.0.1:$KAFKA_PORT" --namespace zhanhua-sample >"$scratch/outside"
grep -q "Liudi Town" "$scratch/outside" || fail "the published port does not answer"

say "SIGKILL for pledges: it comes back by itself, ready"
container=$(compose "$STEP_BOUND" ps --quiet pledges)
process=$("$DOCKER" inspect --format '{{.State.Pid}}' "$container")
# `docker kill` would count as told to stop. From another container, the engine may be on another machine.
"$DOCKER" run --rm --pid host --user 0 --cap-drop ALL --cap-add KILL --entrypoint sh pledgeline-cli -c "kill -9 $process"
for second in $(seq "$STEP_BOUND"); do
    state=$("$DOCKER" inspect --format '{{.RestartCount}} {{.State.Status}} {{.State.Health.Status}}' "$container")
    [[ $state == [1-9]*" running healthy" ]] && break
    sleep 1
done
echo "after $second s: restarts, state, health: $state"
[[ $state == [1-9]*" running healthy" ]] || fail "pledges did not come back"

say "the command of Shared/Documentation/containers.md to scale: each partition has one of three instances, and nothing is sent twice"
commands=$(readme scale.sh)
[ -n "$commands" ] || fail "containers.md has no block scale.sh"
printf '%s\n' "$commands"
time bash -euo pipefail -c "$commands" >"$scratch/printed" 2>"$scratch/errors" || { cat "$scratch/errors"; fail "up does not end well a second time"; }
for second in $(seq "$STEP_BOUND"); do
    owned=$(for instance in 1 2 3; do
        # One that is not ready yet says so with its status.
        compose "$STEP_BOUND" exec -T --index $instance pledges pledgeline-pledges --ready || true
    done | sed -n 's/.*"partition" : \([0-9]*\),.*/\1/p' | sort -n | tr '\n' ' ')
    [ "$owned" = "0 1 2 3 4 5 6 7 " ] && break
    sleep 1
done
[ "$owned" = "0 1 2 3 4 5 6 7 " ] || fail "three instances of pledges own the partitions $owned"
compose "$STEP_BOUND" logs --no-log-prefix sample >"$scratch/sample"
grep -Fq 'The sample is there already' "$scratch/sample" || fail "the sample was loaded twice"

say "after all this everything still verifies"
compose "$STEP_BOUND" run --rm -T cli verify >"$scratch/verified" 2>"$scratch/errors" || { cat "$scratch/verified"; fail "verify found something"; }
tail -n 3 "$scratch/verified"
