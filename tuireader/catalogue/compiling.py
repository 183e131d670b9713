"""From a filter's tree to SQL over the narrow table of states and the full-text index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tuireader.catalogue import listing
from tuireader.catalogue.conditions import Conditions, joined
from tuireader.catalogue.matching import Matching
from tuireader.catalogue.orders import SCORE, order_of, ordering
from tuireader.catalogue.selection import Selection
from tuireader.catalogue.verifying import Check
from tuireader.catalogue.wording import Purpose, Wording
from tuireader.query import (
    And,
    Field,
    Is,
    Node,
    Not,
    Query,
    Sort,
    SortKey,
    State,
    Term,
    queue_in,
)

_OF_PAPERS = (SortKey.ADDED, SortKey.TITLE, SortKey.AUTHOR, SortKey.QUEUE)
"""Orders that need a column of the papers."""


class Asking(NamedTuple):
    """What a query is asked with besides itself."""

    wording: Wording
    now: float
    """Seconds since 1970, from which ages count."""

    seed: int
    """What shuffles, from 1 to two thousand million."""

    is_few: Callable[[Node], bool]
    """Tells of a node whether only a few papers pass it."""


def compile_query(query: Query, asking: Asking, *, streaming: bool) -> Selection:
    """The SELECT that lists the ids of the papers that pass, in the order asked for.

    Words that all papers must have drive the full-text index, which walks upwards through the ids
    and so hands out the newest first; everything else is tested on the ids it finds.

    Args:
        query: what is asked.
        asking: what it is asked with.
        streaming: only the first papers are wanted, and soon. What would have all be ranked first
            ranks the newest.
    """
    sort = order_of(query.where, query.sort)
    words = _Words(query.where, asking, _purpose(sort, streaming=streaming))
    if sort.key is SortKey.RELEVANCE and not words.expression:
        sort = Sort(turned=sort.turned)
    source, id_ = _source(words, sort)
    conditions = Conditions(words.matching, asking.now, in_texts=words.few)
    tests = words.tests(conditions)
    tests += [conditions.of(node, id_) for node in words.others]
    if words.others and source != "states":
        source += f" CROSS JOIN states ON states.id = {id_}"  # CROSS: in this order
    looks = words.few or words.checks
    if not source.startswith("papers") and (looks or sort.key in _OF_PAPERS):
        source += f" CROSS JOIN papers ON papers.id = {id_}"
    queue = queue_in(query.where)
    place = conditions.place(queue, id_) if sort.key is SortKey.QUEUE else ""
    order = ordering(sort, id_, asking.seed, place)
    where = f" WHERE {joined(tests, ' AND ')}" if tests else ""
    lists, parameters = conditions.listed_before(), conditions.parameters
    if sort.key is SortKey.RELEVANCE and streaming:
        newest = f"SELECT {id_} AS id, {SCORE} AS score FROM {source}{where} ORDER BY {id_}"
        up = "DESC" if sort.turned else "ASC"
        best = (
            f"SELECT id FROM ({newest} LIMIT {listing.RANKED_FIRST}) ORDER BY score {up}, id {up}"
        )
        return Selection(lists + best, parameters, streams=True, partial=True)
    streams = sort.key is SortKey.DATE or (sort.key is SortKey.QUEUE and queue is not None)
    sql = f"{lists}SELECT {id_} AS id FROM {source}{where} ORDER BY {order}"
    return Selection(sql, parameters, streams)


def _purpose(sort: Sort, *, streaming: bool) -> Purpose:
    if sort.key is SortKey.RELEVANCE:
        return Purpose.RANKING
    return Purpose.FIRST if streaming else Purpose.ALL


def _source(words: _Words, sort: Sort) -> tuple[str, str]:
    """The table that drives the SELECT, and the SQL of a paper's id."""
    if words.expression:
        return "words", "words.rowid"
    if words.few:
        return "states", "states.id"
    if sort.key in _OF_PAPERS and sort.key is not SortKey.QUEUE:
        return "papers", "papers.id"
    return "states", "states.id"


def _is_of_few(node: Node) -> bool:
    """Whether the papers that pass are kept in a list of their own, most often a short one."""
    match node:
        case Is(state):
            return state not in (State.READ, State.UNREAD)
        case Term(field=field):
            return field in (Field.QUEUE, Field.TAG)
    return False


class _Words:
    """What every paper must pass: as one full-text expression, maybe empty, and the rest."""

    def __init__(self, where: Node | None, asking: Asking, purpose: Purpose) -> None:
        self.matching = Matching(asking.wording)
        self.expression = ""
        self.others: list[Node] = []
        """What the index can't say."""

        self.checks: list[Check] = []
        """What must be looked for in the texts of the papers that it finds."""

        self._purpose = purpose
        asked = self.matching.asking(where) if where else None
        nodes = asked.nodes if isinstance(asked, And) else (asked,) if asked else ()
        few = next((each for each in nodes if _is_of_few(each) and asking.is_few(each)), None)
        self.few = few is not None and purpose is not Purpose.RANKING
        """Whether so few papers can pass that it is faster to look into each of them."""
        if few is not None and self.few:
            self.others = [few, *(each for each in nodes if each is not few)]
        else:
            self._divide(nodes)

    def _divide(self, nodes: Sequence[Node]) -> None:
        wanted, unwanted = [], []
        for node in nodes:
            if expression := self._wanted(node):
                wanted.append(expression)
            elif isinstance(node, Not) and self.matching.of(node.node, self._purpose):
                unwanted.append(node)
            else:
                self.others.append(node)
        if not wanted:  # the index can't look for what isn't there
            self.others += unwanted
        else:
            self.expression = self._joined(wanted, unwanted)

    def tests(self, conditions: Conditions) -> list[str]:
        """The expression and the checks as SQL."""
        bound = conditions.bound
        found = [f"words MATCH {bound(self.expression)}"] if self.expression else []
        checks = self.checks
        return found + [each.condition(bound(each.column), bound(each.said)) for each in checks]

    def _wanted(self, node: Node) -> str | None:
        check = self.matching.check_for(node) if self._purpose is Purpose.FIRST else None
        if check is None:
            return self.matching.of(node, self._purpose)
        self.checks.append(check[1])
        return check[0]

    def _joined(self, wanted: list[str], unwanted: list[Not]) -> str:
        words = " AND ".join(wanted)
        if not unwanted:
            return words
        without = [self.matching.of(each.node, self._purpose) or "" for each in unwanted]
        return f"({words}) NOT ({' OR '.join(without)})"
