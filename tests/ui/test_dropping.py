"""Paths are understood however terminals, shells and people write them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tuireader.ui.completing_paths import Completed, completed
from tuireader.ui.dropping import looks_dropped, missing_paths, named_paths, quoted_paths


def among(*paths: str) -> Callable[[str], bool]:
    """Tells whether a path is one of these."""
    return set(paths).__contains__


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("/a/b.txt", ["/a/b.txt"]),
        (" /a/b.txt \n", ["/a/b.txt"]),
        ("/a/b.txt /c", ["/a/b.txt", "/c"]),
        ("'/a/my papers.txt'", ["/a/my papers.txt"]),
        ("'/a/my papers.txt' '/c' ", ["/a/my papers.txt", "/c"]),
        ('"/a/my papers.txt"', ["/a/my papers.txt"]),
        (r"/a/my\ papers.txt", ["/a/my papers.txt"]),
        (r"'/a/it'\''s.txt'", ["/a/it's.txt"]),
        ("/a/it's.txt", ["/a/it's.txt"]),
        ("/a/it's.txt /c", ["/a/it's.txt", "/c"]),
        ("/a/my papers.txt", ["/a/my papers.txt"]),
        ("/a/my papers.txt\n/c\n", ["/a/my papers.txt", "/c"]),
        ("/a/my papers.txt\r\n/c\r\n", ["/a/my papers.txt", "/c"]),
        ("file:///a/my%20papers.txt", ["/a/my papers.txt"]),
        ("file://localhost/c", ["/c"]),
        ("file:///c\r\nfile:///a/b.txt\r\n", ["/c", "/a/b.txt"]),
        ("FILE:///c /a/b.txt", ["/c", "/a/b.txt"]),
        ("file:///a/%C3%A9.txt", ["/a/é.txt"]),
        ("file:///a/%E9.txt", ["/a/\udce9.txt"]),
        ("/a/#1.txt", ["/a/#1.txt"]),
        ("-", ["-"]),
    ],
)
def test_paths_are_understood_however_they_are_written(text: str, paths: list[str]) -> None:
    assert named_paths(text, among(*paths)) == paths
    assert missing_paths(text, among(*paths)) == []
    assert looks_dropped(text, among(*paths))
    assert named_paths(quoted_paths(paths), among(*paths)) == paths


def test_a_home_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ada")
    there = among("/home/ada/a b", "/home/ada")
    assert named_paths("~/a\\ b ~", there) == ["/home/ada/a b", "/home/ada"]


@pytest.mark.parametrize("text", ["", " \n ", "self supervised", "it's", "a /a", "x" * 70_000])
def test_other_texts_are_not_taken_for_paths(text: str) -> None:
    assert not looks_dropped(text, among("/a"))


def test_paths_that_are_not_there_are_told() -> None:
    assert missing_paths("/a /b '/c d'", among("/a")) == ["/b", "/c d"]
    assert looks_dropped("/a /b file:///x", among("/a"))
    assert not named_paths("")


# Completing


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("page-one.txt", "page-two.txt", "Notes.md", ".hidden", "my papers.txt"):
        (tmp_path / name).touch()
    (tmp_path / "sub dir").mkdir()
    (tmp_path / "sub dir" / "only").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "text", "choices"),
    [
        ("page-o", "page-one.txt ", ()),
        ("p", "page-", ("page-one.txt", "page-two.txt")),
        ("page-", "page-", ("page-one.txt", "page-two.txt")),
        ("not", "Notes.md ", ()),
        ("my", r"my\ papers.txt ", ()),
        (r"my\ p", r"my\ papers.txt ", ()),
        ('"my p', r"my\ papers.txt ", ()),
        ("su", r"sub\ dir/", ()),
        ("'sub dir/", r"sub\ dir/only ", ()),
        (".h", ".hidden ", ()),
        ("x.txt page-t", "x.txt page-two.txt ", ()),
        ("~", "~/", ()),
        ("~/page-t", "~/page-two.txt ", ()),
        ("./page-t", "./page-two.txt ", ()),
    ],
)
def test_tab_completes_as_a_shell_does(
    folder: Path, typed: str, text: str, choices: tuple[str, ...]
) -> None:
    assert completed(typed) == Completed(text, choices)


def test_nothing_typed_offers_all_but_what_is_hidden(folder: Path) -> None:
    found = completed("")
    assert found is not None
    assert found.choices == (
        "Notes.md",
        "my papers.txt",
        "page-one.txt",
        "page-two.txt",
        "sub dir/",
    )
    assert found.text == ""


@pytest.mark.parametrize("typed", ["x", "nowhere/x", "page-one.txt/x", "\0"])
def test_what_is_not_there_is_not_completed(folder: Path, typed: str) -> None:
    assert completed(typed) is None


@pytest.mark.parametrize("name", ["a'b", 'a"b', "a b\\c", "a\nb", "$HOME", "(x) & [y].txt", "é 視"])
def test_a_completed_name_is_that_path(folder: Path, name: str) -> None:
    place = folder / "odd"
    place.mkdir()
    (place / name).touch()
    found = completed("odd/")
    assert found is not None
    assert named_paths(found.text) == [os.path.join("odd", name)]
