"""What of a text is copied, and by which programs beside the terminal."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.clipboard import Clipping, clipping, copy_beside, cut, programs

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="these clipboards are of Linux")


def test_pieces_are_copied_whole_as_far_as_there_is_room() -> None:
    pieces = ["aa", "bb", "cc"]
    assert clipping(pieces, "\n", 8) == Clipping("aa\nbb\ncc", 3, True)
    assert clipping(pieces, "\n", 7) == Clipping("aa\nbb", 2, False)
    assert clipping(pieces, "\n", 1) == Clipping("a", 1, False)
    assert clipping([], "\n") == Clipping("", 0, True)


def test_no_more_is_read_than_there_is_room_for() -> None:
    def pieces() -> Iterator[str]:
        yield from ("aa", "bb")
        raise AssertionError

    assert clipping(pieces(), "", 3).text == "aa"


@given(st.lists(st.text(max_size=5)), st.integers(4, 30))
def test_what_is_copied_is_no_longer_than_the_limit(pieces: list[str], limit: int) -> None:
    copied = clipping(pieces, "\n\n", limit)
    assert len(copied.text.encode()) <= limit
    assert "\n\n".join(pieces).startswith(copied.text)
    assert copied.is_all == ("\n\n".join(pieces) == copied.text)


def test_a_character_is_never_cut_in_two() -> None:
    assert cut("aé", 2) == "a"
    assert cut("aé", 3) == "aé"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A display; wl-copy fails there, and others write down what they are given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, script in (
        ("wl-copy", "exit 1"),
        ("xclip", f'{{ echo "$@"; cat; }} >{folder}/xclip.said; echo loud'),
        ("xsel", f"cat >{folder}/xsel.said"),
    ):
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o700)
    return {"PATH": f"{folder}:{os.defpath}", "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


@on_linux
def test_the_first_program_that_takes_the_text_fills_the_clipboard(
    environ: dict[str, str], tmp_path: Path
) -> None:
    text = "é" * 30_000 + "\n"
    thread = copy_beside(text, environ=environ)
    assert thread is not None
    thread.join(10)
    said = (tmp_path / "bin" / "xclip.said").read_text(encoding="utf-8")
    assert said == f"-selection clipboard\n{text}"
    assert not (tmp_path / "bin" / "xsel.said").exists()


@on_linux
def test_without_a_display_no_program_is_started(environ: dict[str, str]) -> None:
    def names(**changed: str) -> list[str]:
        return [Path(each[0]).name for each in programs(environ | changed)]

    assert names() == ["wl-copy", "xclip", "xsel"]
    assert names(WAYLAND_DISPLAY="") == ["xclip", "xsel"]
    assert names(WAYLAND_DISPLAY="", DISPLAY="") == []
    assert copy_beside("x", environ=environ | {"WAYLAND_DISPLAY": "", "DISPLAY": ""}) is None


@on_linux
def test_a_program_that_cannot_be_started_is_no_matter(
    environ: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bin" / "xclip").write_bytes(b"\0")
    thread = copy_beside("text", environ=environ)
    assert thread is not None
    thread.join(10)
    assert (tmp_path / "bin" / "xsel.said").read_text() == "text"


@on_linux
def test_what_was_copied_last_is_there_in_the_end(environ: dict[str, str], tmp_path: Path) -> None:
    thread = None
    for number in range(5):
        thread = copy_beside(f"number {number}", thread, environ)
    assert thread is not None
    thread.join(10)
    assert (tmp_path / "bin" / "xclip.said").read_text().endswith("number 4")
