"""Signs that authors type in ASCII for want of others: quotes, dashes, ties, arrows."""

from __future__ import annotations

import re

from tuireader.typeset.rules.found import Found, Source

_QUOTED = re.compile(r"`(?P<inside>[^`']{1,80}(?:'[^\W\d_][^`']{0,80}){0,3})'(?![^\W\d_])")
_DASHES = re.compile(r"-+")


def quote(source: Source, at: int, end: int) -> Found | None:
    """Quotes that are opened as in TeX: two backticks, or one with an apostrophe to close it."""
    text = source.text
    if text.startswith("``", at):
        return Found(at + 2, "“") if not text.startswith("```", at) else None
    quoted = _QUOTED.match(text, at, end)
    if quoted is None:
        return None
    return Found(quoted.end(), "‘", quoted.span("inside"), "’")


def closing_quote(source: Source, at: int, end: int) -> Found | None:
    """Two apostrophes, where two backticks opened something."""
    is_quote = source.has_tex_quotes and source.text.startswith("''", at)
    return Found(at + 2, "”") if is_quote else None


def dash(source: Source, at: int, end: int) -> Found | None:
    """Two hyphens, or three; or an arrow. A command's option stays."""
    text = source.text
    before, dashes = text[at - 1 : at], _DASHES.match(text, at, end)
    length = len(dashes[0]) if dashes else 0
    behind = text[at + length : at + length + 1]
    if length == 1 and behind == ">":
        return Found(at + 2, "→") if before in ("", " ", ")", "%") or before.isdigit() else None
    if length not in (2, 3) or behind == ">":
        return None
    if (not before or before.isspace()) and behind and not behind.isspace():
        return None
    return Found(at + length, "—" if length == 3 else "–")


def plus_or_minus(source: Source, at: int, end: int) -> Found | None:
    """``+/-``."""
    return Found(at + 3, "±") if source.text.startswith("+/-", at) else None


def tie(source: Source, at: int, end: int) -> Found | None:
    """A space at which TeX breaks no line; elsewhere a tilde says about."""
    before, behind = source.text[at - 1 : at], source.text[at + 1 : at + 2]
    if before.isdigit() and behind.isdigit():
        return None
    is_tie = before and (before.isalnum() or before in ".,):}'\"”$") and behind
    return Found(at + 1, " ") if is_tie and not (behind.isspace() or behind == "~") else None
