from pathlib import Path

import pytest

from tuireader.paths import Home, home


def test_everything_is_under_the_folder_named_by_the_option() -> None:
    environ = {"TUIREADER_HOME": "/else", "XDG_DATA_HOME": "/data"}
    assert home("/one", environ) == Home(data=Path("/one"), state=Path("/one"))


def test_everything_is_under_the_folder_named_by_the_environment() -> None:
    environ = {"TUIREADER_HOME": "/one", "XDG_DATA_HOME": "/data"}
    assert home(None, environ) == Home(data=Path("/one"), state=Path("/one"))


def test_a_relative_folder_is_fixed_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert home("one", {}).data == tmp_path / "one"


def test_a_tilde_is_the_users_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home("~/one", {}).data == tmp_path / "one"


def test_the_xdg_folders_are_used() -> None:
    environ = {"XDG_DATA_HOME": "/data", "XDG_STATE_HOME": "/state"}
    assert home(None, environ) == Home(Path("/data/tuireader"), Path("/state/tuireader"))


@pytest.mark.parametrize("named", ["", "relative/data"])
def test_xdg_folders_that_are_empty_or_relative_are_passed_over(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    environ = {"XDG_DATA_HOME": named, "XDG_STATE_HOME": named, "TUIREADER_HOME": ""}
    assert home(None, environ) == Home(
        tmp_path / ".local/share/tuireader", tmp_path / ".local/state/tuireader"
    )


def test_asking_where_files_live_makes_no_folder(tmp_path: Path) -> None:
    home(str(tmp_path / "one"), {})
    assert not list(tmp_path.iterdir())
