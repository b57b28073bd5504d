"""Prints the slowest tests of a run from the event streams of swift-testing (`swift test --event-stream-output-path`).

    python3 slowest.py COUNT FILE...

The time of a test is that of its cases, from the start of each to its end, in seconds of wall clock: waiting for a turn is not counted, but tests that run
at the same time slow each other down.
"""

import json
import sys


def durations(path):
    """Seconds by test id."""
    begun, seconds = {}, {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["kind"] != "event":
                continue
            event = record["payload"]
            if event["kind"] not in ("testCaseStarted", "testCaseEnded"):
                continue
            test = event["testID"]
            case = test, json.dumps(event.get("_testCase"), sort_keys=True)
            now = event["instant"]["absolute"]
            if event["kind"] == "testCaseStarted":
                begun.setdefault(case, []).append(now)
            elif begun.get(case):
                seconds[test] = seconds.get(test, 0.0) + now - begun[case].pop()
    return seconds


def names(path):
    """What a test says of itself, by test id."""
    found = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["kind"] == "test":
                test = record["payload"]
                found[test["id"]] = test.get("displayName") or test["name"]
    return found


def main():
    count, paths = int(sys.argv[1]), sys.argv[2:]
    slowest = []
    for path in paths:
        called = names(path)
        slowest += [(seconds, test.split("/")[0], called.get(test, test)) for test, seconds in durations(path).items()]
    slowest.sort(reverse=True)
    print(f"the {min(count, len(slowest))} slowest of {len(slowest)} tests, in seconds:")
    for seconds, place, name in slowest[:count]:
        print(f"{seconds:8.1f}  {place}: {name}")


main()
