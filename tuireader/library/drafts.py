"""Drafts of notes: what is being written, on disk until it is a note.

A draft is two files: one in JSON says which paper it is about and what its writer had seen, and is
locked for as long as it is being written; one in Markdown is the text, which any editor can open.
Those that nobody holds are left over from a reader that was ended before its time.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tuireader.marks.disk import RealDisk, write_new
from tuireader.marks.locking import locked

_ABOUT, _TEXT = ".json", ".md"


class About(NamedTuple):
    """What a draft is about."""

    identifiers: tuple[str, ...] = ()
    """The paper's, its key first; none if that can't be told any more."""

    seen: tuple[str, ...] = ()
    """The names of the revisions that its writer has seen."""

    before: str = ""
    """The note that it began with."""


class Draft:
    """One draft, held until it is dropped or left."""

    def __init__(self, stem: Path, about: About, holding: ExitStack) -> None:
        """Hold one.

        Args:
            stem: its files without their endings.
            about: what it is about.
            holding: lets go of it when closed.
        """
        self.about = about
        self.file = _file(stem, _TEXT)
        """Where the text is."""

        self._about_file = _file(stem, _ABOUT)
        self._holding = holding

    def keep(self, text: str, is_wanted: Callable[[], bool] = lambda: True) -> None:
        """Have the text on disk; a crash leaves this one or the one before.

        Args:
            text: all of it.
            is_wanted: asked last of all whether it is still to be kept.

        Raises:
            OSError: It can't be written.
        """
        aside = self.file.with_name(f"{self.file.name}.{os.urandom(4).hex()}")
        try:
            write_new(RealDisk(), aside, text.encode(errors="replace"))
            if is_wanted():
                os.replace(aside, self.file)
        finally:
            with suppress(OSError):
                aside.unlink()

    def read(self) -> str:
        """The text as it is on disk.

        Raises:
            OSError: It can't be read.
        """
        return RealDisk().read(self.file).decode(errors="replace")

    def drop(self) -> None:
        """Remove it: it is a note now, or nothing."""
        for file in (self.file, self._about_file):
            with suppress(OSError):
                file.unlink()
        self.leave()

    def leave(self) -> None:
        """Let it be, for whoever looks for drafts next."""
        self._holding.close()


class Drafts:
    """The drafts of one installation."""

    def __init__(self, folder: Path | None) -> None:
        """Name their folder, which is made when it is needed.

        Args:
            folder: not one that machines share, as a draft is its writer's; without one, drafts
                are where nobody looks for them again.
        """
        self._folder = folder

    def begin(self, about: About) -> Draft:
        """Begin a draft; its text isn't there yet.

        Raises:
            OSError: It can't be written.
        """
        holding, folder = ExitStack(), self._folder
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="tuireader-"))
            holding.callback(_remove_empty, folder)
        RealDisk().make_folder(folder)
        name = blake2b(about.identifiers[0].encode(errors="replace"), digest_size=8).hexdigest()
        draft = Draft(folder / f"{name}-{os.urandom(4).hex()}", about, holding)
        holding.enter_context(locked(draft._about_file, patience=0))
        with open(draft._about_file, "w", encoding="utf-8") as file:
            json.dump(about._asdict(), file)
            file.flush()
            os.fsync(file.fileno())
        RealDisk().sync_folder(folder)
        return draft

    def left_over(self) -> Iterator[Draft]:
        """The drafts that nobody is writing any more; whoever takes one drops or leaves it."""
        if self._folder is None:
            return
        for file in sorted(self._folder.glob(f"*{_ABOUT}")):
            holding = ExitStack()
            try:
                holding.enter_context(locked(file, patience=0))
                about = _about_in(RealDisk().read(file))
            except OSError:  # somebody is writing it, or it is gone
                holding.close()
                continue
            draft = Draft(file.with_suffix(""), about, holding)
            if draft.file.exists():
                yield draft
            else:
                draft.drop()


def as_note(text: str) -> str:
    """A text as the note that is meant: without the line ends that editors add or want."""
    return re.sub(r"\r\n?", "\n", text).strip("\n")


def _file(stem: Path, ending: str) -> Path:
    return stem.with_name(stem.name + ending)


def _about_in(stored: bytes) -> About:
    """What is told in a file, of which anybody may have made anything."""
    try:
        told = json.loads(stored)
        about = About(tuple(told["identifiers"]), tuple(told["seen"]), told["before"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return About()
    texts: tuple[object, ...] = (*about.identifiers, *about.seen, about.before)
    return about if all(isinstance(each, str) for each in texts) else About()


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
