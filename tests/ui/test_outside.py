"""The user's own editor is found, run without a shell, and its failures are said."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tuireader.ui.outside import NoEditor, edit, editor_words

TOUCH = "import sys, pathlib; pathlib.Path(sys.argv[-1]).write_text(' '.join(sys.argv[1:-1]))"


def test_visual_stands_above_editor_and_is_split_as_a_shell_would() -> None:
    environ = {"VISUAL": "sh -c 'a b' $HOME;x", "EDITOR": "ed", "PATH": os.defpath}
    assert editor_words(environ) == ["sh", "-c", "a b", "$HOME;x"]
    assert editor_words({"VISUAL": " ", "EDITOR": "sh", "PATH": os.defpath}) == ["sh"]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "no editor: $VISUAL or $EDITOR must name one"),
        ({"VISUAL": "", "EDITOR": " "}, "no editor: $VISUAL or $EDITOR must name one"),
        ({"EDITOR": "'vi"}, "$EDITOR is no command: No closing quotation"),
        ({"EDITOR": "no-such -w"}, "$EDITOR names no program that is there: no-such -w"),
        ({"VISUAL": "''", "EDITOR": "sh"}, "$VISUAL names no program that is there: ''"),
    ],
    ids=lambda each: ascii(each)[:20],
)
def test_that_there_is_none_is_said(environ: dict[str, str], said: str) -> None:
    with pytest.raises(NoEditor) as caught:
        editor_words({"PATH": os.defpath, **environ})
    assert str(caught.value) == said


def test_the_editor_is_given_its_words_and_the_file(tmp_path: Path) -> None:
    file = tmp_path / "-a note; $(x).md"
    assert edit([sys.executable, "-c", TOUCH, "--wait", "a b"], file) == ""
    assert file.read_text() == "--wait a b"


def test_a_failure_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x"
    assert edit(["sh", "-c", "exit 3"], file) == "sh ended with status 3"
    assert edit(["sh", "-c", "kill -9 $$"], file) == "sh was ended by signal 9"
    assert edit([str(tmp_path)], file).endswith("can't be run: Permission denied")


def test_keys_that_end_programs_are_the_editors_meanwhile(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    script = "kill -INT $PPID; trap 'exit 5' INT; kill -INT $$; exit 6"
    assert edit(["sh", "-c", script], tmp_path / "x") == "sh ended with status 5"
    assert signal.getsignal(signal.SIGINT) is before
