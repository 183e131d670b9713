"""Where files live: the XDG folders, or all under one folder when the user names it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "TUIREADER_HOME"
"""Names one folder for everything, as ``--home`` does."""

_NAME = "tuireader"


class Home(NamedTuple):
    """The folders of one installation. None is made before something is written to it."""

    data: Path
    """Papers and marks: what must be kept."""

    state: Path
    """Where the reader was, logs, and notes until they are saved: what is this machine's alone."""


def home(folder: str | None = None, environ: Mapping[str, str] = os.environ) -> Home:
    """The folders to use, after the XDG Base Directory Specification, version 0.8.

    Args:
        folder: one folder for everything; stands above ``TUIREADER_HOME``.
        environ: the environment.
    """
    one = folder or environ.get(HOME_VARIABLE)
    if one:
        place = Path(one).expanduser().absolute()
        return Home(data=place, state=place)
    return Home(
        data=_folder(environ, "XDG_DATA_HOME", ".local/share"),
        state=_folder(environ, "XDG_STATE_HOME", ".local/state"),
    )


def _folder(environ: Mapping[str, str], variable: str, usual: str) -> Path:
    named = environ.get(variable, "")
    if os.path.isabs(named):  # the specification has relative ones ignored
        return Path(named, _NAME)
    if sys.platform == "win32" and (local := environ.get("LOCALAPPDATA")):
        return Path(local, _NAME)
    return Path.home() / usual / _NAME
