"""Macros of LaTeX outside of formulas: they set words in another type, link, cite, accent."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache

from tuireader.typeset.addresses import address_at
from tuireader.typeset.latex import is_known, typeset_math
from tuireader.typeset.latex.accents import IN_TEXT, accented
from tuireader.typeset.latex.names import IGNORED, SPACING
from tuireader.typeset.rules.formulas import formula_in_brackets
from tuireader.typeset.rules.found import Found, Source
from tuireader.typeset.rules.types import CITING, ENCLOSING, LETTERS, TYPES, UNSEEN
from tuireader.typeset.spans import Kind

_NAME = re.compile(r"\\([A-Za-z]+)\*?")
_SCRIPT = re.compile(r"[\^_](?=\{)|[\^_](?:\\[A-Za-z]+|[^\s\\{}])")
_ACCENTED = re.compile(r"\s?(?:\\([ij])(?![A-Za-z])\s?|([^\W\d_]))")
_SPACES = frozenset(" \t,;:>")
_MOST_ARGUMENTS = 4
"""Arguments and scripts of a formula's macro that are followed outside of formulas."""

_Read = Callable[[Source, str, int], Found | None]


def macro(source: Source, at: int, end: int) -> Found | None:
    """What a backslash begins."""
    named = _NAME.match(source.text, at, end)
    if named is None:
        return _of_a_sign(source, at, end)
    name = named[1]
    read = _readers().get(name)
    found = read(source, name, named.end()) if read is not None else None
    if found is None and _opens_nothing(source, named.end()):
        found = Found(named.end() + 1)
    if found is None:
        found = _of_a_formula(source, name, at) if is_known(name) else _unknown(source, name, at)
    return found if found.end <= end else None


def _opens_nothing(source: Source, at: int) -> bool:
    """Whether a brace there is never closed, as where a page cut the abstract."""
    return source.text.startswith("{", at) and source.group(at) is None


@cache
def _readers() -> dict[str, _Read]:
    groups: list[tuple[_Read, Collection[str]]] = [
        (_space, SPACING),
        (_nothing, [*IGNORED, "footnotemark", "maketitle"]),
        (_letter, LETTERS),
        (_accent, [name for name in IN_TEXT if name.isalpha()]),
        (_typed, TYPES),
        (_cited, CITING),
        (_unseen, UNSEEN),
        (_enclosed, ENCLOSING),
        (_address, ["url", "nolinkurl", "path"]),
        (_linked, ["href", "hyperlink"]),
        (_coloured, ["textcolor", "colorbox"]),
        (_environment, ["begin", "end"]),
        (_item, ["item"]),
    ]
    return {name: read for read, names in groups for name in names}


def _of_a_sign(source: Source, at: int, end: int) -> Found:
    sign = source.text[at + 1 : at + 2] if at + 1 < end else ""
    if sign in ("(", "["):
        return formula_in_brackets(source, at, end) or Found(at + 2, sign)
    if not sign or sign in _SPACES:
        return Found(at + max(1, 1 + len(sign)), " " if sign else "")
    if sign in ("\\", "\n"):
        return Found(at + 2, "\n")
    if sign in ("!", "/", "-"):
        return Found(at + 2)
    if sign in IN_TEXT:
        return _accent(source, sign, at + 2) or Found(at + 2)
    if sign == "|":
        return Found(at + 2, "‖")
    return Found(at + 2, sign)


def _space(source: Source, name: str, at: int) -> Found:
    return Found(at, " ")


def _nothing(source: Source, name: str, at: int) -> Found:
    return Found(at + source.text.startswith(" ", at))


def _letter(source: Source, name: str, at: int) -> Found:
    ending = re.compile(r"\{\}| ?").match(source.text, at)
    return Found(ending.end() if ending else at, typeset_math(f"\\{name}"))


def _accent(source: Source, name: str, at: int) -> Found | None:
    if group := source.group(at):
        start, stop = group
        return Found(stop + 1, accented(typeset_math(source.text[start:stop]), IN_TEXT[name]))
    if name.isalpha() and not source.text.startswith(" ", at):
        return None
    found = _ACCENTED.match(source.text, at)
    if found is None:
        return Found(at, name if name in "~^" else "") if not name.isalpha() else None
    return Found(found.end(), accented(found[1] or found[2], IN_TEXT[name]))


def _typed(source: Source, name: str, at: int) -> Found:
    group = source.group(at)
    if group is not None:
        return Found(group[1] + 1, inner=group, kind=TYPES[name])
    # Its brace is never closed; or it is a switch, and what it is for can't be known.
    opened = re.compile(r"\s*\{?").match(source.text, at)
    return Found(opened.end() if opened else at)


