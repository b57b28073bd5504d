#!/bin/bash
# Runs every target, or those named, under libFuzzer: fuzz.sh PROGRAM SECONDS [TARGET…]. What it learns goes to a folder of the build; the kept corpus is
# only read. Ends with 1 and the way to repeat it if an input was not survived.
set -u
program=$1 seconds=$2
shift 2
here=$(cd "$(dirname "$0")" && pwd)
work=$(dirname "$program")/fuzz
targets=${*:-$(ls "$here/Corpus")}
failed=0
mkdir -p "$work/found"
for target in $targets; do
    mkdir -p "$work/learnt/$target"
    echo "== $target, $seconds s"
    # libFuzzer's own handler keeps the input; Swift's would only print where it was.
    if ! PLEDGELINE_FUZZ=$target SWIFT_BACKTRACE=enable=no "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 \
        -print_final_stats=1 -verbosity=1 -artifact_prefix="$work/found/$target-" "$work/learnt/$target" "$here/Corpus/$target" >"$work/$target.log" 2>&1; then
        failed=1
        grep -E "Fatal error|ERROR|SUMMARY|Test unit written" "$work/$target.log"
        echo "$target failed. Mend it, and keep the input: cp $work/found/$target-… Tests/Fuzz/Corpus/$target/found-…"
    fi
    grep -E "^#[0-9]+.*(DONE|pulse)|stat::number_of_executed_units|stat::new_units_added" "$work/$target.log" | tail -3
done
exit $failed
