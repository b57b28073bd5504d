#!/usr/bin/env bash
# Runs all tests of a build, three processes at a time: Tests/run.sh FOLDER, where FOLDER is what `swift build --show-bin-path` says.
#
# In each process one test runs at a time. So a test's time is how long it ran: swift-testing's own parallelism starts all clocks at once and counts the
# waiting for a free thread. And what only computes keeps no thread from what waits with a bound. Who waits for brokers and services leaves the
# processor to others, so there are more processes than cores.
set -euo pipefail

width=3
# Of these every suite has a process of its own: they take longest. The others have one for all their suites.
split='EndToEndTests|VerifierTests|SampleTests|ReadmeTests'

# Runs one group, `Module` or `Module.Suite`, and says how it went; all it printed if it failed.
run_group() {
    local group=$1 log status=0
    log=$results/$group.log
    "$program" --testing-library swift-testing --no-parallel --filter "^${group//./\\.}[./]" --xunit-output "$results/$group.xml" \
        >"$log" 2>&1 </dev/null || status=$?
    if [ $status = 0 ]; then
        echo "$group: $(tail -n 1 "$log")"
    else
        # In one piece, whatever the others print meanwhile.
        (flock 9 && cat "$log" && echo "$group ended with status $status") 9>"$results/printing"
        echo "$group" >>"$results/failed"
        return 1
    fi
}

program=$1/pledgelinePackageTests.xctest
results=$1/test-results
if [ $# = 2 ]; then
    run_group "$2"
    exit
fi

# Years told in an earlier run (Tests/Support/Year/ToldYears.swift) are told again.
rm -rf "$results" "$1/told"
mkdir -p "$results"
"$program" --testing-library swift-testing --list-tests | grep -v '^SlowestTests\.' >"$results/list"
# The longest first: none of them begins when the others have ended.
{
    cut -d/ -f1 "$results/list" | grep -E "^($split)\." | sort -u
    cut -d. -f1 "$results/list" | grep -vE "^($split)$" | sort -u
} | xargs -P $width -I GROUP "$0" "$1" GROUP || {
    echo "failed: $(tr '\n' ' ' <"$results/failed")" >&2
    exit 1
}

run=$(cat "$results"/*.xml | grep -c '<testcase ')
all=$(wc -l <"$results/list")
if [ "$run" != "$all" ]; then
    echo "of $all tests only $run were run" >&2
    exit 1
fi
PLEDGELINE_TEST_RESULTS=$results exec "$program" --testing-library swift-testing --filter '^SlowestTests\.'
