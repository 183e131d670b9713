"""The last lock before the terminal: filters that every drawn line passes, whatever widget drew it.

Widgets pass escape sequences on (Textual 8.2 strips only BEL, BS, VT, FF and CR), so foreign text
is cleaned when it is read, and once more here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tuireader.typeset import LIKENESSES

_HOSTILE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)

_ASCII = {
    **LIKENESSES,
    **dict.fromkeys("─━┄┈╌═▔▁▂▃", "-"),
    **dict.fromkeys("│┃┆┊╎║▏▎▍▌▐▕", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝┏┓┗┛", "+"),
    **dict.fromkeys("█▓▉▊▋", "#"),
    **dict.fromkeys("▇▆▅▄▀", "="),
    "…": ".",
    "●": "o",
    "★": "*",
    "·": ".",
    "↑": "^",
    "↓": "v",
    "←": "<",
    "→": ">",
}


class ControlFilter(LineFilter):
    """No text may carry a control character, and no link anything but http and https."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Segments that a terminal can only print."""
        return [_harmless(each) if _needs_care(each) else each for each in segments]


class NoColorFilter(LineFilter):
    """No colour codes at all, as NO_COLOR asks; what stood on another ground is shown reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without their colours."""
        ground = background.rich_color
        return [
            Segment(
                text, style and _colourless(style, style.bgcolor not in (None, ground)), control
            )
            for text, style, control in segments
        ]


class AsciiFilter(LineFilter):
    """Only ASCII, each character as wide as before, for terminals that can't show more."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in ASCII."""
        return [
            each
            if each.control or each.text.isascii()
            else Segment(ascii_text(each.text), each.style)
            for each in segments
        ]


def ascii_text(text: str) -> str:
    """The text in ASCII, as wide in cells: ``é`` is ``e``, what has no likeness ``?``."""
    return "".join(map(_ascii_character, text))


@lru_cache(4096)
def _ascii_character(character: str) -> str:
    if character < "\x80":
        return character
    width = cell_len(character)
    plain = _ASCII.get(character) or unicodedata.normalize("NFKD", character)
    plain = plain.encode("ascii", "ignore").decode() or "?"
    return plain[:width].ljust(width, "?")


def _needs_care(segment: Segment) -> bool:
    text, style, control = segment
    return bool(not control and _HOSTILE.search(text)) or bool(style and style.link)


def _harmless(segment: Segment) -> Segment:
    text, style, control = segment
    if not control:
        text = _HOSTILE.sub("\ufffd", text)
    if style and style.link and not _is_web(style.link):
        style = style.update_link(None)
    return Segment(text, style, control)


def _is_web(link: str) -> bool:
    return link.startswith(("http://", "https://")) and not _HOSTILE.search(link)


@lru_cache(1024)
def _colourless(style: Style, reverse: bool) -> Style:
    return Style(
        bold=style.bold,
        dim=style.dim,
        italic=style.italic,
        underline=style.underline,
        strike=style.strike,
        reverse=bool(style.reverse) != reverse,
        meta=style.meta,
    )
