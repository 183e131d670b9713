"""How wide a line may be."""

import os

import pytest

from tuireader.cli.terminal import cells, columns


def no_terminal(descriptor: int = 1) -> os.terminal_size:
    raise OSError


def wide_terminal(descriptor: int = 1) -> os.terminal_size:
    return os.terminal_size((123, 45))


def unknown_terminal(descriptor: int = 1) -> os.terminal_size:
    return os.terminal_size((0, 0))


def test_what_the_user_says_stands_above_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "get_terminal_size", wide_terminal)
    assert columns({"COLUMNS": "40"}) == 40


@pytest.mark.parametrize("told", ["", "0", "-3", "wide"])
def test_the_terminal_is_asked_when_the_user_says_nothing(
    monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", wide_terminal)
    assert columns({"COLUMNS": told}) == 123


def test_without_a_terminal_or_its_size_a_line_has_eighty_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for size in (no_terminal, unknown_terminal):
        monkeypatch.setattr(os, "get_terminal_size", size)
        assert columns({}) == 80


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("漢字", 4), ("ก็", 1), ("🙂", 2)]
)
def test_cells_are_those_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width
