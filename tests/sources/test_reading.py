"""Files from their names to their papers, and the files that can't be read."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from tuireader.papers import Paper
from tuireader.sources import FORMATS, Refusal, Unreadable, files_in, read_source

RECORD = '{"title": "On Tiny Ducks", "abstract": "They swim."}\n'
OTHER = '{"title": "On Large Ducks", "abstract": "They float."}\n'


def reason(path: Path, **limits: int) -> str:
    with pytest.raises(Unreadable) as caught:
        list(read_source(path, **limits))
    assert str(caught.value) == f"{caught.value.name}: {caught.value.reason}"
    assert "\n" not in str(caught.value)
    return caught.value.reason


def written(folder: Path, data: bytes | str, name: str = "file") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_paper_names_the_file_it_came_from(tmp_path: Path) -> None:
    [paper] = read_source(written(tmp_path, RECORD, "duck\x1b[31ms.jsonl"))
    assert isinstance(paper, Paper)
    assert paper.sources == ("ducks.jsonl",)


def test_a_missing_file_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Unreadable) as caught:
        list(read_source(Path("page.txt")))
    assert str(caught.value) == "page.txt: no such file"


def test_nothing_is_opened_before_the_first_step(tmp_path: Path) -> None:
    records = read_source(tmp_path / "none")
    with pytest.raises(Unreadable):
        next(records)


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert reason(tmp_path) == "is a folder"


def test_a_name_no_file_can_have_is_no_file() -> None:
    assert reason(Path("a\0b")) == "no such file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reason(tmp_path / "pipe") == "is not a regular file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission_is_said_so(tmp_path: Path) -> None:
    path = written(tmp_path, RECORD)
    path.chmod(0)
    assert reason(path) == "no permission to read it"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\xc2\xa0\n"])
def test_an_empty_file_is_said_so(tmp_path: Path, data: bytes) -> None:
    assert reason(written(tmp_path, data)) == "is empty"


def test_a_binary_file_is_named(tmp_path: Path) -> None:
    assert reason(written(tmp_path, b"%PDF-1.7\n...")) == "is binary, not text (PDF)"
    assert reason(written(tmp_path, bytes(range(32)))) == "is binary, not text"


def test_html_source_is_told_what_to_do(tmp_path: Path) -> None:
    page = "\n<!DOCTYPE html>\n<html><h3>Ducks</h3><p>They swim.</p></html>"
    assert "save or copy the page as text" in reason(written(tmp_path, page))


def test_an_unknown_format_lists_the_known_ones(tmp_path: Path) -> None:
    told = reason(written(tmp_path, "Dear all,\n\nsee you on Monday.\n"))
    assert all(each.title in told for each in FORMATS)


def test_a_page_larger_than_allowed_is_refused_but_json_lines_are_not(tmp_path: Path) -> None:
    page = "Get trending papers in your email inbox!\n\nOn Ducks\n\n" + "They swim well. " * 50
    assert reason(written(tmp_path, page), max_bytes=500) == "is larger than 500 bytes"
    assert len(list(read_source(written(tmp_path, RECORD * 50), max_bytes=500))) == 50


def test_gzip_is_inflated_even_in_several_members(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(RECORD.encode()) + gzip.compress(OTHER.encode()))
    titles = [each.title for each in read_source(path) if isinstance(each, Paper)]
    assert titles == ["On Tiny Ducks", "On Large Ducks"]


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(RECORD.encode() + b" " * 40_000_000))
    *_, last = read_source(path)
    assert last == Refusal("the rest of the file", "expands to over 200 times its size")


def test_a_damaged_gzip_file_is_said_so(tmp_path: Path) -> None:
    assert reason(written(tmp_path, b"\x1f\x8b\x08 no more")) == "is a damaged gzip file"


def test_what_came_before_a_cut_in_a_gzip_file_is_kept(tmp_path: Path) -> None:
    noise = "".join(f'{{"title": "Duck {n} {n**9}"}}\n' for n in range(20_000))
    packed = gzip.compress(noise.encode())
    *papers, last = read_source(written(tmp_path, packed[: len(packed) // 2]))
    assert len(papers) > 1000
    assert last == Refusal("the rest of the file", "is a gzip file that was cut off")


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    [paper] = read_source(None)
    assert isinstance(paper, Paper)
    assert (paper.title, paper.sources) == ("On Tiny Ducks", ("standard input",))


def test_a_folder_gives_its_visible_files_sorted(tmp_path: Path) -> None:
    for name in ("b/two", "a", "b/.hidden", ".git/config", "c/d/three"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written(tmp_path, "x", name)
    found = [str(each.relative_to(tmp_path)) for each in files_in(tmp_path)]
    assert found == [os.path.join(*each.split("/")) for each in ("a", "b/two", "c/d/three")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_folder_gives_no_pipes_and_follows_no_links_to_folders(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    kept = written(tmp_path, "x", "kept")
    assert files_in(tmp_path) == [kept]


def test_a_file_is_itself_even_if_missing(tmp_path: Path) -> None:
    assert files_in(tmp_path / "none") == [tmp_path / "none"]
