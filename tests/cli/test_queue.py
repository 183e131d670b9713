"""Queues from the shell: filled, put in order, done with, and on disk when it ends."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader.library import Library

KITES, RIVERS, NOTE = "2301.00001", "10.1234/river", "An Undated Note"


def on_disk(home: Path) -> dict[str, list[str]]:
    """The queues, and the first word of each title in its order."""
    with closing(Library(home)) as library:
        library.sync()
        return {
            name: [row.title.split()[0] for row in library.rows(library.queue_order(name))]
            for name, _ in library.queues()
        }


@pytest.fixture
def queued(filled: Run, home: Path) -> Run:
    """Kites, Rivers and An Undated Note are to be read next in this order, Rivers in thesis."""
    filled("queue", "add", "has:date", "sort:title")
    filled("queue", "add", "undated")
    filled("queue", "add", "--to", "thesis", "rivers")
    assert on_disk(home) == {"next": ["Kites", "Rivers", "An"], "thesis": ["Rivers"]}
    return filled


def test_without_queues_the_one_that_is_always_there_is_listed(run: Run) -> None:
    assert run("queue").lines == run("queue", "list").lines == ["next\t0"]
    outcome = run("queue", "list", "next")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")


def test_papers_are_added_in_the_order_of_their_query(filled: Run, home: Path) -> None:
    outcome = filled("queue", "add", "has:date", "sort:-title")
    assert outcome.out == "Queued 2 papers in next\n"
    outcome = filled("queue", "add", "--front", "--", "-rivers")
    assert outcome.out == "Queued 1 paper in next at its front\n"
    assert on_disk(home) == {"next": ["An", "Rivers", "Kites"]}
    assert filled("queue", "add", "kites").out == "Queued 0 papers in next\n"
    filled("queue", "add", "kites", "--to", "My thesis")
    filled("queue", "add", "rivers", "--to", "MY THESIS")
    assert filled("queue").lines == ["My thesis\t2", "next\t3"]


def test_a_queue_is_listed_in_its_order_with_numbers(
    queued: Run, on_terminal: Callable[[int], None]
) -> None:
    queued("mark", "starred", "rivers")
    assert queued("queue", "list", "NEXT").lines == [
        "1 ●   Kites that Teach Themselves — Ana Kim, Bo Lund (2023)",
        "2 ● ★ Rivers as Computers — Céline Øst (2022)",
        "3 ●   An Undated Note",
    ]
    on_terminal(20)
    assert queued("queue", "list", "thesis").lines == ["1 ● ★ Rivers as Com…"]
    queued("queue", "empty", "next")
    assert queued("queue", "list", "next").err == "The queue is empty.\n"


@pytest.mark.parametrize(
    ("paper", "where", "order", "number"),
    [
        (NOTE, ["first"], ["An", "Kites", "Rivers"], 1),
        (KITES, ["last"], ["Rivers", "An", "Kites"], 3),
        (KITES, ["down"], ["Rivers", "Kites", "An"], 2),
        (NOTE, ["up"], ["Kites", "An", "Rivers"], 2),
        (NOTE, ["before", RIVERS], ["Kites", "An", "Rivers"], 2),
        (KITES, ["after", RIVERS], ["Rivers", "Kites", "An"], 2),
        (KITES, ["up"], ["Kites", "Rivers", "An"], 1),
        (NOTE, ["down"], ["Kites", "Rivers", "An"], 3),
        (KITES, ["before", KITES], ["Kites", "Rivers", "An"], 1),
    ],
)
def test_a_paper_is_moved(
    queued: Run, home: Path, paper: str, where: list[str], order: list[str], number: int
) -> None:
    outcome = queued("queue", "move", paper, *where, "--in", "next")
    assert outcome.status == 0
    assert outcome.out.endswith(f"” is number {number} of 3 in next\n")
    assert on_disk(home)["next"] == order


def test_papers_leave_a_queue_and_no_other(queued: Run, home: Path) -> None:
    assert queued("queue", "remove", "rivers", "or", "undated").out == "Took 2 papers off next\n"
    assert on_disk(home) == {"next": ["Kites"], "thesis": ["Rivers"]}
    assert (
        queued("queue", "remove", "--all", "--from", "Thesis").out == "Took 1 paper off “thesis”\n"
    )
    assert on_disk(home) == {"next": ["Kites"]}
    assert queued("list", "is:read").out == ""


def test_papers_that_are_done_are_read_and_off_their_queue(queued: Run, home: Path) -> None:
    outcome = queued("queue", "done", "--in", "thesis", "has:date")
    assert outcome.out == "Done with 1 paper in “thesis”\n"
    assert on_disk(home) == {"next": ["Kites", "Rivers", "An"]}
    assert queued("list", "--format", "ids", "is:read").lines == ["doi:10.1234/river"]


def test_a_queue_is_renamed_and_emptied(queued: Run, home: Path) -> None:
    assert (
        queued("queue", "rename", "Thesis", "my phd").out == "Renamed queue “thesis” to “my phd”\n"
    )
    assert on_disk(home)["my phd"] == ["Rivers"]
    assert queued("queue", "empty", "my phd").out == "Took 1 paper off “my phd”\n"
    assert queued("queue", "empty", "next").out == "Took 3 papers off next\n"
    assert on_disk(home) == {}


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["list", "thesi"], 1, "there is no queue “thesi”, did you mean “thesis”?"),
        (["empty", "gone"], 1, "tuireader: there is no queue “gone”"),
        (["done", "--in", "gone", "kites"], 1, "there is no queue “gone”"),
        (["rename", "thesis", "NEXT"], 1, "there is a queue “NEXT” already"),
        (["rename", "thesis", ""], 2, "tuireader queue: It needs a name"),
        (["add", "--to", "two  spaces", "kites"], 2, "single spaces"),
        (["move", "nowhere", "first"], 1, "no paper is known as nowhere"),
        (["move", "--in", "thesis", KITES, "first"], 1, "2301.00001 is not in the queue “thesis”"),
        (["move", KITES, "before", "nowhere"], 1, "no paper is known as nowhere"),
        (["move", KITES, "aside"], 2, "tuireader queue: move takes [--in NAME] ID (first"),
        (["move", KITES, "before"], 2, "move takes [--in NAME] ID (first"),
        (["add"], 2, "which papers? A query says it: tuireader queue add QUERY"),
        (["remove"], 2, "tuireader queue remove QUERY, or --all does"),
        (["remove", "--all", "kites"], 2, "a query or --all, not both"),
        (["add", "year:kim"], 2, "  year:kim\n       ^~~"),
        (["add", "--in", "thesis", "kites"], 2, "add takes no --in"),
        (["list", "--all"], 2, "list takes no --all"),
        (["list", "a", "b"], 2, "list takes [NAME]"),
        (["rename", "thesis"], 2, "rename takes OLD NEW"),
        (["fill", "kites"], 2, "fill is none of list, add, remove, done, move, rename, empty"),
        (["list", "gone\x1b[2J"], 1, "there is no queue"),
    ],
    ids=lambda each: " ".join(each)[:20] if isinstance(each, list) else "",
)
def test_what_can_not_be_done_is_told_and_changes_nothing(
    queued: Run, home: Path, words: list[str], status: int, said: str
) -> None:
    before = on_disk(home)
    outcome = queued("queue", *words)
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert "\x1b" not in outcome.err
    assert on_disk(home) == before
