"""The walls of the house hold: who may import whom, checked on the code as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("importlinter", reason="import-linter comes with the test extra")

_ROOT = Path(__file__).parents[1]
_OUTSIDE = ("textual", "rich", "tinydb", "sqlite3", "httpx")
"""What belongs to one room each, or to none."""


def python(code: str) -> str:
    """What a fresh interpreter prints, run in the checkout."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_import_contracts_are_kept() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("room", ["papers", "query", "typeset", "cli", "ui.commands"])
def test_a_room_without_needs_brings_nothing_in(room: str) -> None:
    code = f"import sys, tuireader.{room}; print(*sys.modules)"
    assert set(python(code).split()).isdisjoint(_OUTSIDE)


@pytest.mark.parametrize("room", ["sources", "marks"])
def test_rooms_beside_the_catalogue_bring_in_no_store_when_imported(room: str) -> None:
    code = f"import sys, tuireader.{room}; print(*sys.modules)"
    assert set(python(code).split()).isdisjoint(_OUTSIDE)


@pytest.mark.parametrize(
    "words",
    [["--version"], ["list"], ["keys"], ["mark", "read", "x"], ["cite"], ["stats"]],
    ids=" ".join,
)
def test_commands_without_a_screen_never_import_textual(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from tuireader.cli import main;"
        f" assert main([*{words!r}, '--home', {str(tmp_path)!r}]) == 0;"
        " print('\\n' + ' '.join(sys.modules))"
    )
    assert set(python(code).split()).isdisjoint({"textual", "rich"})
