"""Steps done, undone and done again, and histories told apart by them."""

from tests.marks.documents import stamp
from tuireader.marks import Cell, Value, queue_cell
from tuireader.marks.clock import NEVER, Clock
from tuireader.marks.framing import framed
from tuireader.marks.history import Deed, History, Made

KEY = "arxiv:2006.10029"

LATER = stamp(2**42)
"""After all steps here."""


def cell_of(key: str) -> tuple[str, Value, Value]:
    """What is set for a paper, and from what to what."""
    return (Cell.STARRED, False, True) if key < "b" else (queue_cell("next"), None, "a1")


class Reader:
    """Does steps as a process does that has the papers to itself."""

    def __init__(self) -> None:
        self.history = History()
        self.clock = Clock(lambda: 1, "9f3a2c1d")
        self.now: dict[str, str] = {}
        """The stamp of each paper's cell."""

    def do(self, *keys: str) -> Deed:
        at = self.clock.tick()
        made = tuple(Made(key, *cell_of(key), self._stamp(key)) for key in keys)
        deed = Deed(at, f"step {at}", made)
        self.history.add(deed)
        self.now.update(dict.fromkeys(keys, at))
        return deed

    def undo(self, *, all_of_it: bool = True) -> None:
        if (deed := self.history.newest_done()) is not None:
            made = deed.made if all_of_it else deed.made[1:]
            self.history.undid(self._set(made), made)

    def redo(self, *, all_of_it: bool = True) -> None:
        if (deed := self.history.newest_undone()) is not None:
            made = deed.made if all_of_it else deed.made[1:]
            self.history.redid(self._set(made), made)

    def run(self, operations: list[str]) -> None:
        for number, operation in enumerate(operations):
            if operation == "do":
                self.do("a", f"b{number % 2}")
            elif operation.startswith("undo"):
                self.undo(all_of_it=operation == "undo")
            else:
                self.redo(all_of_it=operation == "redo")

    def was(self, key: str, since: str | None = None) -> str:
        """The stamp the cell had when it was last as it is, or as it was then."""
        at = self._stamp(key) if since is None else since
        return self.history.as_it_was(key, cell_of(key)[0], at)

    def _stamp(self, key: str) -> str:
        return self.now.get(key, NEVER)

    def _set(self, made: tuple[Made, ...]) -> str:
        at = self.clock.tick()
        self.now.update({each.key: at for each in made})
        return at


def inherited(data: bytes, before: str = LATER) -> History:
    history = History()
    history.inherit(data, before)
    return history


def done_in(history: History) -> list[Deed]:
    """What can be undone, the newest first; it is gone from the history then."""
    deeds = []
    while (deed := history.newest_done()) is not None:
        deeds.append(deed)
        history.undid(LATER, ())
    return deeds


def undone_in(history: History) -> list[Deed]:
    """What can be done again, the newest first; it is gone from the history then."""
    deeds = []
    while (deed := history.newest_undone()) is not None:
        deeds.append(deed)
        history.redid(LATER, ())
    return deeds


def line(at: int, key: str = KEY) -> bytes:
    return framed(
        {"did": stamp(at), "title": f"step {at}", "made": [[key, "starred", False, True, ""]]}
    )


def deed(at: int) -> Deed:
    return Deed(stamp(at), f"step {at}", (Made(KEY, Cell.STARRED, False, True, NEVER),))
