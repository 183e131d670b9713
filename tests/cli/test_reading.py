"""Opening the reader: what is added before, and what it is handed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.cli.conftest import RECORDS, Run
from tuireader.library import Library


@dataclass(slots=True)
class Reader:
    """Stands where the reader does, and notes what it was handed."""

    status: int = 0
    calls: list[tuple[Path, Path | None, tuple[str, ...], bool]] = field(default_factory=list)
    papers: int = 0
    fresh: bool = False
    listed: str = ""
    titles: list[str] = field(default_factory=list)
    """Of the papers that are to be decided on."""

    def __call__(
        self,
        library: Library,
        state_folder: Path | None,
        *,
        notices: Sequence[str] = (),
        ascii_only: bool = False,
        fresh: bool = False,
        listed: str = "",
        triage: Sequence[int] = (),
        at_the_latest: Callable[[], None] = lambda: None,
    ) -> int:
        self.papers = library.counts().papers
        self.fresh = fresh
        self.listed = listed
        self.titles = [row.title for row in library.rows(triage)]
        self.calls.append((library.folder, state_folder, tuple(notices), ascii_only))
        return self.status


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    reader = Reader()
    monkeypatch.setattr("tuireader.ui.run.run_reader", reader)
    return reader


def test_without_files_the_library_opens(filled: Run, home: Path, reader: Reader) -> None:
    assert filled().status == 0
    assert reader.calls == [(home, home, (), False)]
    assert reader.papers == 3


def test_files_are_added_first_and_nothing_is_printed(
    run: Run, papers: Path, reader: Reader
) -> None:
    outcome = run("papers.jsonl")
    assert (outcome.out, outcome.err) == ("", "")
    assert reader.papers == 3


def test_only_new_papers_take_the_reader_away_from_where_she_was(
    run: Run, papers: Path, reader: Reader
) -> None:
    run("papers.jsonl")
    assert reader.fresh
    run("papers.jsonl")
    assert not reader.fresh


def test_fresh_begins_at_the_beginning(run: Run, papers: Path, reader: Reader) -> None:
    run("papers.jsonl")
    run("--fresh")
    assert reader.fresh
    run("--fresh", "papers.jsonl")
    assert reader.fresh
    run()
    assert not reader.fresh


def test_notes_go_to_standard_error_and_to_the_reader(
    run: Run, papers: Path, reader: Reader
) -> None:
    outcome = run("papers.jsonl", "missing.txt")
    assert outcome.err == "missing.txt: no such file\n"
    assert reader.calls[0][2] == ("missing.txt: no such file",)


@pytest.mark.parametrize("words", [("missing.txt",), ("--", "missing"), ("./list",), ("empty",)])
def test_without_any_readable_file_there_is_no_screen(
    run: Run, reader: Reader, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "empty").mkdir()
    outcome = run(*words)
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1
    assert reader.calls == []


@pytest.mark.parametrize("words", [("./list",), ("--", "list")])
def test_a_file_may_be_named_like_a_command(
    run: Run, papers: Path, reader: Reader, words: tuple[str, ...]
) -> None:
    papers.rename("list")
    assert run(*words).status == 0
    assert reader.papers == len(RECORDS)


def test_the_reader_decides_the_exit_status(run: Run, reader: Reader) -> None:
    reader.status = 2
    assert run().status == 2


def test_ascii_is_handed_on(run: Run, reader: Reader) -> None:
    run("--ascii")
    assert reader.calls[0][3]


def test_a_home_may_be_named_in_any_place(
    run: Run, papers: Path, tmp_path: Path, reader: Reader
) -> None:
    other = tmp_path / "other"
    run("--home", str(other), "papers.jsonl")
    run(f"--home={other}")
    run("papers.jsonl", "--home", str(other))
    assert [call[:2] for call in reader.calls] == [(other, other)] * 3


def test_the_demo_shows_the_samples_and_leaves_nothing(
    run: Run, home: Path, reader: Reader
) -> None:
    assert run("demo", "--ascii").status == 0
    ((folder, state, _, ascii_only),) = reader.calls
    assert (reader.papers, state, ascii_only) == (120, None, True)
    assert not folder.exists()
    assert not home.exists()


def test_a_demo_without_samples_says_so(
    run: Run, reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tuireader.samples.sample_page", lambda: tmp_path / "gone.txt")
    outcome = run("demo")
    assert outcome.status == 1
    assert outcome.err.startswith("tuireader: the sample papers are missing")


def test_triage_opens_the_reader_on_the_unread_papers_that_pass(
    filled: Run, reader: Reader
) -> None:
    filled("mark", "read", "kites")
    assert filled("triage", "--ascii").status == 0
    assert reader.titles == ["An Undated Note", "Rivers as Computers"]
    assert (reader.listed, reader.calls[0][3]) == ("", True)
    assert filled("triage", "--", "-author:kim", "has:date", "-sort:date").status == 0
    assert reader.titles == ["Rivers as Computers"]
    assert reader.listed == "-author:kim has:date -sort:date"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Nothing unread: every paper is read."),
        (("kites",), "Nothing unread here: every paper that passes is read, if any does."),
    ],
)
def test_a_triage_of_nothing_says_so_and_opens_no_screen(
    filled: Run, reader: Reader, words: tuple[str, ...], said: str
) -> None:
    filled("mark", "read", "--all")
    outcome = filled("triage", *words)
    assert (outcome.status, outcome.err, outcome.out) == (0, said + "\n", "")
    assert reader.calls == []


def test_a_triage_of_an_empty_library_says_how_papers_come(run: Run, reader: Reader) -> None:
    outcome = run("triage")
    assert (outcome.status, reader.calls) == (0, [])
    assert "tuireader add FILE" in outcome.err


def test_a_triage_of_no_query_is_wrong_usage(filled: Run, reader: Reader) -> None:
    outcome = filled("triage", "is:nonsense")
    assert (outcome.status, reader.calls) == (2, [])
    assert outcome.err.startswith("tuireader triage: ")
