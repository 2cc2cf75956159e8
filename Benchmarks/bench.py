#!/usr/bin/env python3
"""Times whole processes, interleaved, and prints medians, spreads and ratios to the rival.

Every round runs each command once, in turn, so that a drift of the machine's speed touches all
alike; a ratio is worked out within each round, and the median of those ratios is what a bar is held
to. Nothing here judges a single absolute time.
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUALM = ROOT / ".build" / "release" / "qualm"
FIRST_QUERY = "find coping where mission = MONUSCO and theme = resource | count by source"
SCRIPT_LINES = 2_000

COMMANDS = {
    "sqlite3 :memory: 'select 1'": ["sqlite3", ":memory:", "select 1"],
    "qualm --version": [str(QUALM), "--version"],
    "qualm -c '<first query>'": [str(QUALM), "-c", FIRST_QUERY, "--format", "csv"],
    f"qualm < {SCRIPT_LINES} queries": [str(QUALM), "--format", "csv"],
}


def milliseconds(arguments: list[str], stdin: int) -> float:
    """The wall time of one process from before it is spawned until it is reaped."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.lseek(stdin, 0, os.SEEK_SET)
    actions = [
        (os.POSIX_SPAWN_DUP2, stdin, 0),
        (os.POSIX_SPAWN_DUP2, null, 1),
        (os.POSIX_SPAWN_DUP2, null, 2),
    ]
    start = time.perf_counter_ns()
    child = os.posix_spawnp(arguments[0], arguments, os.environ, file_actions=actions)
    _, status = os.waitpid(child, 0)
    elapsed = (time.perf_counter_ns() - start) / 1e6
    os.close(null)
    if status != 0:
        sys.exit(f"{' '.join(arguments)}: status {os.waitstatus_to_exitcode(status)}")
    return elapsed


def measure(rounds: int) -> dict[str, list[float]]:
    """The times of every command, round by round; the first two rounds are not counted."""
    script = os.memfd_create("script")
    os.write(script, f"{FIRST_QUERY}\n".encode() * SCRIPT_LINES)
    empty = os.memfd_create("empty")
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(rounds + 2):
        for name, arguments in COMMANDS.items():
            takes_script = name.startswith("qualm <")
            if takes_script and number % 8 != 2:
                continue
            elapsed = milliseconds(arguments, script if takes_script else empty)
            if number >= 2:
                times[name].append(elapsed)
    return times


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=101)
    options.add_argument("--json", type=Path, help="also write the figures here")
    arguments = options.parse_args()

    times = measure(arguments.rounds)
    rival, version, query, script = times
    print(f"{'whole process, ms':40} {'min':>8} {'median':>8} {'max':>8}")
    for name, values in times.items():
        print(
            f"{name:40} {min(values):8.2f} {statistics.median(values):8.2f} {max(values):8.2f}"
        )

    bases = times[rival]
    version_ratio = statistics.median(a / b for a, b in zip(times[version], bases))
    query_ratio = statistics.median(a / (1.5 * b + 3) for a, b in zip(times[query], bases))
    per_query = (statistics.median(times[script]) - statistics.median(times[version])) * 1e3
    per_query /= SCRIPT_LINES
    bars = [
        ("start-up: --version over sqlite3", version_ratio, 2.0),
        ("first answer over (1.5 x sqlite3 + 3 ms)", query_ratio, 1.0),
    ]
    print()
    for name, ratio, bar in bars:
        print(f"{name:44} {ratio:6.2f}   bar {bar:.2f}   {'met' if ratio <= bar else 'MISSED'}")
    print(f"{'one query of a script, microseconds':44} {per_query:6.1f}")

    if arguments.json:
        figures = {
            "rounds": arguments.rounds,
            "milliseconds": times,
            "ratios": {name: ratio for name, ratio, _ in bars},
            "microseconds_per_query": per_query,
        }
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
