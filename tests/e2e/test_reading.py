"""From a file to marks on disk and back, in a real terminal."""

import os
import re
import signal
from contextlib import closing
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.e2e.terminal import Terminal, running
from tests.making import record, write_papers
from tests.ui.hostile import MARKUP, hostile_papers
from tuireader.catalogue import Catalogue
from tuireader.library import Library
from tuireader.samples import sample_page


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_the_sample_page_is_read_marked_and_found_again(home: Path) -> None:
    with running("--home", str(home), str(sample_page())) as terminal:
        terminal.until("1 of 120")
        terminal.until("Big Self-Supervised Models")
        terminal.send("s")
        terminal.until("★")
        terminal.send("2")
        terminal.until("Unread · newest")
        terminal.send("j" * 9)
        terminal.until("10 of 120")
        terminal.send("/self\r")
        terminal.until("Unread · self")
        terminal.send("q")
        assert terminal.end() == 0
    with closing(TinyDB(home / "state.json", encoding="utf-8")) as state:
        (marked,) = state.table("marks").all()
        assert marked["starred"] is True
        assert "bigselfsupervisedmodels" in str(marked["paper"])
    assert home.joinpath("state.json").stat().st_mode & 0o777 == 0o600
    place = home.joinpath("place.json").read_text(encoding="utf-8")
    with running("--home", str(home)) as terminal:
        terminal.until("Unread · self")
        terminal.until("1 ★")
        terminal.send("q")
        assert terminal.end() == 0
    assert home.joinpath("place.json").read_text(encoding="utf-8") == place


def test_the_screen_is_whole_again_after_the_shell_has_had_it(home: Path) -> None:
    papers = write_papers(home.parent / "p.jsonl", [record(number) for number in range(9)])
    with running("--home", str(home), str(papers)) as terminal:
        terminal.until("1 of 9")
        terminal.settle()
        pid = terminal.program.pid
        terminal.send("\x1a")
        stopped = os.WSTOPPED | os.WNOHANG
        terminal.until(lambda: os.waitid(os.P_PID, pid, stopped))
        terminal.settle()
        mark = len(terminal.bytes)
        os.kill(pid, signal.SIGCONT)
        terminal.until("1 of 9", since=mark)
        terminal.until("9 of 9 unread", since=mark)
        terminal.send("q")
        assert terminal.end() == 0


def test_keys_sent_all_at_once_are_done_one_after_the_other(home: Path) -> None:
    papers = write_papers(home.parent / "p.jsonl", [record(number) for number in range(9)])
    with running("--home", str(home), str(papers)) as terminal:
        terminal.until("1 of 9")
        terminal.send("/graphs\rjs2q")
        assert terminal.end() == 0
    with closing(Library(home)) as library:
        library.sync()
        assert library.marks_of(["arxiv:2301.00003"]).starred
        assert library.counts().starred == 1
        assert library.counts().unread == 9
    assert '"unread"' in home.joinpath("place.json").read_text(encoding="utf-8")


def test_the_terminal_is_left_as_it_was(home: Path) -> None:
    with running("--home", str(home)) as terminal:
        terminal.until("The library is empty")
        terminal.send("q")
        assert terminal.end() == 0
        switched = re.findall(rb"\x1b\[\?(1049|1000|1003|1006|2004|25)([hl])", terminal.bytes)
        last = dict(switched)
        assert last.pop(b"25") == b"h"
        assert last
        assert set(last.values()) == {b"l"}


def test_the_program_is_idle_while_nothing_happens(home: Path) -> None:
    with running("--home", str(home), str(sample_page())) as terminal:
        terminal.until("1 of 120")
        terminal.idle(1.0)
        before = terminal.processor_seconds()
        terminal.idle(2.0)
        assert terminal.processor_seconds() - before < 0.5
        assert terminal.program.poll() is None


# Hostile text, down to the bytes

# What the program itself may send: colours, moves, erasing, modes, questions, the pointer's shape,
# and links to the web.
ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*m|\x1b\[[0-9;]*[HKJABCD]|\x1b\[[?>=<][0-9;]*[hluqcp]|\x1b\[\?[0-9;]+\$p"
    rb"|\x1b\[[0-9;]+u|\x1b\[[0-9]* q|\x1b\[[0-9;]*t|\x1b\[c"
    rb"|\x1b\]22;[a-z-]+\x07|\x1b\]8;[^;\x00-\x1f\x7f]*;(?:https?://[!-~]*)?\x1b\\"
)


def assert_nothing_obeyed(terminal: Terminal) -> None:
    rest = ALLOWED.sub(b"", terminal.bytes)
    text = rest.decode("utf-8")
    found = re.search(
        "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]",
        text,
    )
    assert not found, ascii(text[max(0, found.start() - 40) : found.end() + 40])
    assert b"\x1b[31337m" not in terminal.bytes
    assert b"\x1b[2J\x1b[6n" not in terminal.bytes
    assert b"\x1b[6n" not in terminal.bytes


def test_nothing_in_papers_is_obeyed_by_the_terminal(home: Path) -> None:
    with closing(Library(home)):
        catalogue = Catalogue(home / "catalogue.db")
        papers = hostile_papers()
        catalogue.add(papers)
        catalogue.close()
    odd = home / "[@click=app.quit]x[x \x1b]0;PWNED\x07\u202e.txt"
    odd.write_bytes(b"\x00\xff" * 500)
    good = write_papers(home / "good.jsonl", [record(70)])
    with running("--home", str(home), str(odd), str(good), size=(160, 45)) as terminal:
        terminal.until("Hostile 00")
        for number in range(len(papers)):
            terminal.send("j", then=f"{number + 2} of {len(papers) + 1}")
        terminal.send("s", then="Starred")
        terminal.send("u", then="Undone")
        terminal.send("gj", then=f"2 of {len(papers) + 1}")
        terminal.send("M", then="papers of this list read?")
        terminal.send("n", then="1 All")
        terminal.send("?", then="Help")
        terminal.send("q", then="1 All")
        terminal.send("/", then="author:name")
        for text in MARKUP:
            terminal.send(f"\x1b[200~{text}\u202e\x9b31337m\x1b[201~", then=text)
        terminal.send("\x1b", then="All · newest")
        terminal.send("\x10", then="Search for commands")
        terminal.send("[/x]", then="[/x]")
        terminal.send("\x1b", then="1 All")
        terminal.send("q")
        assert terminal.end() == 0
        assert_nothing_obeyed(terminal)
