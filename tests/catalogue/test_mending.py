"""A damaged catalogue is mended from its papers, or set aside; no paper is lost without a word."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.catalogue.damaging import (
    MENDABLE,
    OF_PAPERS,
    OF_THE_INDEX,
    SOURCE,
    count_papers,
    cut_off,
    execute,
    fill,
    overwrite,
    overwrite_page,
)
from tests.catalogue.shelves import assert_sound, ids, mirror_all, plain_papers, titles
from tuireader.catalogue import (
    Catalogue,
    CatalogueError,
    Counts,
    DamagedCatalogueError,
    NewerCatalogueError,
    Outcome,
)
from tuireader.catalogue.checkup import check_catalogue
from tuireader.catalogue.mending import mend_catalogue
from tuireader.catalogue.schema import VERSION
from tuireader.papers import paper_of
from tuireader.query import Field, parse

USES: tuple[Callable[[Catalogue], object], ...] = (
    lambda catalogue: catalogue.search(parse("mod")),
    lambda catalogue: catalogue.search(parse("")),
    lambda catalogue: ids(catalogue, "model train"),
    lambda catalogue: ids(catalogue, "sort:title"),
    lambda catalogue: ids(catalogue, "note:note or tag:later or queue:next"),
    lambda catalogue: catalogue.rows(catalogue.search(parse("")).ids),
    lambda catalogue: list(catalogue.papers(catalogue.search(parse("")).ids)),
    lambda catalogue: catalogue.related(next(iter(catalogue.search(parse("")).ids), 0), 5),
    lambda catalogue: catalogue.names_beginning(Field.AUTHOR, "au", 5),
    lambda catalogue: catalogue.names_beginning(Field.TAG, "l", 5),
    lambda catalogue: catalogue.counts(),
    lambda catalogue: catalogue.revision(),
    lambda catalogue: catalogue.mirrored_version(),
    lambda catalogue: catalogue.add([paper_of("A new model", clues=["2401.00001"])]),
    lambda catalogue: catalogue.add(
        [paper_of("Model 3", clues=["2301.00003"], abstract="A longer abstract. " * 9)]
    ),
    lambda catalogue: mirror_all(catalogue, {}, "2"),
)
"""Everything that a catalogue does."""

MENDING = """
import sys
from pathlib import Path
from tuireader.catalogue.mending import mend_catalogue

sys.stdin.read()
print(mend_catalogue(Path(sys.argv[1]), patience=30).outcome.name)
"""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of 40 papers, to be copied and damaged."""
    file = tmp_path_factory.mktemp("original") / "catalogue.db"
    with closing(Catalogue(file)) as catalogue:
        fill(catalogue)
    return file


@pytest.fixture
def filled(original: Path, file: Path) -> Path:
    """The catalogue's file, with the 40 papers in it."""
    shutil.copy(original, file)
    return file


def others(file: Path) -> list[str]:
    """What else is in the folder, the lock of who mends apart."""
    return sorted(each for each in os.listdir(file.parent) if not each.startswith(f"{file.name}."))


def aside(file: Path) -> list[Path]:
    return sorted(file.parent.glob(f"{file.name}.corrupt-*"))


def test_a_sound_file_is_left_as_it_is(filled: Path) -> None:
    before = filled.read_bytes()
    assert mend_catalogue(filled).outcome is Outcome.SOUND
    assert filled.read_bytes() == before
    assert check_catalogue(filled, []).damages == []


def test_a_file_that_is_not_there_is_not_made(file: Path) -> None:
    assert mend_catalogue(file).outcome is Outcome.SOUND
    assert os.listdir(file.parent) == []


@pytest.mark.parametrize("name", MENDABLE)
def test_what_is_damaged_is_found_and_made_anew_from_the_papers(
    filled: Path, catalogue: Catalogue, name: str
) -> None:
    revision = catalogue.revision()
    catalogue.close()
    execute(filled, MENDABLE[name])
    with suppress(CatalogueError):  # Some damage keeps the file from being opened at all.
        assert check_catalogue(filled, []).damages != []
    papers = count_papers(filled)
    mended = mend_catalogue(filled)
    assert (mended.outcome, mended.papers) == (Outcome.MADE_ANEW, 40)
    assert mended.why
    assert count_papers(filled) == papers
    assert catalogue.revision() != revision
    assert catalogue.mirrored_version() == ""
    assert ids(catalogue, "model") == ids(catalogue, "ε2") == ids(catalogue)
    mirror_all(catalogue, {}, "2")
    assert_sound(catalogue, filled)
    assert check_catalogue(filled, []).damages == []
    assert mend_catalogue(filled).outcome is Outcome.SOUND
    assert aside(filled) == []


