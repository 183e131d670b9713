"""How a link is opened without touching our terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from threading import Thread

_SOON = 5.0
"""Seconds in which an opener that can't open anything has ended; later, a browser was closed."""


def opener(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens a link in a window of its own; None where nobody would see one.

    Python's own way would start a text browser in our terminal.
    """
    is_far = bool(environ.get("SSH_CONNECTION"))
    if sys.platform == "darwin":
        return None if is_far else ["open"]
    if sys.platform == "win32":
        return None if is_far else ["explorer"]
    if not any(environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")):
        return None
    for name, *arguments in (["wslview"], ["xdg-open"], ["gio", "open"]):
        if found := shutil.which(name, path=environ.get("PATH")):
            return [found, *arguments]
    return None


def open_link(
    link: str, failed: Callable[[], object], environ: Mapping[str, str] = os.environ
) -> bool:
    """Open a safe link in the browser; False where there is none to open it with.

    Args:
        link: http or https.
        failed: called in another thread when it turns out within seconds that it wasn't opened.
        environ: the environment.
    """
    command = opener(environ)
    if command is None:
        return False
    nowhere = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            [*command, link],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
            env=dict(environ),
        )
    except OSError:
        return False
    Thread(target=_watch, args=(process, failed), name="browser", daemon=True).start()
    return True


def _watch(process: subprocess.Popen[bytes], failed: Callable[[], object]) -> None:
    """Wait for the opener to end, which some do only with the browser."""
    begun = time.monotonic()
    status = process.wait()
    # Windows' explorer fails whether or not it has opened something.
    if status and time.monotonic() - begun < _SOON and sys.platform != "win32":
        failed()
