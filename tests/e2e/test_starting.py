"""Where there is no terminal, or a poor one, the program says so or makes do; it never hangs."""

import re
from pathlib import Path

import pytest

from tests.e2e.terminal import running
from tests.making import record, write_papers

COLOUR = re.compile(rb"\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m")


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str, str]:
    """A command line that opens the reader on a few papers with a non-ASCII title."""
    titled = record(0, title="Gödel’s “theorem” 視覚 — revisited", abstract="Über alles.")
    papers = write_papers(tmp_path / "p.jsonl", [titled, record(1)])
    return ("--home", str(tmp_path / "home"), str(papers))


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        ('</dev/null >"$TTY" 2>"$TTY"', "needs a terminal"),
        ('<&- >"$TTY" 2>"$TTY"', "needs a terminal"),
        ('<"$TTY" >/dev/null 2>"$TTY"', "needs a terminal"),
        ('<"$TTY" >"$TTY" 2>said', "standard error"),
        ("</dev/null >/dev/null 2>said", "needs a terminal"),
    ],
)
def test_without_a_terminal_that_is_said_and_the_status_is_2(
    words: tuple[str, ...], streams: str, said: str, tmp_path: Path
) -> None:
    with running(*words, streams=streams, folder=tmp_path) as terminal:
        assert terminal.end() == 2
        told = tmp_path / "said"
        lines = told.read_text() if told.exists() else terminal.text
        assert said in lines
        assert "Traceback" not in lines
        assert b"\x1b" not in terminal.bytes


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_be_drawn_on_is_told_so(words: tuple[str, ...], term: str) -> None:
    with running(*words, environ={"TERM": term}) as terminal:
        assert terminal.end() == 2
        assert "can't be drawn on" in terminal.text
        assert "tuireader list" in terminal.text
        assert b"\x1b" not in terminal.bytes


@pytest.mark.parametrize(
    "environ",
    [
        {"LC_ALL": "en_US.ISO-8859-1"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX"},
    ],
    ids=str,
)
def test_another_encoding_than_utf_8_gets_ascii(
    words: tuple[str, ...], environ: dict[str, str]
) -> None:
    with running(*words, environ=environ) as terminal:
        terminal.until("Godel's")
        terminal.send("j")
        terminal.until("2 of 2")
        terminal.send("q")
        assert terminal.end() == 0
        assert terminal.bytes.isascii()
        assert "\\u" not in terminal.text


def test_utf_8_gets_the_signs(words: tuple[str, ...]) -> None:
    with running(*words) as terminal:
        terminal.until("Gödel’s “theorem” 視覚 — revisited")
        assert "●" in terminal.text
        assert COLOUR.search(terminal.bytes)


def test_no_color_sends_no_colour_codes(words: tuple[str, ...]) -> None:
    with running(*words, environ={"NO_COLOR": "1"}) as terminal:
        terminal.until("revisited")
        terminal.send("js", then="Starred")
        terminal.send("?", then="Help")
        terminal.send("q", then="Starred")
        terminal.send("/on\r", then="on · newest")
        terminal.send("\x14", then="Theme")
        terminal.send("q", then="read on")
        terminal.send("q")
        assert terminal.end() == 0
        assert not COLOUR.search(terminal.bytes)


@pytest.mark.parametrize("size", [(20, 5), (3, 2), (1, 1)], ids=str)
def test_a_tiny_window_works_and_can_be_left(words: tuple[str, ...], size: tuple[int, int]) -> None:
    with running(*words, size=size) as terminal:
        terminal.until(lambda: b"\x1b[?1049h" in terminal.bytes)
        if size == (20, 5):
            terminal.until("This window")
        terminal.settle()
        terminal.send("jq")
        assert terminal.end() == 0


def test_papers_piped_in_are_read_and_keys_come_from_the_terminal(tmp_path: Path) -> None:
    write_papers(tmp_path / "p.jsonl", [record(number) for number in range(3)])
    streams = '<"$TTY" <p.jsonl >"$TTY" 2>"$TTY"'
    home = str(tmp_path / "home")
    with running("--home", home, "-", streams=streams, folder=tmp_path) as terminal:
        terminal.until("1 of 3")
        terminal.send("j")
        terminal.until("2 of 3")
        terminal.send("q")
        assert terminal.end() == 0


def test_files_of_which_none_can_be_read_open_no_screen(tmp_path: Path) -> None:
    with running("--home", str(tmp_path / "home"), str(tmp_path / "gone")) as terminal:
        assert terminal.end() == 1
        assert "gone" in terminal.text
        assert b"\x1b[?1049h" not in terminal.bytes
        assert "Traceback" not in terminal.text
