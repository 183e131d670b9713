"""What was acknowledged survives kill -9, whenever it comes and whoever else is writing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 100
"""How many for each number of writers."""

ROOT = Path(__file__).parents[2]


def killed(folder: Path, writers: int) -> dict[str, object]:
    """What a run of `tests.marks.killing` counted."""
    numbers = map(str, (KILLS, writers, 1))
    program = [sys.executable, "-m", "tests.marks.killing", str(folder), *numbers]
    outcome = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert outcome.returncode == 0, outcome.stderr
    tally = json.loads(outcome.stdout)
    assert isinstance(tally, dict)
    return tally


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be forked here")
@pytest.mark.parametrize("writers", [1, 2])
def test_no_acknowledged_change_is_lost_to_kills(tmp_path: Path, writers: int) -> None:
    tally = killed(tmp_path, writers)
    assert (tally["lost"], tally["unreadable"]) == (0, [])
    assert int(str(tally["kills"])) >= KILLS
    assert int(str(tally["acknowledged"])) >= KILLS
    assert int(str(tally["snapshots"])) >= 1
