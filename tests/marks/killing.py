"""Processes that mark papers without end, killed at random, and what they leave looked at.

It runs by itself, so that it has one thread only when it forks::

    python -m tests.marks.killing FOLDER KILLS WRITERS SEED

It prints what it counted as one JSON object.
"""

import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from select import select
from signal import SIGKILL
from time import monotonic

from tinydb import TinyDB

from tuireader.marks import Cell, MarkStore, NotSaved, Wanted, keeping, log

PAPERS = 7
"""Papers of each writer."""

UNDONE = 11
"""Of so many steps in a life the last one takes back the one before it."""

GROWN = 2_000
"""Bytes of journal at which a snapshot is due here."""

LONGEST = 0.03
"""Seconds that a process lives at most."""


@dataclass
class Tally:
    """What was counted."""

    kills: int = 0
    snapshots: int = 0
    """Rounds of kills in which at least one was written."""
    acknowledged: int = 0
    lost: int = 0
    """Changes that were acknowledged, and are not there."""
    unreadable: list[str] = field(default_factory=list)
    """Notices, exceptions, and marks that nobody made."""


class Writer:
    """One process after the other that marks the same papers, and what is known of them."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._number = 0
        self._marked: dict[str, str] = {}
        self._process = self._pipe = 0
        self._heard = b""

    def start(self) -> None:
        self._pipe, end = os.pipe()
        self._heard = b""
        self._process = os.fork()
        if self._process:
            os.close(end)
            return
        try:
            self._mark_without_end(end)
        finally:
            os._exit(1)

    def listen(self, seconds: float) -> None:
        """Hear what it acknowledges, so that it never waits for us."""
        deadline = monotonic() + seconds
        while (left := deadline - monotonic()) > 0:
            if select([self._pipe], [], [], left)[0]:
                self._hear()

    def kill(self) -> None:
        os.kill(self._process, SIGKILL)
        os.waitpid(self._process, 0)
        while self._hear():
            pass
        os.close(self._pipe)

    def look(self, found: dict[str, str], tally: Tally) -> None:
        """Hold what is found against what was acknowledged.

        The step that was being made may be there, or not.
        """
        acknowledged = self._heard.count(b"\n")
        tally.acknowledged += acknowledged
        steps = self._steps(acknowledged + 1)
        for many in (acknowledged + 1, *range(acknowledged, -1, -1)):
            if self._after(steps[:many]) == found:
                tally.lost += max(0, acknowledged - many)
                break
        else:
            tally.unreadable.append(f"{self._name} has what was never so")
        self._number += len(steps)
        self._marked = found

    def _mark_without_end(self, end: int) -> None:
        store = MarkStore(self._folder)
        store.keep()
        life = 0
        while True:
            step = self._steps(life + 1)[life]
            if step is None:
                store.undo()
            else:
                store.change([Wanted((step[0],), Cell.READ, step[1])], "Read")
            while store.unsaved is not None:
                with suppress(NotSaved):
                    store.save()
            os.write(end, b"\n")
            life += 1

    def _steps(self, many: int) -> list[tuple[str, str] | None]:
        """What a process does first: a paper and when it is read, or None for undo."""
        return [self._step(each) for each in range(many)]

    def _step(self, life: int) -> tuple[str, str] | None:
        if life % UNDONE == UNDONE - 1:
            return None
        number = self._number + life
        moment = datetime(2001, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
        return f"doi:10.1/{self._name}.{number % PAPERS}", f"{moment:%Y-%m-%dT%H:%M:%SZ}"

    def _after(self, steps: list[tuple[str, str] | None]) -> dict[str, str]:
        marked, before = dict(self._marked), dict(self._marked)
        for step in steps:
            if step is None:
                marked = before
            else:
                before = dict(marked)
                marked[step[0]] = step[1]
        return marked

    def _hear(self) -> bool:
        heard = os.read(self._pipe, 65_536)
        self._heard += heard
        return bool(heard)


def kill_often(folder: Path, kills: int, writers: int, seed: int) -> Tally:
    """Kill so many processes, of which so many mark papers at once."""
    rng, tally = Random(seed), Tally()
    log._GROWN, keeping._WINDOW = GROWN, 0.001
    crowd = [Writer(folder, f"w{number}") for number in range(writers)]
    snapshot, before = folder / "state.json", b""
    while tally.kills < kills:
        for writer in crowd:
            writer.start()
        for writer in rng.sample(crowd, len(crowd)):
            writer.listen(rng.uniform(0, LONGEST))
            writer.kill()
            tally.kills += 1
        _look(folder, crowd, tally)
        after = snapshot.read_bytes() if snapshot.exists() else b""
        tally.snapshots += after != before
        before = after
    return tally


def _look(folder: Path, crowd: list[Writer], tally: Tally) -> None:
    try:
        store = MarkStore(folder)
        everything = store.everything()
        tally.unreadable += store.notices
        snapshot = folder / "state.json"
        if snapshot.exists():
            with TinyDB(snapshot, access_mode="r") as stock:
                stock.table("marks").all()
    except Exception as error:
        tally.unreadable.append(repr(error))
        return
    for writer in crowd:
        mine = {key: each.read for key, each in everything.items() if f"/{writer._name}." in key}
        writer.look(mine, tally)


if __name__ == "__main__":
    kills, writers, seed = map(int, sys.argv[2:])
    print(json.dumps(asdict(kill_often(Path(sys.argv[1]), kills, writers, seed))))
