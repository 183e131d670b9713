"""A row of atoms written in one line: where spaces and parentheses are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tuireader.typeset.latex.atoms import Atom, Bond, Line, Role

COLUMN = Atom(",", Role.PUNCTUATION, Bond.LIST)
"""Stands between two columns of a table, unless one ends in a comma anyway."""

_SPACES = (Role.SPACE, Role.GAP)
_OPERATORS = (Role.FUNCTION, Role.LARGE)
_INFIX = (Role.BINARY, Role.RELATION)
_NO_FACTOR = frozenset("|‖/!?:.%…⋯")
"""Ordinary signs that are not multiplied with what stands beside them."""

_SUMMING = frozenset("+-±∓∪∩⊕∖∨∧")
_TIGHT = frozenset("·/")
_BARS = ("|", "‖")


class _Spaced(NamedTuple):
    """An atom, and what space the source has before it."""

    atom: Atom
    space: bool = False
    gap: bool = False


def written(atoms: Sequence[Atom], *, tight: bool = False) -> Line:
    """The row in one line.

    Args:
        atoms: the row.
        tight: no space that isn't needed, as in scripts.
    """
    row = list(_with_spaces(atoms))
    bond = _bond([each.atom for each in row])
    row = _fractions_enclosed(row)
    parts: list[str] = []
    depth = 0
    for at, (atom, space, gap) in enumerate(row):
        if atom.role is Role.CLOSING:
            depth -= 1
        if at and (gap or _is_apart(row, at, tight=tight, source=space, depth=depth)):
            parts.append(" ")
        if atom.role is Role.OPENING:
            depth += 1
        parts.append(atom.text)
    return Line(" ".join("".join(parts).split(" ")).strip(" "), bond)


def _with_spaces(atoms: Sequence[Atom]) -> Iterator[_Spaced]:
    space = gap = False
    before = Role.SPACE
    for atom in atoms:
        if atom.role in _SPACES:
            space = True
            gap = gap or atom.role is Role.GAP
        elif atom == COLUMN and before is Role.PUNCTUATION:
            continue
        elif atom.text:
            yield _Spaced(atom, space, gap)
            space, gap, before = False, False, atom.role


# Spaces


def _is_apart(row: list[_Spaced], at: int, *, tight: bool, source: bool, depth: int) -> bool:
    """Whether there is a space before this atom."""
    before, atom = row[at - 1].atom, row[at].atom
    if Role.TEXT in (before.role, atom.role):
        return source
    if atom.role in _INFIX or before.role in _INFIX:
        return not tight and _is_apart_from_infix(row, at)
    if atom.text == ":":
        return not tight and source
    if before.role is Role.PUNCTUATION:
        return not tight and (source or (depth == 0 and before.text == ","))
    if before.role in _OPERATORS and (atom.text in _BARS or atom.role is Role.FRACTION):
        return not (atom.text in _BARS and _is_closing_bar(row, at))
    if atom.role in _OPERATORS and before.text in _BARS:
        return _is_closing_bar(row, at - 1)
    return _is_apart_from_name(before, atom, source=source)


def _is_closing_bar(row: list[_Spaced], at: int) -> bool:
    """Whether the bar closes what one before it opened."""
    bar = row[at].atom.text
    return sum(each.atom.text[:1] == bar for each in row[:at]) % 2 == 1


def _is_apart_from_infix(row: list[_Spaced], at: int) -> bool:
    return any(
        row[each].atom.role in _INFIX
        and _stands_between(row, each)
        and not _is_set_tight(row, each)
        for each in (at - 1, at)
    )


def _stands_between(row: list[_Spaced], at: int) -> bool:
    """Whether the sign has something on both sides; without, it is set close to what it has."""
    if not 0 < at < len(row) - 1:
        return False
    before, atom = row[at - 1].atom, row[at].atom
    if before.role is Role.RELATION and atom.role is Role.RELATION:
        return False
    if atom.role is Role.BINARY:
        return before.role not in (*_INFIX, *_OPERATORS, Role.OPENING, Role.PUNCTUATION)
    return True


def _is_set_tight(row: list[_Spaced], at: int) -> bool:
    sign = row[at].atom.text
    if sign == "×":
        return row[at - 1].atom.text[-1].isdigit() and row[at + 1].atom.text[0].isdigit()
    if sign in ("+", "-", "−", "±"):
        return not (row[at].space and row[at + 1].space)
    if row[at].atom.role is Role.RELATION and row[at + 1].atom.role is Role.RELATION:
        return True
    return sign in _TIGHT


def _is_apart_from_name(before: Atom, atom: Atom, *, source: bool) -> bool:
    begins, ends = atom.text[0], before.text[-1]
    is_letter = _is_sign_of_word(begins)
    if atom.role in _OPERATORS:
        return _is_sign_of_word(ends) or ends in ")]}⟩⌉⌋'*…⋯" or before.role in _OPERATORS
    if before.role in _OPERATORS:
        is_long = before.role is Role.LARGE or before.scripted
        return is_letter or (begins in "√∛∜¬" and is_long) or (begins == "(" and ends == ")")
    if Role.WORD in (before.role, atom.role) or before.scripted:
        return is_letter and (_is_sign_of_word(ends) or (ends == ")" and atom.role is Role.WORD))
    if Role.FRACTION in (before.role, atom.role):
        return is_letter and _is_sign_of_word(ends)
    return source and ends.isdigit() and begins.isalnum()


def _is_sign_of_word(sign: str) -> bool:
    return sign.isalnum() or sign in "∞∂∇∑∏∫ℓ√" or "\u0300" <= sign <= "\u036f"


# Parentheses


VULGAR = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾"}


def ratio(above: Line, below: Line) -> Atom:
    """A fraction, with a slash unless there is a sign for it."""
    if vulgar := VULGAR.get(f"{above.text}/{below.text}"):
        return Atom(vulgar)
    is_negative = above.bond is Bond.SUM and above.text.strip("-").isalnum()
    over = above.text if is_negative else above.within(Bond.PRODUCT)
    return Atom(f"{over}/{below.within(Bond.CALL)}", Role.FRACTION, Bond.RATIO)


def divided(atoms: list[Atom]) -> list[Atom]:
    r"""The row as a fraction if there is an ``\over`` in it."""
    for at, atom in enumerate(atoms):
        if atom.role is Role.DIVISION:
            return [ratio(written(atoms[:at]), written(divided(atoms[at + 1 :])))]
    return atoms


def _fractions_enclosed(row: list[_Spaced]) -> list[_Spaced]:
    """The row with parentheses around fractions that are multiplied with something."""
    if all(each.atom.role is not Role.FRACTION for each in row):
        return row
    return [
        each._replace(atom=_enclosed(each.atom)) if _is_multiplied(row, at) else each
        for at, each in enumerate(row)
    ]


def _enclosed(atom: Atom) -> Atom:
    return Atom(f"({atom.text})", Role.CLOSING)


def _is_multiplied(row: list[_Spaced], at: int) -> bool:
    if row[at].atom.role is not Role.FRACTION:
        return False
    before = row[at - 1].atom if at else None
    behind = row[at + 1].atom if at + 1 < len(row) else None
    return (before is not None and (_is_factor(before) or before.role is Role.FUNCTION)) or (
        behind is not None and (_is_factor(behind, last=False) or behind.role in _OPERATORS)
    )


def _is_factor(atom: Atom, *, last: bool = True) -> bool:
    if atom.role is (Role.CLOSING if last else Role.OPENING):
        return True
    if atom.role not in (Role.ORDINARY, Role.WORD, Role.FRACTION):
        return False
    return atom.text[-1 if last else 0] not in _NO_FACTOR


def _bond(row: list[Atom]) -> Bond:
    """How firmly the row holds together."""
    if len(row) < 2:
        return row[0].bond if row else Bond.WHOLE
    outer = list(_outside_brackets(row))
    roles = {each.role for each in outer}
    if roles & {Role.RELATION, Role.PUNCTUATION, Role.TEXT}:
        return Bond.LIST
    if any(each.role is Role.BINARY and each.text in _SUMMING for each in outer[1:]):
        return Bond.SUM
    if any(
        each.role in _OPERATORS and (behind is None or behind.role is not Role.OPENING)
        for each, behind in zip(outer, [*outer[1:], None], strict=True)
    ):
        return Bond.APPLIED
    if outer[0].text in ("+", "-"):
        return Bond.SUM
    if Role.FRACTION in roles or any(each.text == "/" for each in outer):
        return Bond.RATIO
    if len(outer) == 2 and outer[0].role is Role.OPENING:
        return Bond.CALL if len(outer[1].text) > 1 else Bond.WHOLE
    if len(outer) == 3 and outer[1].role is Role.OPENING and _is_called(outer[0]):
        return Bond.CALL
    if _is_in_bars(row) or all(each.text in "'!" for each in outer[1:]):
        return Bond.WHOLE
    return Bond.PRODUCT


def _is_called(atom: Atom) -> bool:
    """Whether brackets behind it hold its argument; behind ``n`` they would hold a factor."""
    letter = atom.text[:1]
    is_name = atom.role is not Role.ORDINARY or "_" in atom.text
    return is_name or letter in "fghopφψσπζμω" or (letter.isalpha() and letter.isupper())


def _outside_brackets(row: list[Atom]) -> Iterator[Atom]:
    """The atoms outside of brackets, and the outermost brackets themselves."""
    depth = 0
    for atom in row:
        if atom.role is Role.CLOSING:
            depth = max(0, depth - 1)
        if not depth:
            yield atom
        if atom.role is Role.OPENING:
            depth += 1


def _is_in_bars(row: list[Atom]) -> bool:
    bar = row[0].text
    return bar in _BARS and row[-1].text[:1] == bar and all(a.text != bar for a in row[1:-1])