def _cited(source: Source, name: str, at: int) -> Found | None:
    group = source.group(source.bracketed(at))
    if group is None:
        return None
    keys = " ".join(source.text[slice(*group)].split())
    return Found(group[1] + 1, f"[{keys}]", kind=Kind.QUIET)


def _unseen(source: Source, name: str, at: int) -> Found | None:
    group = source.group(source.bracketed(at))
    return Found(group[1] + 1) if group is not None else None


def _enclosed(source: Source, name: str, at: int) -> Found | None:
    group = source.group(at)
    if group is None:
        return None
    before, behind = ENCLOSING[name]
    return Found(group[1] + 1, before, group, behind)


def _address(source: Source, name: str, at: int) -> Found:
    group = source.group(at)
    if group is None:  # never closed: what follows is an address by its looks, or it isn't one
        return Found(at + source.text.startswith("{", at))
    start, stop = group
    return Found(stop + 1, inner=(start, stop), link=_link(source, start, stop))


def _linked(source: Source, name: str, at: int) -> Found | None:
    target = source.group(at)
    if target is None:
        return None
    start, stop = target
    label = source.group(stop + 1)
    link = _link(source, start, stop)
    if label is None or not source.text[slice(*label)].strip():
        return Found(stop + 1 if label is None else label[1] + 1, inner=target, link=link)
    return Found(label[1] + 1, inner=label, link=link)


def _link(source: Source, start: int, stop: int) -> str:
    """Where an address in braces leads; nowhere unless to the web."""
    text = source.text[start:stop].strip()
    found = address_at(text, 0)
    return found.link if found is not None and found.end >= len(text) - 1 else ""


def _coloured(source: Source, name: str, at: int) -> Found | None:
    colour = source.group(at)
    text = source.group(colour[1] + 1) if colour is not None else None
    return Found(text[1] + 1, inner=text) if text is not None else None


def _environment(source: Source, name: str, at: int) -> Found | None:
    group = source.group(at)
    if group is None:
        return None
    kind, behind = source.text[slice(*group)], group[1] + 1
    if name == "begin" and kind.rstrip("*") in ("equation", "align", "displaymath", "math"):
        end = source.text.find(f"\\end{{{kind}}}", behind)
        if end >= 0:
            text = typeset_math(" ".join(source.text[behind:end].split()))
            return Found(end + len(kind) + 6, text, kind=Kind.MATH)
    return Found(behind, "\n")


def _item(source: Source, name: str, at: int) -> Found:
    return Found(at, "\n•")


def _of_a_formula(source: Source, name: str, at: int) -> Found:
    r"""A macro of formulas in prose, with its arguments and scripts: ``\mathbb{R}^d``."""
    end = at + 1 + len(name)
    for _ in range(_MOST_ARGUMENTS):
        script = _SCRIPT.match(source.text, end)
        behind = script.end() if script else end
        group = source.group(behind) if source.text.startswith("{", behind) else None
        end = group[1] + 1 if group else behind
        if not script and not group:
            break
    text = typeset_math(source.text[at:end])
    return Found(end, text, kind=Kind.PLAIN if text.isascii() else Kind.MATH)


def _unknown(source: Source, name: str, at: int) -> Found:
    """A macro that only its author knew: what it was put around, or its name."""
    end = at + 1 + len(name)
    group = source.group(end) if source.text.startswith("{", end) else None
    if group is None:
        return Found(end, name, kind=Kind.QUIET)
    if group[0] == group[1]:
        return Found(group[1] + 1, name, kind=Kind.QUIET)
    return Found(group[1] + 1, inner=group)


_SWITCH = re.compile(r"\s*\\(?P<type>[a-z]+)(?![A-Za-z])\s*")
_LONGEST_PROTECTED = 40


def group(source: Source, at: int, end: int) -> Found | None:
    r"""Braces in prose: ``{\em so}``, ``{B}ERT``; others are what they look like."""
    inner = source.group(at)
    if inner is None or inner[1] >= end:
        return None
    start, stop = inner
    switch = _SWITCH.match(source.text, start, stop)
    if switch is not None and (switch["type"] in TYPES or switch["type"] in IGNORED):
        kind = TYPES.get(switch["type"], Kind.PLAIN)
        return Found(stop + 1, inner=(switch.end(), stop), kind=kind)
    if _protects(source.text, start, stop):
        return Found(stop + 1, inner=inner)
    return None


def _protects(text: str, start: int, stop: int) -> bool:
    """Whether the braces are TeX's: they keep capitals, or hold macros."""
    inside = text[start:stop]
    if "\\" in inside or "$" in inside:
        return True
    if not inside or len(inside) > _LONGEST_PROTECTED or "," in inside:
        return not inside
    beside = text[start - 2 : start - 1] + text[stop + 1 : stop + 2]
    return inside[0].isupper() or any(each.isalnum() or each == "-" for each in beside)
