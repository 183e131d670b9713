"""Text to tree, by recursive descent.

The grammar, with the closest binding last; `Kind` names the tokens::

    choice   = sequence { OR sequence }
    sequence = unary { [AND] unary }
    unary    = { NOT | MINUS } ( OPEN choice CLOSE | FIELD value | value )
    value    = WORD | PHRASE
"""

from __future__ import annotations

from collections.abc import Iterable

from tuireader.query.errors import QueryError
from tuireader.query.fields import begins_value, is_field, meaning, no_such_field, takes
from tuireader.query.lexer import Kind, Token, tokens
from tuireader.query.scope import with_notes
from tuireader.query.tree import And, Node, Not, Or, Query, Scope, Sort, Term

DEEPEST = 10
"""Parentheses within parentheses that are read.

SQLite's own parser gives up on conditions some twelve deep.
"""


def parse(text: str, *, typing: bool = False) -> Query:
    """What the text asks, in normal form.

    In normal form no And stands directly in an And, no Or in an Or and no Not in a Not; And and Or
    have two nodes or more; no term is blank. An order may stand anywhere, the last one counts; so
    may ``in:notes``, which is about all words of the text.

    Args:
        typing: The text is still being typed: what is unfinished at its very end filters nothing.

    Raises:
        QueryError: The text means nothing; other exceptions are never raised.
    """
    return _Parser(text, typing).query()


class _Parser:
    """One reading of one text."""

    def __init__(self, text: str, typing: bool) -> None:
        self._tokens = tokens(text)
        self._now = next(self._tokens)
        self._end = len(text)
        self._typing = typing
        self._depth = 0
        self._sort: Sort | None = None
        self._in_notes = False

    def query(self) -> Query:
        where = None if self._now.kind is Kind.END else self._choice(None)
        if self._now.kind is not Kind.END:
            raise _error("no ( belongs to this )", self._now)
        return Query(with_notes(where) if where and self._in_notes else where, self._sort)

    def _choice(self, after: Token | None) -> Node | None:
        """Alternatives up to a closing parenthesis or the end, behind the token `after`."""
        found = [self._sequence(after)]
        while self._now.kind is Kind.OR:
            found.append(self._sequence(self._taken()))
        return _joined(Or, found)

    def _sequence(self, after: Token | None) -> Node | None:
        found = [self._unary(after)]
        while self._now.kind not in (Kind.OR, Kind.CLOSE, Kind.END):
            found.append(self._unary(self._taken() if self._now.kind is Kind.AND else None))
        return _joined(And, found)

    def _unary(self, after: Token | None) -> Node | None:
        turned = False
        while self._now.kind in (Kind.NOT, Kind.MINUS):
            after = self._taken()
            turned = not turned
        match self._now.kind:
            case Kind.OPEN:
                node = self._group()
            case Kind.FIELD:
                found = self._fielded(self._taken())
                if isinstance(found, Sort):
                    self._sort = Sort(found.key, turned=found.turned != turned)
                    return None
                if isinstance(found, Scope):
                    self._in_notes = not turned
                    return None
                node = found
            case Kind.WORD | Kind.PHRASE:
                node = self._term(self._taken())
            case _:
                self._pass_missing(after)
                return None
        return _negated(node) if node and turned else node

    def _group(self) -> Node | None:
        opening = self._taken()
        self._depth += 1
        if self._depth > DEEPEST:
            raise _error("too deeply nested", opening)
        node = self._choice(opening)
        self._depth -= 1
        if self._now.kind is Kind.CLOSE:
            self._taken()
        elif not self._typing:
            raise _error("this ( is never closed", opening)
        return node

    def _fielded(self, field: Token) -> Node | Scope | Sort | None:
        if not is_field(field.text):
            raise _error(no_such_field(field.text), field)
        if self._now.kind not in (Kind.WORD, Kind.PHRASE):
            if not self._is_unfinished(self._now):
                raise _error(takes(field.text), field)
            self._pass_over()
            return None
        value = self._closed(self._taken())
        found = meaning(field.text, value.text, phrase=value.kind is Kind.PHRASE)
        if found is None and not (
            self._is_unfinished(value) and begins_value(field.text, value.text)
        ):
            raise _error(takes(field.text), value)
        return found

    def _term(self, token: Token) -> Term | None:
        token = self._closed(token)
        if token.text.strip():
            return Term(token.text, phrase=token.kind is Kind.PHRASE)
        if self._is_unfinished(token):
            return None
        raise _error("there is nothing to find in this", token)

    def _pass_missing(self, after: Token | None) -> None:
        """Go on where a keyword, a closing parenthesis or the end stands instead of a term."""
        found = self._now
        if found.kind is Kind.CLOSE and after is None:
            raise _error("no ( belongs to this )", found)
        if self._is_unfinished(found):
            self._pass_over()
        elif after is None or found.kind in (Kind.AND, Kind.OR):
            raise _error(f"{found.text} needs a term before it", found)
        else:
            raise _error(f"{after.text} needs a term after it", after)

    def _closed(self, token: Token) -> Token:
        if token.closed or self._typing:
            return token
        raise QueryError('this " is never closed', token.start, 1)

    def _is_unfinished(self, token: Token) -> bool:
        """Whether the token may still grow: the text is being typed, and this is its end."""
        return self._typing and token.end == self._end

    def _pass_over(self) -> None:
        """Drop the last token, but leave a closing parenthesis to its group."""
        if self._now.kind not in (Kind.CLOSE, Kind.END):
            self._taken()

    def _taken(self) -> Token:
        token = self._now
        self._now = next(self._tokens)
        return token


def _error(message: str, token: Token) -> QueryError:
    return QueryError(message, token.start, token.end - token.start)


def _joined(kind: type[And] | type[Or], found: Iterable[Node | None]) -> Node | None:
    """The nodes as one, those of the same kind dissolved; what filters nothing is left out."""
    nodes: list[Node] = []
    for node in found:
        if isinstance(node, kind):
            nodes.extend(node.nodes)
        elif node:
            nodes.append(node)
    if len(nodes) > 1:
        return kind(tuple(nodes))
    return nodes[0] if nodes else None


def _negated(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(node)
