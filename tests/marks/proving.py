"""The promises of marks put to the proof, at length::

    python -m tests.marks.proving [--kills 2000] [--histories 3000] [--papers 100000]

Prints a table. The exit status is 1 if anything was lost or unreadable; times don't count.
"""

import errno
import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter_ns

from tests.marks.cutting import History
from tests.marks.deeds import READ, star
from tests.marks.failing import BEGINNINGS, NUMBERS, runs
from tuireader.marks import Cell, MarkStore, Wanted

ROOT = Path(__file__).parents[2]
STARS = 500
"""Changes that are timed."""

OPENING = """
import sys, time, pathlib
from tuireader.marks import MarkStore
before = time.process_time()
MarkStore(pathlib.Path(sys.argv[1])).marks_of(["doi:10.1/0"])
print(time.process_time() - before)
"""
"""Prints the CPU seconds that opening takes, with all that is imported for it."""


def prove(kills: int, histories: int, papers: int) -> bool:
    """Print the table; whether nothing was lost."""
    say("", "made", "lost", "unreadable")
    sound = all([prove_kills(kills, writers) for writers in (1, 2)])
    sound &= prove_failing_calls()
    sound &= prove_power_cuts(histories)
    with TemporaryDirectory() as folder:
        time_changes(Path(folder), papers)
        time_opening(Path(folder), papers)
    return prove_merging() and sound


def say(title: str, *columns: object) -> None:
    """Print a row."""
    print(f"{title:<48}", *(f"{each!s:>12}" for each in columns), flush=True)


def prove_kills(kills: int, writers: int) -> bool:
    """Kill half of the processes that are to be killed."""
    with TemporaryDirectory() as folder:
        arguments = (folder, str(kills // 2), str(writers), str(writers))
        printed = python("-m", "tests.marks.killing", *arguments)
    tally = json.loads(printed)
    title = f"kills, {writers} at once ({tally['acknowledged']:,} changes acknowledged)"
    return told(title, tally["kills"], tally["lost"], tally["unreadable"])


def prove_failing_calls() -> bool:
    """Let every call fail with every error, once and from there on."""
    made = lost = 0
    unreadable: list[str] = []
    for beginning in BEGINNINGS:
        for number in NUMBERS:
            for lasts in (False, True):
                for failed in runs(beginning, [number], lasts=lasts):
                    made += 1
                    lost += len(failed.lost)
                    unreadable += failed.unreadable
    names = ", ".join(errno.errorcode[each] for each in NUMBERS)
    return told(f"calls failed in turn ({names})", made, lost, unreadable)


def prove_power_cuts(histories: int) -> bool:
    """Live through many random histories."""
    lost: list[str] = []
    unreadable: list[str] = []
    for seed in range(histories):
        history = History(seed).run()
        lost += [f"history {seed}: {each}" for each in history.lost]
        unreadable += [f"history {seed}: {each}" for each in history.unreadable]
    complain(lost)
    return told("histories of power cuts and kills", histories, len(lost), unreadable)


def time_changes(folder: Path, papers: int) -> None:
    """One star with so many papers marked, while the thread keeps the marks."""
    store = MarkStore(folder)
    store.change([Wanted((f"doi:10.1/{each}",), Cell.READ, READ) for each in range(papers)], "Read")
    store.close()
    store = MarkStore(folder)
    store.keep()
    times = []
    for number in range(STARS):
        before = perf_counter_ns()
        star(store, f"doi:10.1/{number * 7 % papers}")
        times.append((perf_counter_ns() - before) / 1e6)
    store.close()
    slow = quantiles(times, n=20)[-1]
    say(f"a star among {papers:,} marked papers", f"{median(times):.2f} ms", f"p95 {slow:.2f} ms")
    print("    wanted: 0.2 ms")


def time_opening(folder: Path, papers: int) -> None:
    """Opening in a new process; the best of three, as others may use the machine."""
    seconds = min(float(python("-c", OPENING, str(folder))) for _ in range(3))
    say(f"opening {papers:,} marked papers", f"{seconds:.2f} s CPU")
    print("    wanted: 0.4 s")


def prove_merging() -> bool:
    """Whether the laws of merging hold for many more cases than usually."""
    program = [sys.executable, "-m", "pytest", "tests/marks/test_merging.py"]
    profile = os.environ | {"HYPOTHESIS_PROFILE": "nightly"}
    outcome = subprocess.run(program, cwd=ROOT, env=profile, capture_output=True, text=True)
    say("laws of merging", *outcome.stdout.splitlines()[-1:])
    return outcome.returncode == 0


def told(title: str, made: int, lost: int, unreadable: list[str]) -> bool:
    """Whether nothing was lost; printed, with the first complaints."""
    say(title, f"{made:,}", lost, len(unreadable))
    complain(unreadable)
    return not lost and not unreadable


def complain(about: Iterable[str]) -> None:
    """Print the first few."""
    for each in list(about)[:5]:
        print("   ", each)


def python(*arguments: str) -> str:
    """What a program prints."""
    program = [sys.executable, *arguments]
    return subprocess.run(program, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    parser = ArgumentParser(description="Put the promises of marks to the proof.")
    parser.add_argument("--kills", type=int, default=2_000)
    parser.add_argument("--histories", type=int, default=3_000)
    parser.add_argument("--papers", type=int, default=100_000)
    sys.exit(0 if prove(**vars(parser.parse_args())) else 1)
