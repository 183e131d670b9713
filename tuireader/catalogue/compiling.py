"""From a filter's tree to SQL over the narrow table of states and the full-text index."""

from __future__ import annotations

from typing import NamedTuple

from tuireader.catalogue.conditions import Conditions, joined
from tuireader.catalogue.matching import Matching
from tuireader.catalogue.orders import SCORE, order_of, ordering
from tuireader.catalogue.verifying import Check
from tuireader.catalogue.wording import Purpose, Wording
from tuireader.query import And, Node, Not, Query, Sort, SortKey, queue_in

RANKED_FIRST = 3_000
"""Papers, the newest that match, among which the best are found before all are ranked."""

_OF_PAPERS = (SortKey.ADDED, SortKey.TITLE, SortKey.AUTHOR, SortKey.QUEUE)
"""Orders that need a column of the papers."""


class Asking(NamedTuple):
    """What a query is asked with besides itself."""

    wording: Wording
    now: float
    """Seconds since 1970, from which ages count."""

    seed: int
    """What shuffles, from 1 to two thousand million."""


class Selection(NamedTuple):
    """A SELECT of paper ids, in order, as a column named ``id``."""

    sql: str
    parameters: list[str | int]

    streams: bool
    """Whether its first rows come without sorting all of them."""

    partial: bool = False
    """Whether these are only the best among the newest."""


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
    words = _Words(query.where, asking.wording, _purpose(sort, streaming=streaming))
    if sort.key is SortKey.RELEVANCE and not words.expression:
        sort = Sort(turned=sort.turned)
    source, id_ = _source(words.expression, sort)
    conditions = Conditions(words.matching, asking.now)
    tests = words.tests(conditions)
    tests += [conditions.of(node, id_) for node in words.others]
    if words.others and source != "states":
        source += f" CROSS JOIN states ON states.id = {id_}"  # CROSS: in this order
    if not source.startswith("papers") and (words.checks or sort.key in _OF_PAPERS):
        source += f" CROSS JOIN papers ON papers.id = {id_}"
    queue = queue_in(query.where)
    place = conditions.place(queue, id_) if sort.key is SortKey.QUEUE else ""
    order = ordering(sort, id_, asking.seed, place)
    where = f" WHERE {joined(tests, ' AND ')}" if tests else ""
    lists, parameters = conditions.listed_before(), conditions.parameters
    if sort.key is SortKey.RELEVANCE and streaming:
        newest = f"SELECT {id_} AS id, {SCORE} AS score FROM {source}{where} ORDER BY {id_}"
        up = "DESC" if sort.turned else "ASC"
        best = f"SELECT id FROM ({newest} LIMIT {RANKED_FIRST}) ORDER BY score {up}, id {up}"
        return Selection(lists + best, parameters, streams=True, partial=True)
    streams = sort.key is SortKey.DATE or (sort.key is SortKey.QUEUE and queue is not None)
    sql = f"{lists}SELECT {id_} AS id FROM {source}{where} ORDER BY {order}"
    return Selection(sql, parameters, streams)


def _purpose(sort: Sort, *, streaming: bool) -> Purpose:
    if sort.key is SortKey.RELEVANCE:
        return Purpose.RANKING
    return Purpose.FIRST if streaming else Purpose.ALL


def _source(words: str, sort: Sort) -> tuple[str, str]:
    """The table that drives the SELECT, and the SQL of a paper's id."""
    if words:
        return "words", "words.rowid"
    if sort.key in _OF_PAPERS and sort.key is not SortKey.QUEUE:
        return "papers", "papers.id"
    return "states", "states.id"


class _Words:
    """What every paper must pass: as one full-text expression, maybe empty, and the rest."""

    def __init__(self, where: Node | None, wording: Wording, purpose: Purpose) -> None:
        self.matching = Matching(wording)
        self.others: list[Node] = []
        """What the index can't say."""

        self.checks: list[Check] = []
        """What must be looked for in the texts of the papers that it finds."""

        self._purpose = purpose
        wanted, unwanted = [], []
        asked = self.matching.asking(where) if where else None
        for node in asked.nodes if isinstance(asked, And) else (asked,) if asked else ():
            if expression := self._wanted(node):
                wanted.append(expression)
            elif isinstance(node, Not) and self.matching.of(node.node, purpose):
                unwanted.append(node)
            else:
                self.others.append(node)
        if not wanted:  # the index can't look for what isn't there
            self.others += unwanted
        self.expression = self._joined(wanted, unwanted) if wanted else ""

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
