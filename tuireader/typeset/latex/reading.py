"""From the tokens of a formula to a row of atoms."""

from __future__ import annotations

from collections.abc import Callable

from tuireader.typeset.latex.atoms import Atom, Bond, Line, Role
from tuireader.typeset.latex.scripts import subscript, superscript
from tuireader.typeset.latex.symbols import SAME, characters
from tuireader.typeset.latex.tokens import Token, TokenKind, tokens_of
from tuireader.typeset.latex.writing import COLUMN, divided, written

_DEEPEST = 12
"""Groups within groups that are followed; real formulas have six."""

_SCRIPTS = (TokenKind.SUPERSCRIPT, TokenKind.SUBSCRIPT)
_MINUS, _PLUS = (Token(TokenKind.CHARACTER, sign) for sign in "-+")
_LONGEST_BARE_SCRIPT = 6
"""Tokens of a script in parentheses for which the braces were forgotten: ``x^(i)``."""


ReadMacro = Callable[["Reader", str], list[Atom]]
"""Gives the atoms of a macro, by its name without the backslash; its arguments it reads."""


class TooDeep(Exception):
    """Nobody could read such a formula in one line."""


class Reader:
    """Reads tokens one after the other; macros ask it for their arguments."""

    def __init__(
        self, tokens: list[Token], macro: ReadMacro, depth: int = 0, *, as_text: bool = False
    ) -> None:
        """Begin at the first token.

        Args:
            tokens: of the formula.
            macro: what reads macros.
            depth: in how many groups it is.
            as_text: whether spaces are spaces, and signs are only signs.

        Raises:
            TooDeep: It is in too many.
        """
        if depth > _DEEPEST:
            raise TooDeep
        self._tokens = tokens
        self._macro = macro
        self._at = 0
        self._depth = depth
        self._as_text = as_text
        self.in_table = False
        """Whether there are columns and rows here, as in a matrix."""

    @property
    def next(self) -> Token | None:
        """The token that will be read next, if there is one."""
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def row(self) -> list[Atom]:
        """The atoms from here to the end of the group, which is passed, or of the formula."""
        atoms: list[Atom] = []
        while (token := self.next) is not None:
            if token.kind is TokenKind.CLOSE:
                self._at += 1
                if self._depth:
                    break
            elif token.kind in _SCRIPTS and not (self._as_text and token.text == "_"):
                self._add_scripts(atoms)
            else:
                atoms += self.some()
        return divided(atoms)

    def some(self) -> list[Atom]:
        """The atoms of the next token, with the arguments it takes."""
        token = self._tokens[self._at]
        self._at += 1
        match token.kind:
            case TokenKind.MACRO:
                return self._macro(self, token.text)
            case TokenKind.OPEN:
                return self._in_group()
            case TokenKind.SPACE:
                return [Atom(" ", Role.GAP if self._as_text else Role.SPACE)]
            case TokenKind.NUMBER:
                return [Atom(token.text)]
            case TokenKind.CHARACTER:
                return self._character(token.text)
            case _:
                return [Atom(token.text)] if token.text == "_" else []

    def _character(self, sign: str) -> list[Atom]:
        if sign == "&" and self.in_table:
            return [COLUMN]
        if sign in "~&":
            return [Atom(" ", Role.GAP)]
        if sign == "$":
            return []
        if self._as_text:
            return [Atom(sign)]
        sign = SAME.get(sign, sign)
        return [Atom(sign, characters().get(sign, Role.ORDINARY))]

    def _in_group(self) -> list[Atom]:
        atoms = self._nested(self._tokens, as_text=self._as_text, at=self._at)
        # A sign alone in braces is no operator: {\sim}1, 10{,}000.
        if len(atoms) == 1 and atoms[0].role not in (Role.FUNCTION, Role.LARGE, Role.FRACTION):
            return [atoms[0]._replace(role=Role.ORDINARY)]
        return atoms

    def _nested(self, tokens: list[Token], *, as_text: bool, at: int = 0) -> list[Atom]:
        inner = Reader(tokens, self._macro, self._depth + 1, as_text=as_text)
        inner._at = at
        atoms = inner.row()
        if tokens is self._tokens:
            self._at = inner._at
        return atoms

    # Arguments

    def of(self, source: str) -> Reader:
        """A reader of a formula that stands in this one."""
        return Reader(tokens_of(source), self._macro, self._depth + 1)

    def skip_spaces(self) -> None:
        """Go on behind spaces."""
        while self.next is not None and self.next.kind is TokenKind.SPACE:
            self._at += 1

    def skip(self, sign: str) -> bool:
        """Go on behind this character if it is the next; whether it was."""
        if self.next == Token(TokenKind.CHARACTER, sign):
            self._at += 1
            return True
        return False

    def has_group(self) -> bool:
        """Whether a group in braces is next."""
        return self.next is not None and self.next.kind is TokenKind.OPEN

    def argument(self) -> list[Atom]:
        """The next group or token, as TeX takes an argument; nothing at the end."""
        self.skip_spaces()
        token = self.next
        if token is None or token.kind is TokenKind.CLOSE:
            return []
        if token.kind is TokenKind.OPEN:
            self._at += 1
            return self._nested(self._tokens, as_text=self._as_text, at=self._at)
        if token.kind is TokenKind.NUMBER and len(token.text) > 1:  # \frac12, x^10
            self._tokens[self._at] = Token(TokenKind.NUMBER, token.text[1:])
            return [Atom(token.text[0])]
        return self.some()

    def line(self, *, tight: bool = False) -> Line:
        """The next argument, written."""
        return written(self.argument(), tight=tight)

    def groups(self, most: int = 3) -> list[Line]:
        """The groups in braces that stand here, written."""
        found: list[Line] = []
        while self.has_group() and len(found) < most:
            found.append(self.line())
        return found

    def skip_length(self) -> None:
        """Go on behind a length: ``-2mu``."""
        self.skip_spaces()
        self.skip("-")
        if self.next is not None and self.next.kind is TokenKind.NUMBER:
            self._at += 1
            self.skip_spaces()
            for sign in ("mepc", "umxtn"):
                if self.next is not None and self.next.text in sign:
                    self._at += 1

    def optional(self) -> list[Atom] | None:
        """What stands between brackets here; None if nothing does."""
        if self.next != Token(TokenKind.CHARACTER, "["):
            return None
        end = self._end_of("[", "]", len(self._tokens))
        if end < 0:
            return None
        inner = self._tokens[self._at + 1 : end]
        self._at = end + 1
        return self._nested(inner, as_text=self._as_text)

    def _end_of(self, opening: str, closing: str, limit: int) -> int:
        """Where the bracket that is next is closed; -1 if it isn't before the limit."""
        depth = 0
        for at in range(self._at, min(limit, len(self._tokens))):
            token = self._tokens[at]
            if token.kind is TokenKind.CHARACTER:
                depth += (token.text == opening) - (token.text == closing)
                if not depth:
                    return at
        return -1

    def raw(self) -> str:
        """The source of the next argument, without its braces."""
        self.skip_spaces()
        if not self.has_group():
            if self.next is None or self.next.kind is TokenKind.CLOSE:
                return ""
            self._at += 1
            return _source(self._tokens[self._at - 1])
        parts, depth = [], 0
        while (token := self.next) is not None:
            self._at += 1
            depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)
            if not depth:
                break
            parts.append(_source(token))
        return "".join(parts)[1:]

    def text(self) -> str:
        """The next argument as words: spaces are spaces, formulas within stand in dollars."""
        parts = []
        for number, part in enumerate(self.raw().split("$")):
            as_text = number % 2 == 0
            atoms = self._nested(tokens_of(part), as_text=as_text)
            line = written(atoms)
            before = " " if as_text and part[:1].isspace() else ""
            behind = " " if as_text and part[-1:].isspace() else ""
            parts.append(before + line.text + (behind if line.text else ""))
        return "".join(parts)

    # Scripts

    def _add_scripts(self, atoms: list[Atom]) -> None:
        """Read all scripts that stand here, and put them on the last atom."""
        below, above = "", []
        while (token := self.next) is not None and token.kind in _SCRIPTS:
            self._at += 1
            line = written(self._script(), tight=True)
            if token.kind is TokenKind.SUBSCRIPT:
                below += subscript(line)
            else:
                above.append(line)
            self._skip_spaces_before_script()
        ascii_below = below[:1] == "_"
        raised = "".join(superscript(each, after_ascii=ascii_below) for each in above)
        while atoms and atoms[-1].role in (Role.SPACE, Role.GAP):
            atoms.pop()
        base = atoms.pop() if atoms else Atom("")
        atoms.append(_with_scripts(base, below, raised))

    def _skip_spaces_before_script(self) -> None:
        at = self._at
        self.skip_spaces()
        if self.next is None or self.next.kind not in _SCRIPTS:
            self._at = at

    def _is_number(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].kind is TokenKind.NUMBER

    def _script(self) -> list[Atom]:
        self.skip_spaces()
        if self.next == Token(TokenKind.CHARACTER, "("):
            end = self._end_of("(", ")", self._at + _LONGEST_BARE_SCRIPT)
            if end > 0:
                inner = self._tokens[self._at : end + 1]
                self._at = end + 1
                return self._nested(inner, as_text=False)
        if self.next in (_MINUS, _PLUS) and self._is_number(self._at + 1):  # x^-1
            return self.some() + self.some()
        return self.argument()


def _with_scripts(base: Atom, below: str, raised: str) -> Atom:
    text = base.text
    if base.role is Role.FRACTION or (base.bond > Bond.CALL and below + raised):
        text = f"({text})"
    role = Role.ORDINARY if base.role in (Role.FRACTION, Role.BINARY) else base.role
    in_ascii = raised[:1] == "^" or below[:1] == "_"
    return Atom(f"{text}{below}{raised}", role, Bond.WHOLE, scripted=in_ascii)


def _source(token: Token) -> str:
    return "\\" + token.text if token.kind is TokenKind.MACRO else token.text
