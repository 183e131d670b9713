"""What macros of a formula mean, those that take arguments and those that only change the look."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection
from functools import cache

from tuireader.typeset.latex import accents, names
from tuireader.typeset.latex.atoms import Atom, Bond, Role
from tuireader.typeset.latex.reading import Reader
from tuireader.typeset.latex.scripts import subscript, superscript, superscript_number
from tuireader.typeset.latex.symbols import symbols
from tuireader.typeset.latex.writing import ratio, written

Row = list[Atom]
_Read = Callable[[Reader, str], Row]

_LONGEST_LOST = 2
"""Letters that may have stood in braces which a page lost."""


def read_macro(reader: Reader, name: str) -> Row:
    """The atoms that a macro stands for, with the arguments it takes from the reader."""
    if found := symbols().get(name):
        return [Atom(*found)]
    if name in names.IGNORED:
        return []
    if name in names.SPACING:
        return _row_ends(reader) if name == "\\" else [Atom(" ", Role.GAP)]
    if read := _readers().get(name):
        return read(reader, name)
    return _unknown(reader, name)


def is_known(name: str) -> bool:
    """Whether a macro means something in any formula, not only in its author's."""
    if name in symbols() or name in _readers() or names.LETTER_BY_HABIT.fullmatch(name):
        return True
    return _with_lost_braces(name) is not None


def _with_lost_braces(name: str) -> tuple[str, str] | None:
    r"""The macro and its argument where a page lost the braces between: ``\mathbbR``."""
    for known in names.LOST_BRACES:
        rest = name.removeprefix(known)
        if rest != name and (len(rest) <= _LONGEST_LOST or rest in symbols()):
            return known, rest
    return None


@cache
def _readers() -> dict[str, _Read]:
    groups: list[tuple[_Read, Collection[str]]] = [
        (_sized, names.SIZED),
        (_styled, names.STYLES),
        (_text, names.TEXTS),
        (_blackboard, names.BLACKBOARD),
        (_fraction, names.FRACTIONS),
        (_enclosed, names.ENCLOSING),
        (_nothing, names.NOTHING),
        (_long_arrow, names.LONG_ARROWS),
        (_accented, accents.IN_FORMULAS),
        (_accented_text, accents.IN_TEXT),
        (_binomial, ["binom", "tbinom", "dbinom"]),
        (_root, ["sqrt"]),
        (_operator, ["operatorname", "mathop", "DeclareMathOperator"]),
        (_stacked, ["overset", "stackrel"]),
        (_below, ["underset"]),
        (_modulo, ["pmod", "pod"]),
        (_negated, ["not"]),
        (_infix, ["over", "atop", "choose"]),
        (_second, ["textcolor", "colorbox", "href", "scalebox", "hyperref"]),
        (_verbatim, ["url", "path", "verb"]),
        (_script, ["textsuperscript", "textsubscript"]),
        (_environment, ["begin", "end"]),
        (_prescript, ["sideset", "prescript"]),
        (_dimension, ["kern", "mkern", "hskip", "mskip"]),
        (_numbered, ["unicode", "char"]),
    ]
    return {name: read for read, group in groups for name in group}


def _sized(reader: Reader, _: str) -> Row:
    reader.skip_spaces()
    reader.skip(".")
    return []


def _styled(reader: Reader, name: str) -> Row:
    row = reader.argument()
    letters = "".join(atom.text for atom in row)
    is_name = name.startswith("math") and len(letters) > 1 and letters.isalpha()
    if is_name and all(atom.role is Role.ORDINARY and len(atom.text) == 1 for atom in row):
        return [_named(letters)]
    return row


def _text(reader: Reader, _: str) -> Row:
    if not reader.has_group():
        return reader.argument()
    text = reader.text()
    words = text.strip()
    row = [Atom(words, Role.TEXT, Bond.LIST)] if " " in words else [_named(words)] if words else []
    gap = [Atom(" ", Role.GAP)]
    return gap * text[:1].isspace() + row + gap * text[-1:].isspace()


def _named(name: str) -> Atom:
    _, role = symbols().get(name, (name, Role.WORD))
    return Atom(name, role if role in (Role.FUNCTION, Role.LARGE) else Role.WORD)


def _blackboard(reader: Reader, _: str) -> Row:
    return [
        atom._replace(text="".join(names.DOUBLE_STRUCK.get(each, each) for each in atom.text))
        for atom in reader.argument()
    ]


def _fraction(reader: Reader, _: str) -> Row:
    return [ratio(reader.line(), reader.line())]


def _binomial(reader: Reader, _: str) -> Row:
    return [Atom(f"C({reader.line().text},{reader.line().text})", bond=Bond.CALL)]


def _root(reader: Reader, _: str) -> Row:
    degree = written(reader.optional() or [], tight=True).text
    line = reader.line()
    root = names.ROOTS.get(degree) or (superscript_number(degree) or f"({degree})") + "√"
    is_one = line.bond is Bond.WHOLE and names.UNDER_ROOT.fullmatch(line.text)
    return [Atom(root + (line.text if is_one else f"({line.text})"))]


