"""A damaged catalogue is mended by whatever command meets it, which then does what was asked."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.catalogue.damaging import OF_PAPERS, OF_THE_INDEX, execute, overwrite
from tests.cli.conftest import Run
from tuireader.catalogue import Catalogue, DamagedCatalogueError, Mended
from tuireader.library import Library

EMPTIED = OF_THE_INDEX["data emptied"]


@pytest.fixture
def catalogue(filled: Run, home: Path) -> Path:
    """The catalogue's file of a library with the three papers, one of them starred."""
    filled("mark", "starred", "kites")
    return home / "catalogue.db"


def marks_in(home: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in home.glob("state.*")}


@pytest.mark.parametrize(
    "name", ["data emptied", "config emptied", "words not listed", "vocabulary dropped"]
)
def test_a_list_is_printed_from_an_index_made_anew(run: Run, catalogue: Path, name: str) -> None:
    execute(catalogue, OF_THE_INDEX[name])
    outcome = run("list", "kites", "--format", "ids")
    assert (outcome.status, outcome.lines) == (0, ["arxiv:2301.00001"])
    (line,) = outcome.err.splitlines()
    assert line.startswith("tuireader: the index was damaged (")
    assert line.endswith("); it was made anew, with 3 papers")
    again = run("list", "is:starred", "--format", "ids")
    assert (again.lines, again.err) == (["arxiv:2301.00001"], "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "arxiv:2301.00001"], "Kites that Teach Themselves"),
        (["mark", "read", "rivers"], "Read 1 paper"),
        (["merge", "copy.json"], "copy.json: marks of 1 paper, nothing new"),
        (["backup", "another.json"], "another.json"),
        (["list", "sort:title", "--limit", "1", "--format", "ids"], "title:anundatednote"),
    ],
)
def test_every_command_does_what_was_asked_after_mending(
    run: Run, catalogue: Path, words: list[str], told: str
) -> None:
    run("backup", "copy.json")
    execute(catalogue, ["DROP TABLE words_data"])
    outcome = run(*words)
    assert outcome.status == 0
    assert told.lower() in outcome.out.lower()
    assert outcome.err.count("made anew") == 1


def test_a_catalogue_set_aside_is_told_with_what_to_add_again(
    run: Run, catalogue: Path, home: Path
) -> None:
    before = marks_in(home)
    execute(catalogue, OF_PAPERS["papers dropped"])
    outcome = run("list")
    assert (outcome.status, outcome.out) == (1, "")
    (aside,) = home.glob("catalogue.db.corrupt-*")
    first, second = outcome.err.splitlines()
    assert first.startswith("tuireader: the catalogue was damaged (")
    assert first.endswith(f"; it is kept as {aside.name}")
    assert second.endswith("add again: papers.jsonl")
    assert run("add", "papers.jsonl").status == 0
    assert run("list", "is:starred", "--format", "ids").lines == ["arxiv:2301.00001"]
    assert marks_in(home) == before


def test_marks_are_backed_up_though_all_papers_are_lost(run: Run, catalogue: Path) -> None:
    execute(catalogue, OF_PAPERS["papers dropped"])
    outcome = run("backup", "copy.json")
    assert (outcome.status, outcome.lines) == (1, ["copy.json"])
    assert "kept as catalogue.db.corrupt-" in outcome.err
    assert Path("copy.json").is_file()


def test_adding_mends_the_index_and_adds(run: Run, catalogue: Path) -> None:
    execute(catalogue, EMPTIED)
    Path("more.jsonl").write_text('{"title": "Kites at Night"}\n', encoding="utf-8")
    outcome = run("add", "more.jsonl", "papers.jsonl")
    assert outcome.status == 0
    assert outcome.lines == [
        "more.jsonl: 1 new, 0 known, 0 changed",
        "papers.jsonl: 0 new, 3 known, 0 changed",
        "total: 1 new, 3 known, 0 changed",
    ]
    assert outcome.err.count("\n") == 1
    assert len(run("list", "kites").lines) == 2


def test_adding_goes_on_with_an_empty_catalogue(run: Run, catalogue: Path) -> None:
    overwrite(catalogue, [(0, b"\0" * 4096)])
    outcome = run("add", "papers.jsonl")
    assert (outcome.status, outcome.lines) == (1, ["papers.jsonl: 3 new, 0 known, 0 changed"])
    assert "kept as catalogue.db.corrupt-" in outcome.err
    assert len(run("list").lines) == 3


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b'{"title": "Kites at Night"}\n'))
    monkeypatch.setattr("sys.stdin", stream)


@pytest.mark.usefixtures("piped")
def test_what_is_piped_in_is_not_read_before_the_index_is_found_sound(
    run: Run, catalogue: Path
) -> None:
    execute(catalogue, EMPTIED)
    outcome = run("add", "-")
    assert (outcome.status, outcome.lines) == (0, ["standard input: 1 new, 0 known, 0 changed"])
    assert "made anew" in outcome.err


@pytest.mark.usefixtures("piped")
def test_what_was_piped_in_and_is_lost_is_said_to_be_so(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Catalogue, *_: object) -> None:
        raise DamagedCatalogueError("found while writing")

    monkeypatch.setattr(Catalogue, "add", refuse)
    outcome = run("add", "-")
    assert (outcome.status, outcome.out) == (1, "")
    assert "standard input can't be read twice: nothing of it was added" in outcome.err


def test_damage_that_mending_does_not_find_is_told_and_not_mended_again(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mendings: list[object] = []

    def mend(self: Library, progress: object) -> Mended:
        mendings.append(self)
        return Mended()

    monkeypatch.setattr(Library, "mend", mend)
    execute(catalogue, EMPTIED)
    Path("more.jsonl").write_text('{"title": "Kites at Night"}\n', encoding="utf-8")
    for words in (["list", "kites"], ["add", "more.jsonl"], ["mark", "read", "kites"]):
        mendings.clear()
        outcome = run(*words)
        assert (outcome.status, outcome.out) == (1, "")
        assert outcome.err.startswith(f"tuireader: {catalogue}: ")
        assert outcome.err.count("\n") == 1
        assert len(mendings) == 1


def test_lines_that_were_printed_are_not_printed_again(
    run: Run, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuireader.cli.listing._AT_ONCE", 1)
    rows, asked = Library.rows, []

    def damaged_later(self: Library, ids: list[int]) -> object:
        asked.append(ids)
        if len(asked) == 3:
            raise DamagedCatalogueError("found on the way")
        return rows(self, ids)

    monkeypatch.setattr(Library, "rows", damaged_later)
    outcome = run("list", "--format", "ids")
    assert (outcome.status, len(outcome.lines)) == (1, 2)
    assert "not everything was printed: run it again" in outcome.err


def test_a_person_sees_how_far_mending_is(
    run: Run, catalogue: Path, on_terminal: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuireader.cli.mending.is_terminal", lambda stream: True)
    execute(catalogue, EMPTIED)
    on_terminal(80)
    err = run("list", "kites").err
    assert "\rmaking the index anew: 3 of 3 papers" in err
    assert err.rpartition("\r")[2].startswith("tuireader: the index was damaged")
