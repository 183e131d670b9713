"""The filters that were kept before: remembered from one start to the next, and walked through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tuireader.ui.remembering import keep_file, kept_file

_FILE = "filters.json"

_MOST = 200
"""How many are remembered; the oldest are forgotten first."""


class PastFilters:
    """Filters in the order in which they were last kept, read from disk when first wanted."""

    def __init__(self, folder: Path | None, file: str = _FILE) -> None:
        """Those of a folder; None remembers them only as long as this lives.

        Args:
            folder: where they are kept.
            file: the name of their file in it.
        """
        self._folder = folder
        self._file = file
        self._texts: list[str] | None = None

    @property
    def texts(self) -> Sequence[str]:
        """The filters, the newest last."""
        if self._texts is None:
            self._texts = _stored(self._folder, self._file)
        return self._texts

    def add(self, text: str) -> None:
        """Remember one; a blank one is none.

        What another reader has kept meanwhile is read again, so as not to be written over.
        """
        text = text.strip()
        if not text:
            return
        known = self.texts if self._folder is None else _stored(self._folder, self._file)
        self._texts = [*(each for each in known if each != text), text][-_MOST:]
        keep_file(self._folder, self._file, self._texts)


class Walk:
    """A way back through past filters from a text that is being typed, and forth to it again."""

    def __init__(self, texts: Sequence[str], typed: str, beginning: str) -> None:
        """Begin at what is typed.

        Args:
            texts: past filters, the newest last.
            typed: the text that the way leads back to.
            beginning: only those that begin so are met, whatever their case.
        """
        begun = beginning.casefold()
        fitting = [each for each in texts if each.casefold().startswith(begun) and each != typed]
        self._texts = [*fitting, typed]
        self._at = len(fitting)

    @property
    def text(self) -> str:
        """The filter one is at."""
        return self._texts[self._at]

    def go(self, steps: int) -> str:
        """The filter so many steps newer, or older if negative; at the ends it goes no further."""
        self._at = max(0, min(len(self._texts) - 1, self._at + steps))
        return self.text


def _stored(folder: Path | None, file: str) -> list[str]:
    """What is in the file, of which anybody may have made anything."""
    stored = kept_file(folder, file)
    if not isinstance(stored, list):
        return []
    texts = [each for each in stored if isinstance(each, str) and each and each.isprintable()]
    return list(dict.fromkeys(reversed(texts)))[:_MOST][::-1]
