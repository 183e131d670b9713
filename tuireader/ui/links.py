"""How a link is opened without touching our terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping


def opener(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens a link in a window of its own; None where there are no windows.

    Python's own way would start a text browser in our terminal.
    """
    if sys.platform == "darwin":
        return ["open"]
    if sys.platform == "win32":
        return ["explorer"]
    if not any(environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")):
        return None
    for name, *arguments in (["wslview"], ["xdg-open"], ["gio", "open"]):
        if found := shutil.which(name):
            return [found, *arguments]
    return None


def open_link(link: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Open a safe link in the browser; False where there is none to open it with."""
    command = opener(environ)
    if command is None:
        return False
    nowhere = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [*command, link],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
