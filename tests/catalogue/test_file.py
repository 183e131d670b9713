import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.catalogue.shelves import assert_sound, ids, mirror, mirror_all, plain_papers
from tuireader.catalogue import Catalogue, CatalogueError, Counts, NewerCatalogueError
from tuireader.catalogue.schema import VERSION, connect
from tuireader.papers import paper_of
from tuireader.query import parse

CREATING = """
import sys
from pathlib import Path
from tuireader.catalogue import Catalogue
from tuireader.papers import paper_of

catalogue = Catalogue(Path(sys.argv[1]), patience=20)
sys.stdin.read()
assert catalogue.add([paper_of(sys.argv[2])]).new == 1
catalogue.close()
"""

USES: Mapping[str, Callable[[Catalogue], object]] = {
    "add": lambda catalogue: catalogue.add([paper_of("A")]),
    "search": lambda catalogue: catalogue.search(parse("a")),
    "search_whole": lambda catalogue: catalogue.search_whole(parse("sort:title")),
    "rows": lambda catalogue: catalogue.rows([1]),
    "papers": lambda catalogue: list(catalogue.papers([1])),
    "ids_of": lambda catalogue: catalogue.ids_of(["arxiv:2301.00001"]),
    "counts": lambda catalogue: catalogue.counts(),
    "mirrored_version": lambda catalogue: catalogue.mirrored_version(),
    "mirror": lambda catalogue: mirror(catalogue, {}, before="", after="1"),
    "mirror_all": lambda catalogue: mirror_all(catalogue, {}, "1"),
}
"""Everything that opens the file."""


@pytest.fixture(params=list(USES))
def use(request: pytest.FixtureRequest) -> Callable[[Catalogue], object]:
    return USES[request.param]


def refused(catalogue: Catalogue, use: Callable[[Catalogue], object]) -> CatalogueError:
    with pytest.raises(CatalogueError) as caught:
        use(catalogue)
    assert str(caught.value).isprintable()
    return caught.value


def test_a_new_file_is_empty(catalogue: Catalogue, file: Path) -> None:
    assert catalogue.counts() == Counts()
    assert file.exists()
    assert_sound(catalogue, file)


def test_an_empty_file_becomes_a_catalogue(catalogue: Catalogue, file: Path) -> None:
    file.touch()
    assert catalogue.add(plain_papers(2)).new == 2


def test_papers_are_there_when_it_is_opened_again(catalogue: Catalogue, file: Path) -> None:
    catalogue.add(plain_papers(3))
    before = ids(catalogue)
    catalogue.close()
    other = Catalogue(file)
    assert ids(other) == before
    other.close()


def test_a_newer_file_is_refused_and_not_touched(
    catalogue: Catalogue, file: Path, use: Callable[[Catalogue], object]
) -> None:
    catalogue.counts()
    catalogue.close()
    with closing(sqlite3.connect(file)) as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = file.read_bytes()
    error = refused(catalogue, use)
    assert isinstance(error, NewerCatalogueError)
    assert str(error).startswith(f"{file}: made by a newer tuireader")
    assert file.read_bytes() == before
    assert os.listdir(file.parent) == [file.name]


def test_a_file_that_is_no_database_is_refused_and_not_touched(
    catalogue: Catalogue, file: Path, use: Callable[[Catalogue], object]
) -> None:
    text = b"To whom it may concern: these are my notes.\n" * 100
    file.write_bytes(text)
    assert str(refused(catalogue, use)) == f"{file}: file is not a database"
    assert file.read_bytes() == text
    assert os.listdir(file.parent) == [file.name]


@pytest.mark.parametrize("version", [0, VERSION])
def test_another_program_s_database_is_refused_and_not_touched(
    catalogue: Catalogue, file: Path, version: int
) -> None:
    with closing(sqlite3.connect(file)) as theirs:
        theirs.execute("CREATE TABLE papers (precious TEXT)")
        theirs.execute(f"PRAGMA user_version = {version}")
    before = file.read_bytes()
    assert "not a catalogue" in str(refused(catalogue, USES["add"]))
    assert file.read_bytes() == before


def test_a_folder_in_its_place_is_refused(
    catalogue: Catalogue, file: Path, use: Callable[[Catalogue], object]
) -> None:
    file.mkdir()
    assert str(file) in str(refused(catalogue, use))
    assert os.listdir(file) == []


def test_a_missing_folder_is_refused_and_not_made(
    tmp_path: Path, use: Callable[[Catalogue], object]
) -> None:
    catalogue = Catalogue(tmp_path / "none" / "catalogue.db")
    assert "none" in str(refused(catalogue, use))
    catalogue.close()
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize("mode", [0o000, 0o500])
def test_a_folder_that_may_not_be_written_is_refused(
    tmp_path: Path, mode: int, use: Callable[[Catalogue], object]
) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(mode)
    catalogue = Catalogue(folder / "catalogue.db")
    try:
        refused(catalogue, use)
    finally:
        folder.chmod(0o700)
        catalogue.close()


@pytest.mark.parametrize("name", [name for name in USES if name not in ("rows", "papers")])
def test_a_damaged_file_is_told_in_words(catalogue: Catalogue, file: Path, name: str) -> None:
    catalogue.add(plain_papers(50))
    catalogue.close()
    data = bytearray(file.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    data[page:] = b"\xa5" * (len(data) - page)
    file.write_bytes(data)
    refused(catalogue, USES[name])


def test_a_writer_that_was_refused_can_write_later(catalogue: Catalogue, file: Path) -> None:
    catalogue.counts()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "locked" in str(refused(catalogue, USES["add"]))
        assert catalogue.counts() == Counts()
    assert catalogue.add([paper_of("A")]).new == 1


def test_the_search_s_connection_can_t_write(file: Path) -> None:
    with closing(connect(file, query_only=True)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM papers")
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("attempt", range(10))
def test_threads_may_make_the_file_at_once(file: Path, attempt: int) -> None:
    starting = threading.Barrier(4)
    outcomes: list[object] = []

    def create(title: str) -> None:
        catalogue = Catalogue(file, patience=20)
        starting.wait()
        try:
            outcomes.append(catalogue.add([paper_of(title)]).new)
        except CatalogueError as error:
            outcomes.append(error)
        finally:
            catalogue.close()

    threads = [threading.Thread(target=create, args=(title,)) for title in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [1, 1, 1, 1]
    opened = Catalogue(file)
    assert opened.counts().papers == 4
    assert_sound(opened, file)
    opened.close()


def test_processes_may_make_the_file_at_once(catalogue: Catalogue, file: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CREATING, str(file), title],
            stdin=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        for title in "ABC"
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    assert [process.wait(30) for process in processes] == [0, 0, 0]
    assert catalogue.counts().papers == 3
    assert_sound(catalogue, file)
