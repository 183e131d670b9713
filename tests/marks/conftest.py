"""What the tests of marks share."""

from pathlib import Path

import pytest

from tests.marks.deeds import star
from tuireader.marks import MarkStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """One in which each file alone holds a mark: .json.1 a:1, .journal.1 a:2, .journal a:3.

    state.json holds a:1 and a:2, and there is no backup.
    """
    home = tmp_path / "home"
    store = MarkStore(home)
    star(store, "a:1")
    store.close()
    star(store, "a:2")
    store.close()
    star(store, "a:3")
    for backup in (home / "backups").iterdir():
        backup.unlink()
    (home / "backups").rmdir()
    return home
