"""From a filter's tree to SQL over the narrow table of states and the full-text index."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.catalogue.folding import folded, storable
from tuireader.catalogue.matching import asking, joined, match_of
from tuireader.catalogue.places import places_between
from tuireader.papers import arxiv_identifier, doi_identifier
from tuireader.query import (
    And,
    Fact,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Published,
    Sort,
    SortKey,
    State,
    Term,
)

_STATES = {
    State.READ: "states.read IS NOT NULL",
    State.UNREAD: "states.read IS NULL",
    State.STARRED: "states.starred",
}

_FACTS = {Fact.PDF: "pdf <> ''", Fact.DATE: "published <> ''"}

_ORDERS = {
    SortKey.DATE: "{id} {up}",
    SortKey.ADDED: "papers.added {down}, {id} {up}",
    SortKey.TITLE: "papers.title COLLATE NOCASE {up}, {id} {up}",
    SortKey.AUTHOR: "papers.surname = '' {up}, papers.surname {up}, {id} {up}",
}

_DEEPEST = 6
"""Conditions within conditions that SQLite's parser is given, whose stack has 100 places. What
is deeper is listed by a SELECT of its own."""

_HIGHEST = "\U0010ffff"
"""Behind every character that an identifier may have."""


class Selection(NamedTuple):
    """A SELECT of paper ids, in order, as a column named ``id``."""

    sql: str
    parameters: list[str | int]

    streams: bool
    """Whether its first rows come without sorting all of them."""


def compile_query(where: Node | None, sort: Sort) -> Selection:
    """The SELECT that lists the ids of the papers that pass, in the order asked for.

    Words that all papers must have drive the full-text index, which walks upwards through the ids
    and so hands out the newest first; everything else is tested on the ids it finds.
    """
    words, others = _split(asking(where) if where else None)
    conditions = _Conditions()
    id_ = "words.rowid" if words else "states.id"
    tests = []
    if words:
        tests.append(f"words MATCH {conditions.bound(words)}")
    tests += [conditions.of(node, id_) for node in others]
    streams = sort.key is SortKey.DATE
    source = "words" if words else "states"
    if words and others:
        source += " CROSS JOIN states ON states.id = words.rowid"  # CROSS: in this order
    if not streams:
        source += f" CROSS JOIN papers ON papers.id = {id_}"
    sql = f"{conditions.listed_before()}SELECT {id_} AS id FROM {source}"
    if tests:
        sql += " WHERE " + joined(tests, " AND ")
    return Selection(f"{sql} ORDER BY {_order(sort, id_)}", conditions.parameters, streams)


def _order(sort: Sort, id_: str) -> str:
    up, down = ("DESC", "ASC") if sort.turned else ("ASC", "DESC")
    return _ORDERS[sort.key].format(id=id_, up=up, down=down)


def _split(where: Node | None) -> tuple[str, list[Node]]:
    """What every paper must pass: as one full-text expression, maybe empty, and the rest."""
    wanted, unwanted, others = [], [], []
    nodes = where.nodes if isinstance(where, And) else (where,) if where else ()
    for node in nodes:
        expression = match_of(node)
        if expression is not None:
            wanted.append(expression)
        elif isinstance(node, Not) and (expression := match_of(node.node)) is not None:
            unwanted.append((expression, node))
        else:
            others.append(node)
    if not wanted:  # the index can't look for what isn't there
        return "", [*others, *(node for _, node in unwanted)]
    words = " AND ".join(wanted)
    if unwanted:
        words = f"({words}) NOT ({' OR '.join(expression for expression, _ in unwanted)})"
    return words, others


class _Conditions:
    """Conditions on an id, and what all of them need: parameters, and lists made beforehand."""

    def __init__(self) -> None:
        self.parameters: list[str | int] = []
        self._lists: list[str] = []

    def bound(self, value: str | int) -> str:
        """The placeholder of a value."""
        self.parameters.append(value)
        return f"?{len(self.parameters)}"

    def listed_before(self) -> str:
        """What must stand before the SELECT that the conditions are in."""
        return f"WITH {', '.join(self._lists)} " if self._lists else ""

    def of(self, node: Node, id_: str, depth: int = 0) -> str:
        """The condition that the paper with this id passes the node."""
        expression = match_of(node)
        if expression:
            # The plus keeps SQLite from running the whole match again for every id.
            matching = f"SELECT rowid FROM words WHERE words MATCH {self.bound(expression)}"
            return f"+{id_} IN ({matching})"
        match node:
            case Is(state):
                return _STATES[state]
            case Has(fact):
                return f"EXISTS (SELECT 1 FROM papers AS p WHERE p.id = {id_} AND {_FACTS[fact]})"
            case Published():
                return self._published(node, id_)
            case Term(field=Field.ID):
                return self._identified(node, id_)
            case Term():
                return self._labelled(node, id_)
        if depth == _DEEPEST:
            return self._listed(node, id_)
        match node:
            case Not(inner):
                return f"NOT {self.of(inner, id_, depth + 1)}"
            case And(nodes):
                return f"({joined([self.of(each, id_, depth + 1) for each in nodes], ' AND ')})"
            case Or(nodes):
                return f"({joined([self.of(each, id_, depth + 1) for each in nodes], ' OR ')})"

    def _listed(self, node: Node, id_: str) -> str:
        passing = f"SELECT id FROM states WHERE {self.of(node, 'states.id')}"
        name = f"list{len(self._lists)}"
        self._lists.append(f"{name} AS ({passing})")
        return f"+{id_} IN {name}"

    def _published(self, span: Published, id_: str) -> str:
        low, high = (self.bound(place) for place in places_between(span.first, span.last))
        tests = ["p.published <> ''"]
        if span.first:
            first = self.bound(span.first)
            tests.append(f"p.published >= substr({first}, 1, length(p.published))")
        if span.last:
            last = self.bound(span.last)
            tests.append(f"substr(p.published, 1, {len(span.last)}) <= {last}")
        exact = f"EXISTS (SELECT 1 FROM papers AS p WHERE p.id = {id_} AND {' AND '.join(tests)})"
        return f"({id_} >= {low} AND {id_} < {high} AND {exact})"

    def _identified(self, term: Term, id_: str) -> str:
        text = storable(term.text).strip()
        whole = arxiv_identifier(text) or doi_identifier(text)
        identified = f"+{id_} IN (SELECT paper FROM identifiers WHERE "
        if whole and term.phrase:
            return f"{identified}identifier = {self.bound(whole)})"
        bare = text.casefold().removeprefix("arxiv:").removeprefix("doi:")
        spans = [
            f"(identifier >= {self.bound(each)} AND identifier < {self.bound(each + _HIGHEST)})"
            for each in ([whole] if whole else [f"arxiv:{bare}", f"doi:{bare}"])
        ]
        return f"{identified}{' OR '.join(spans)})"

    def _labelled(self, term: Term, id_: str) -> str:
        kind, text = self.bound(term.field.value), folded(term.text)
        if term.field is Field.CATEGORY:
            part = self.bound(text)
            named = f"substr(name, 1, length({part})) = {part}"
        else:  # from the beginning of any word
            named = f"instr(' ' || name, {self.bound(f' {text}')})"
        names = f"SELECT id FROM names WHERE kind = {kind} AND {named}"
        if id_ == "states.id":  # nothing narrows the papers yet: begin with the labelled ones
            return f"{id_} IN (SELECT paper FROM labels WHERE name IN ({names}))"
        return f"EXISTS (SELECT 1 FROM labels WHERE name IN ({names}) AND paper = {id_})"