def _enclosed(reader: Reader, name: str) -> Row:
    around = names.ENCLOSING[name]
    if not reader.has_group():
        return [Atom(name, Role.WORD)]
    most = 2 if around == names.INNER else 1
    inside = [line.text for line in reader.groups(most)]
    return [Atom(f"{around[0]}{', '.join(inside)}{around[1]}")]


def _nothing(reader: Reader, _: str) -> Row:
    reader.skip("*")
    reader.raw()
    return []


def _long_arrow(reader: Reader, name: str) -> Row:
    reader.optional()
    reader.argument()
    return [Atom(names.LONG_ARROWS[name], Role.RELATION)]


def _accented(reader: Reader, name: str) -> Row:
    line = reader.line(tight=True)
    return [Atom(accents.accented(line.text, accents.IN_FORMULAS[name]), bond=line.bond)]


def _accented_text(reader: Reader, name: str) -> Row:
    if name.isalpha() and not reader.has_group():
        return _unknown(reader, name)
    return [Atom(accents.accented(reader.line(tight=True).text, accents.IN_TEXT[name]))]


def _operator(reader: Reader, _: str) -> Row:
    reader.skip("*")
    return [Atom(reader.text().strip() or written(reader.argument()).text, Role.FUNCTION)]


def _stacked(reader: Reader, _: str) -> Row:
    over, base = reader.line(tight=True), reader.line()
    if over.text in names.UNSEEN_OVER:
        return [Atom(base.text, Role.RELATION)]
    return [Atom(base.text + superscript(over), Role.RELATION)]


def _below(reader: Reader, _: str) -> Row:
    under, base = reader.line(tight=True), reader.line()
    return [Atom(base.text + subscript(under), Role.FUNCTION, scripted=True)]


def _modulo(reader: Reader, _: str) -> Row:
    return [Atom(" ", Role.GAP), Atom(f"(mod {reader.line().text})", Role.TEXT, Bond.WHOLE)]


def _negated(reader: Reader, _: str) -> Row:
    row = reader.argument()
    if not row:
        return []
    text = unicodedata.normalize("NFC", row[0].text + "\u0338")
    return [row[0]._replace(text=text), *row[1:]]


def _infix(_: Reader, name: str) -> Row:
    return [Atom("choose", Role.BINARY) if name == "choose" else Atom("/", Role.DIVISION)]


def _second(reader: Reader, _: str) -> Row:
    reader.raw()
    return reader.argument()


def _verbatim(reader: Reader, _: str) -> Row:
    return [Atom(reader.raw())]


def _script(reader: Reader, name: str) -> Row:
    line = reader.line(tight=True)
    return [Atom(superscript(line) if name == "textsuperscript" else subscript(line))]


def _row_ends(reader: Reader) -> Row:
    reader.optional()
    return [Atom(";", Role.PUNCTUATION)] if reader.in_table else [Atom(" ", Role.GAP)]


def _environment(reader: Reader, name: str) -> Row:
    kind = reader.raw()
    if "array" in kind or "tabular" in kind:
        reader.raw()
    if "matrix" not in kind and kind not in ("array", "cases"):
        return []
    reader.in_table = name == "begin"
    return [Atom("[", Role.OPENING) if reader.in_table else Atom("]", Role.CLOSING)]


def _prescript(reader: Reader, _: str) -> Row:
    reader.raw()
    reader.raw()
    return reader.argument()


def _dimension(reader: Reader, _: str) -> Row:
    reader.skip_length()
    return []


def _numbered(reader: Reader, _: str) -> Row:
    """A character by its number in Unicode, as MathJax has it: only one that is plainly seen."""
    digits = reader.raw().strip().lower().removeprefix("x").removeprefix('"')
    try:
        sign = chr(int(digits, 16))
    except (ValueError, OverflowError):
        return []
    return [Atom(sign)] if unicodedata.category(sign)[0] in "LNPS" else []


def _unknown(reader: Reader, name: str) -> Row:
    """The name of a macro that only its author knew."""
    if lost := _with_lost_braces(name):
        return read_macro(reader.of(f"{{{lost[1]}}}"), lost[0])
    if is_letter := names.LETTER_BY_HABIT.fullmatch(name):
        letter = is_letter["letter"] or is_letter["small"]
        return [Atom(names.DOUBLE_STRUCK.get(letter, letter) if name.startswith("bb") else letter)]
    if not reader.has_group():
        return [Atom(name, Role.WORD)]
    if name in names.AUTHORS_STYLES:
        return reader.argument()
    inside = [line.text for line in reader.groups() if line.text]
    return [Atom(f"{name}({', '.join(inside)})" if inside else name, Role.WORD, Bond.CALL)]