@pytest.mark.parametrize("name", MENDABLE)
def test_whatever_fails_because_of_damage_says_that_it_is_damage(
    filled: Path, catalogue: Catalogue, name: str
) -> None:
    execute(filled, MENDABLE[name])
    for use in USES:
        with suppress(DamagedCatalogueError):
            use(catalogue)


@pytest.mark.parametrize("name", OF_PAPERS)
def test_a_file_with_lost_papers_is_set_aside_and_names_its_sources(
    filled: Path, catalogue: Catalogue, name: str
) -> None:
    execute(filled, OF_PAPERS[name])
    before = filled.read_bytes()
    mended = mend_catalogue(filled)
    assert (mended.outcome, mended.sources) == (Outcome.SET_ASIDE, (SOURCE,))
    assert [each.name for each in aside(filled)] == [mended.aside]
    assert aside(filled)[0].read_bytes() == before
    assert all(line.isprintable() for line in mended.lines)
    assert SOURCE in mended.lines[-1]
    assert mend_catalogue(filled).outcome is Outcome.SOUND
    assert catalogue.counts() == Counts()


def test_sources_are_clean_and_each_is_named_once(filled: Path) -> None:
    name = "CAST(x'1b5b324a41ff1b5d303b07' AS TEXT)"
    execute(
        filled,
        [
            f"INSERT INTO names (kind, name, shown) VALUES ('source', 'a', {name})",
            "INSERT INTO names (kind, name, shown) VALUES ('source', 'b', 'B  b')",
            "INSERT INTO names (kind, name, shown) VALUES ('source', 'b b', 'B b')",
            "DROP TABLE papers",
        ],
    )
    assert mend_catalogue(filled).sources == (SOURCE, "A�", "B b")


@pytest.mark.parametrize("names", ["DROP TABLE names", "ALTER TABLE names DROP COLUMN shown"])
def test_sources_are_found_wherever_they_are(filled: Path, names: str) -> None:
    execute(filled, [names, "PRAGMA user_version = 1"])
    assert mend_catalogue(filled).sources == (SOURCE,)


@pytest.mark.parametrize("content", [b"My diary\n" * 500, b"\0" * 9000], ids=["text", "zeros"])
def test_a_file_that_is_no_database_is_set_aside(
    file: Path, catalogue: Catalogue, content: bytes
) -> None:
    file.write_bytes(content)
    mended = mend_catalogue(file)
    assert mended.outcome is Outcome.SET_ASIDE
    assert mended.sources == ()
    assert "all files" in mended.lines[-1]
    assert aside(file)[0].read_bytes() == content
    assert catalogue.add(plain_papers(2)).new == 2


def test_nothing_is_ever_set_aside_over_something_else(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tuireader.catalogue.aside.time.strftime", lambda *_: "20261122T170411Z")
    for content in (b"one", b"two", b"three"):
        file.write_bytes(content)
        file.with_name(f"{file.name}-wal").write_bytes(b"wal of " + content)
        mend_catalogue(file)
    kept = {each.name.removeprefix(f"{file.name}."): each.read_bytes() for each in aside(file)}
    assert {name: data for name, data in kept.items() if not name.endswith("-wal")} == {
        "corrupt-20261122T170411Z": b"one",
        "corrupt-20261122T170411Z-2": b"two",
        "corrupt-20261122T170411Z-3": b"three",
    }
    assert others(file) == []


@pytest.mark.parametrize("version", [0, 1, VERSION])
def test_another_program_s_database_is_never_touched(file: Path, version: int) -> None:
    execute(file, ["CREATE TABLE papers (precious TEXT)", f"PRAGMA user_version = {version}"])
    before = file.read_bytes()
    with pytest.raises(CatalogueError, match="another program's"):
        mend_catalogue(file)
    assert file.read_bytes() == before
    assert aside(file) == []


def test_a_newer_catalogue_is_never_touched(filled: Path) -> None:
    execute(filled, ["DROP TABLE papers", f"PRAGMA user_version = {VERSION + 1}"])
    before = filled.read_bytes()
    with pytest.raises(NewerCatalogueError):
        mend_catalogue(filled)
    assert filled.read_bytes() == before
    assert aside(filled) == []


def test_a_folder_in_its_place_is_left_there(file: Path) -> None:
    file.mkdir()
    with pytest.raises(CatalogueError, match="unable to open"):
        mend_catalogue(file)
    assert file.is_dir()


def test_a_file_that_another_process_writes_is_not_mended_and_not_set_aside(filled: Path) -> None:
    execute(filled, OF_THE_INDEX["data emptied"])
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogueError, match="locked") as caught:
            mend_catalogue(filled, patience=0.01)
    assert not isinstance(caught.value, DamagedCatalogueError)
    assert aside(filled) == []
    assert mend_catalogue(filled).outcome is Outcome.MADE_ANEW


