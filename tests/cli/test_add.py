"""Adding files: the good papers are in, everything else is told with its place and reason."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.cli.conftest import RECORDS, Outcome, Run
from tuireader.library import Added, Library

_ABSTRACT = (
    "We study {0} with care and at length, in the laboratory and outside of it, and we find that"
    " {0} behave as nobody had thought before: slowly at first, then quickly, and at the end not at"
    " all. A theory with two constants explains it, and the code is public."
)
_FURNITURE = (
    "new\n\nGet trending papers in your email inbox once a day!\n\nSubscribe\n\n"
    "byAK and the research community\n\nJul 3\n\n"
)


def page(*subjects: str) -> str:
    cards = (f"On the Nature of {each}\n\n{_ABSTRACT.format(each)}\n\n" for each in subjects)
    return _FURNITURE + "".join(cards)


WHOLE = page("Snails", "Café Chairs", "Rain")


def test_a_file_gets_one_line(run: Run, papers: Path) -> None:
    assert run("add", "papers.jsonl") == Outcome(0, "papers.jsonl: 3 new, 0 known, 0 changed\n", "")
    assert run("add", "papers.jsonl").out == "papers.jsonl: 0 new, 3 known, 0 changed\n"


def test_a_fuller_record_is_a_change(filled: Run) -> None:
    fuller = {**RECORDS[1], "authors": ["Céline Øst", "Dan Ray"]}
    Path("more.jsonl").write_text(json.dumps(fuller) + "\n", encoding="utf-8")
    assert filled("add", "more.jsonl").out == "more.jsonl: 0 new, 0 known, 1 changed\n"
    assert "Dan Ray" in filled("list", "rivers").out


def test_several_files_get_a_total(run: Run, papers: Path) -> None:
    Path("page.txt").write_text(WHOLE, encoding="utf-8")
    assert run("add", "papers.jsonl", "page.txt").lines == [
        "papers.jsonl: 3 new, 0 known, 0 changed",
        "page.txt: 3 new, 0 known, 0 changed",
        "total: 6 new, 0 known, 0 changed",
    ]


def test_a_refused_record_is_told_and_the_others_are_added(run: Run) -> None:
    lines = [json.dumps(RECORDS[0]), "{not json", json.dumps(RECORDS[1])]
    Path("some.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcome = run("add", "some.jsonl")
    assert outcome.status == 1
    assert outcome.out == "some.jsonl: 2 new, 0 known, 0 changed, 1 refused\n"
    assert outcome.err.startswith("some.jsonl: line 2: not JSON")
    assert outcome.err.count("\n") == 1
    assert len(run("list").lines) == 2


def test_a_title_without_abstract_at_the_end_is_refused(run: Run) -> None:
    text = WHOLE + "On the Nature of Unfinished Things\n"
    Path("cut.txt").write_text(text, encoding="utf-8")
    outcome = run("add", "cut.txt")
    assert outcome.status == 1
    assert outcome.out == "cut.txt: 3 new, 0 known, 0 changed, 1 refused\n"
    line = 1 + text[: text.index("On the Nature of Unfinished")].count("\n")
    assert outcome.err == f"cut.txt: line {line}: title without abstract\n"


def test_a_page_cut_in_an_abstract_gives_the_whole_papers(run: Run) -> None:
    Path("cut.txt").write_text(WHOLE[: WHOLE.rindex("not at")], encoding="utf-8")
    outcome = run("add", "cut.txt")
    assert outcome.status == 1
    assert outcome.out == "cut.txt: 2 new, 0 known, 0 changed, 1 refused\n"
    assert "abstract cut off" in outcome.err
    assert not any("Rain" in line for line in run("list").lines)


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.encode("utf-8-sig"),
        WHOLE.encode("utf-16"),
        WHOLE.encode("utf-16-le"),
        WHOLE.encode("latin-1"),
    ],
    ids=["CRLF", "BOM", "UTF-16 with BOM", "UTF-16 without", "Latin-1"],
)
def test_every_usual_encoding_gives_the_same_papers(run: Run, content: bytes) -> None:
    Path("page.txt").write_bytes(content)
    assert run("add", "page.txt").out == "page.txt: 3 new, 0 known, 0 changed\n"
    assert any("On the Nature of Café Chairs" in line for line in run("list").lines)
    (record,) = run("list", "cafe", "--format", "jsonl").lines
    assert json.loads(record)["abstract"] == _ABSTRACT.format("Café Chairs")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file"),
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (bytes(range(256)) * 8, "is binary, not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x00", "is binary, not text (PDF)"),
        (b"It was a dark night.\n\nNothing moved.\n", "is in no format that is read here"),
        (b"<!doctype html><html><body>papers</body></html>", "is HTML source"),
    ],
    ids=["missing", "empty", "blank", "binary", "PDF", "unrecognised", "HTML"],
)
def test_a_file_that_cannot_be_read_is_told_in_a_line(
    filled: Run, content: bytes | None, reason: str
) -> None:
    before = filled("list", "--format", "jsonl").out
    if content is not None:
        Path("bad.txt").write_bytes(content)
    outcome = filled("add", "bad.txt")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.startswith(f"bad.txt: {reason}")
    assert outcome.err.count("\n") == 1
    assert filled("list", "--format", "jsonl").out == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions don't bind root"
)
def test_a_file_without_permission_is_told(run: Run, papers: Path) -> None:
    papers.chmod(0)
    outcome = run("add", "papers.jsonl")
    assert outcome.status == 1
    assert outcome.err == "papers.jsonl: no permission to read it\n"


def test_the_files_beside_a_bad_one_are_added(run: Run, papers: Path) -> None:
    outcome = run("add", "missing.txt", "papers.jsonl")
    assert outcome.status == 1
    assert outcome.lines == ["papers.jsonl: 3 new, 0 known, 0 changed"]
    assert outcome.err == "missing.txt: no such file\n"


def test_a_folder_stands_for_its_files(run: Run, papers: Path) -> None:
    Path("folder/below").mkdir(parents=True)
    papers.rename("folder/below/papers.jsonl")
    Path("folder/page.txt").write_text(WHOLE, encoding="utf-8")
    outcome = run("add", "folder")
    assert outcome.status == 0
    assert outcome.lines[-1] == "total: 6 new, 0 known, 0 changed"


def test_an_unrecognised_file_in_a_folder_is_told_and_passed_over(run: Run, papers: Path) -> None:
    Path("folder").mkdir()
    papers.rename("folder/papers.jsonl")
    Path("folder/aside.md").write_text("Only some notes.\n", encoding="utf-8")
    outcome = run("add", "folder")
    assert outcome.out == "folder/papers.jsonl: 3 new, 0 known, 0 changed\n"
    assert outcome.err.startswith("folder/aside.md: is in no format")
    assert outcome.status == 1


@pytest.mark.parametrize("names", [(), ("aside.md",), ("aside.md", "other.md")])
def test_a_folder_without_papers_is_a_failure(run: Run, names: tuple[str, ...]) -> None:
    Path("folder").mkdir()
    for name in names:
        Path("folder", name).write_text("Only some notes.\n", encoding="utf-8")
    outcome = run("add", "folder")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err.splitlines()[-1] == "folder: no papers in this folder"


def test_a_dash_is_standard_input(run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(papers.read_bytes())))
    assert run("add", "-").out == "standard input: 3 new, 0 known, 0 changed\n"


def test_a_name_is_cleaned_before_it_is_told(run: Run) -> None:
    outcome = run("add", "\x1b]0;title\x07missing.txt")
    assert outcome.err == "missing.txt: no such file\n"


def test_progress_is_drawn_over_and_gone_in_the_end(
    run: Run, papers: Path, on_terminal: Callable[[int], None]
) -> None:
    on_terminal(80)
    err = run("add", "papers.jsonl").err
    assert err.startswith("\rpapers.jsonl: 3 papers\rpapers.jsonl: 3 papers, 3 indexed")
    assert err.endswith("\r" + " " * len("papers.jsonl: 3 papers, 3 indexed") + "\r")
    assert "\n" not in err


@pytest.mark.parametrize("moment", ["progress", "add"])
def test_an_interrupted_file_is_told_to_be_added_or_not(
    run: Run, papers: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    add = Library.add

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    def added_and_interrupted(
        library: Library,
        name: str,
        files: Iterable[Path | None],
        progress: Callable[[Added], None],
    ) -> None:
        list(add(library, name, files, progress))
        raise KeyboardInterrupt

    if moment == "progress":
        monkeypatch.setattr("tuireader.cli.adding._Person.progress", interrupted)
    else:
        monkeypatch.setattr(Library, "add", added_and_interrupted)
    outcome = run("add", "papers.jsonl")
    told, papers_there = ("nothing", 0) if moment == "progress" else ("all", 3)
    assert outcome.status == 130
    assert outcome.err == f"tuireader: interrupted; {told} of papers.jsonl was added\n"
    assert len(run("list").lines) == papers_there


def test_without_a_terminal_there_is_no_progress(run: Run, papers: Path) -> None:
    assert run("add", "papers.jsonl").err == ""


def test_a_newer_catalogue_is_refused_and_left_as_it_is(filled: Run, home: Path) -> None:
    catalogue = home / "catalogue.db"
    for beside in home.glob("catalogue.db-*"):
        assert beside.stat().st_size == 0
    content = bytearray(catalogue.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")  # the user version, in the header of SQLite files
    catalogue.write_bytes(content)
    for words in (["add", "papers.jsonl"], ["list"], ["mark", "read", "--all"]):
        outcome = filled(*words)
        assert (outcome.status, outcome.out) == (1, "")
        assert outcome.err.startswith("tuireader: ")
        assert "newer tuireader" in outcome.err
        assert outcome.err.count("\n") == 1
    assert catalogue.read_bytes() == bytes(content)


def test_a_file_that_is_no_catalogue_is_set_aside_and_kept_as_it_is(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "catalogue.db").write_text("my diary " * 100, encoding="utf-8")
    outcome = run("list")
    assert outcome.status == 1
    assert "file is not a database" in outcome.err
    (aside,) = home.glob("catalogue.db.corrupt-*")
    assert aside.name in outcome.err
    assert aside.read_text(encoding="utf-8") == "my diary " * 100


def test_a_home_that_cannot_be_made_is_told(run: Run, papers: Path) -> None:
    outcome = run("list", "--home", str(papers / "below"))
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1
    assert "papers.jsonl" in outcome.err
