"""Conditions that a paper passes a node of a filter, in SQL."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.catalogue.folding import folded, storable
from tuireader.catalogue.matching import Matching
from tuireader.catalogue.places import places_between
from tuireader.catalogue.times import as_moment, as_span, moments_within
from tuireader.catalogue.wording import Purpose
from tuireader.papers import arxiv_identifier, doi_identifier
from tuireader.query import (
    Ago,
    And,
    During,
    Event,
    Fact,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    State,
    Term,
)

_STATES = {
    State.READ: "states.read IS NOT NULL",
    State.UNREAD: "states.read IS NULL",
    State.STARRED: "states.starred",
    State.QUEUED: "states.queued",
    State.TAGGED: "states.tagged",
    State.NOTED: "states.noted",
}

_FACTS = {Fact.PDF: "pdf <> ''", Fact.DATE: "published <> ''"}

_NAMED_EXACTLY = (Field.TAG, Field.QUEUE, Field.SOURCE)
"""Fields in which a phrase is a whole name."""

_DEEPEST = 6
"""Conditions within conditions that SQLite's parser is given, whose stack has 100 places. What
is deeper is listed by a SELECT of its own."""

_SIDE_BY_SIDE = 50
"""Parts that are joined without parentheses: each makes SQLite's tree one deeper, up to 1000."""

_HIGHEST = "\U0010ffff"
"""Behind every character that an identifier may have."""


class Conditions:
    """Conditions on an id, and what all of them need: parameters, and lists made beforehand."""

    def __init__(self, matching: Matching, now: float, *, in_texts: bool = False) -> None:
        """Set up.

        Args:
            matching: says words.
            now: seconds since 1970, from which ages count.
            in_texts: look for words in the texts of papers, which are joined, and not in the
                index; for a few papers.
        """
        self._in_texts = in_texts
        self.parameters: list[str | int] = []
        self._lists: list[str] = []
        self._matching = matching
        self._now = now

    def bound(self, value: str | int) -> str:
        """The placeholder of a value."""
        self.parameters.append(value)
        return f"?{len(self.parameters)}"

    def listed_before(self) -> str:
        """What must stand before the SELECT that the conditions are in."""
        return f"WITH {', '.join(self._lists)} " if self._lists else ""

    def of(self, node: Node, id_: str, depth: int = 0) -> str:
        """The condition that the paper with this id passes the node; ``states`` is joined."""
        if self._in_texts:
            if check := self._matching.in_text(node):
                return check.condition(self.bound(check.column), self.bound(check.said))
        elif expression := self._matching.of(node, Purpose.ALL):
            # The plus keeps SQLite from running the whole match again for every id.
            matching = f"SELECT rowid FROM words WHERE words MATCH {self.bound(expression)}"
            return f"+{id_} IN ({matching})"
        match node:
            case Is(state):
                return _STATES[state]
            case Has(fact):
                return f"EXISTS (SELECT 1 FROM papers AS p WHERE p.id = {id_} AND {_FACTS[fact]})"
            case During() | Ago():
                return self._timed(node, id_)
            case Term(field=Field.ID):
                return self._identified(node, id_)
            case Term(field=Field.NOTE):
                note = self.bound(self._matching.in_note(node))
                return f"+{id_} IN (SELECT rowid FROM notes WHERE notes MATCH {note})"
            case Term(field=Field.QUEUE):
                names = self._names(node)
                plus = "" if id_ == "states.id" else "+"  # else begin with those in the queue
                return f"{plus}{id_} IN (SELECT paper FROM places WHERE queue IN ({names}))"
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

    def place(self, queue: Term | None, id_: str) -> str:
        """The place of a paper in a queue, the first one of those it names; in any without one."""
        # Places are kept by queue: without names, all of them would be looked at for each paper.
        names = self._names(queue) if queue else "SELECT id FROM names WHERE kind = 'queue'"
        return f"(SELECT min(place) FROM places WHERE paper = {id_} AND queue IN ({names}))"

    def _listed(self, node: Node, id_: str) -> str:
        passing = f"SELECT id FROM states WHERE {self.of(node, 'states.id')}"
        name = f"list{len(self._lists)}"
        self._lists.append(f"{name} AS ({passing})")
        return f"+{id_} IN {name}"

    def _timed(self, node: During | Ago, id_: str) -> str:
        if node.event is Event.PUBLISHED:
            span = as_span(node, self._now) if isinstance(node, Ago) else node
            return self._published(span, id_) if span else "0"
        low, high = moments_within(node, self._now)
        if node.event is Event.READ:
            first, behind = self.bound(as_moment(low)), self.bound(as_moment(high))
            # Unread is no moment at all, and neither before nor after one.
            return f"ifnull(states.read >= {first} AND states.read < {behind}, 0)"
        within = f"p.added >= {self.bound(low)} AND p.added < {self.bound(high)}"
        return f"EXISTS (SELECT 1 FROM papers AS p WHERE p.id = {id_} AND {within})"

    def _published(self, span: During, id_: str) -> str:
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
        names = self._names(term)
        if id_ == "states.id":  # nothing narrows the papers yet: begin with the labelled ones
            return f"{id_} IN (SELECT paper FROM labels WHERE name IN ({names}))"
        return f"EXISTS (SELECT 1 FROM labels WHERE name IN ({names}) AND paper = {id_})"

    def _names(self, term: Term) -> str:
        """The numbers of the names that a term means."""
        kind, text = self.bound(term.field.value), folded(term.text)
        if term.field is Field.CATEGORY:
            part = self.bound(text)
            named = f"substr(name, 1, length({part})) = {part}"
        elif term.phrase and term.field in _NAMED_EXACTLY:
            named = f"name = {self.bound(text)}"
        else:  # from the beginning of any word
            named = f"instr(' ' || name, {self.bound(f' {text}')})"
        return f"SELECT id FROM names WHERE kind = {kind} AND {named}"


def joined(parts: Sequence[str], joint: str) -> str:
    """The conditions as one; many of them are put in parentheses by halves."""
    if len(parts) <= _SIDE_BY_SIDE:
        return joint.join(parts)
    middle = len(parts) // 2
    return f"({joined(parts[:middle], joint)}){joint}({joined(parts[middle:], joint)})"