def test_a_file_that_can_t_be_renamed_is_said_to_be_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use by another process")

    file.write_bytes(b"rubbish")
    monkeypatch.setattr("tuireader.catalogue.aside.os.rename", refuse)
    with pytest.raises(CatalogueError, match="can't be renamed: in use"):
        mend_catalogue(file)
    assert file.read_bytes() == b"rubbish"


def test_how_far_it_is_is_told_and_breaking_off_leaves_all_as_it_was(filled: Path) -> None:
    execute(filled, OF_THE_INDEX["vocabulary emptied"])
    told: list[tuple[int, int]] = []

    def stop(done: int, papers: int) -> None:
        told.append((done, papers))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mend_catalogue(filled, stop)
    assert told == [(40, 40)]
    assert check_catalogue(filled, []).damages == ["the vocabulary does not fit the index of words"]


def test_who_has_the_file_open_finds_what_was_made_anew(filled: Path, catalogue: Catalogue) -> None:
    execute(filled, OF_THE_INDEX["data emptied"])
    with pytest.raises(DamagedCatalogueError):
        catalogue.search(parse("model"))
    assert mend_catalogue(filled).outcome is Outcome.MADE_ANEW
    assert len(catalogue.search(parse("model")).ids) == 40
    assert catalogue.add([paper_of("One more model")]).new == 1


def test_who_has_the_file_open_that_is_set_aside_does_no_harm_to_the_new_one(
    filled: Path, catalogue: Catalogue
) -> None:
    assert catalogue.counts().papers == 40
    catalogue.add([paper_of("In the log that is not yet in the file")])
    execute(filled, OF_PAPERS["a title no text"])
    assert mend_catalogue(filled).outcome is Outcome.SET_ASIDE
    new = Catalogue(filled)
    assert new.add(plain_papers(3)).new == 3
    assert catalogue.counts().papers == 41
    catalogue.close()
    assert new.counts().papers == 3
    assert_sound(new, filled)
    new.close()
    assert catalogue.counts().papers == 3
    assert count_papers(aside(filled)[0]) == 41


@pytest.mark.parametrize(
    ("table", "outcomes"),
    [("words_data", ["MADE_ANEW", "SOUND"]), ("papers", ["SET_ASIDE", "SOUND"])],
)
def test_of_two_processes_one_mends(filled: Path, table: str, outcomes: list[str]) -> None:
    overwrite_page(filled, table)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", MENDING, str(filled)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    done = []
    for process in processes:
        assert process.stdout is not None
        with process.stdout:
            done.append(process.stdout.read().strip())
        assert process.wait(30) == 0
    assert sorted(done) == outcomes
    assert len(aside(filled)) == Counter(done)["SET_ASIDE"]


def spans() -> st.SearchStrategy[list[tuple[int, bytes]]]:
    offsets = st.integers(0, 1 << 30)
    lengths = st.sampled_from((1, 4, 16, 200, 8192, 20_000))
    rubbish = st.builds(lambda length, one: (one * length)[:length], lengths, st.binary(min_size=1))
    return st.lists(st.tuples(offsets, rubbish), min_size=1, max_size=3)


@settings(max_examples=60)
@given(spans(), st.just(1000) | st.integers(1, 999), st.booleans())
@example([(49, b"@@@@")], 1000, False)
def test_whatever_is_overwritten_nothing_but_our_errors_comes_out_and_mending_helps(
    original: Path, damaged: list[tuple[int, bytes]], kept: int, used: bool
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / original.name
        shutil.copy(original, file)
        cut_off(file, kept)
        overwrite(file, damaged)
        with closing(Catalogue(file)) as catalogue:
            for use in USES if used else ():
                with suppress(CatalogueError):
                    use(catalogue)
        papers = None
        with suppress(sqlite3.Error, UnicodeDecodeError):
            papers = count_papers(file)
        try:
            mended = mend_catalogue(file)
        except NewerCatalogueError:  # It looks like one, and is not touched.
            return
        if mended.outcome is Outcome.SET_ASIDE:
            assert len([each for each in aside(file) if each.name == mended.aside]) == 1
        elif papers is not None:
            assert count_papers(file) == papers
        with closing(Catalogue(file)) as catalogue:
            for use in USES:
                use(catalogue)
            assert "A new model" in titles(catalogue, "new model")
        assert mend_catalogue(file).outcome is Outcome.SOUND
