"""From a filter's tree to SQL over the narrow table of states and the full-text index."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tuireader.catalogue.conditions import Conditions, joined
from tuireader.catalogue.matching import Matching
from tuireader.catalogue.orders import SCORE, order_of, ordering
from tuireader.catalogue.wording import Purpose, Wording
from tuireader.query import And, Node, Not, Query, Sort, SortKey, queue_in

RANKED_FIRST = 3_000
"""Papers, the newest that match, among which the best are found before all are ranked."""

_OF_PAPERS = (SortKey.ADDED, SortKey.TITLE, SortKey.AUTHOR)
"""Orders that a column of the papers has."""


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
    ranked = sort.key is SortKey.RELEVANCE
    matching = Matching(asking.wording)
    purpose = Purpose.RANKING if ranked else Purpose.FIRST if streaming else Purpose.ALL
    asked = matching.asking(query.where) if query.where else None
    words, others = _split(asked, lambda node: matching.of(node, purpose))
    if ranked and not words:
        sort, ranked = Sort(turned=sort.turned), False
    conditions = Conditions(matching, asking.now)
    source, id_ = _source(words, sort)
    tests = []
    if words:
        tests.append(f"words MATCH {conditions.bound(words)}")
    tests += [conditions.of(node, id_) for node in others]
    if others and source != "states":
        source += f" CROSS JOIN states ON states.id = {id_}"  # CROSS: in this order
    if not source.startswith("papers") and sort.key in (*_OF_PAPERS, SortKey.QUEUE):
        source += f" CROSS JOIN papers ON papers.id = {id_}"
    queue = queue_in(query.where)
    place = conditions.place(queue, id_) if sort.key is SortKey.QUEUE else ""
    order = ordering(sort, id_, asking.seed, place)
    where = f" WHERE {joined(tests, ' AND ')}" if tests else ""
    sql = f"{conditions.listed_before()}SELECT {id_} AS id"
    if ranked and streaming:
        up = "DESC" if sort.turned else "ASC"
        newest = f"{sql}, {SCORE} AS score FROM {source}{where} ORDER BY {id_} LIMIT {RANKED_FIRST}"
        sql = f"SELECT id FROM ({newest}) ORDER BY score {up}, id {up}"
        return Selection(sql, conditions.parameters, streams=True, partial=True)
    streams = sort.key is SortKey.DATE or (sort.key is SortKey.QUEUE and queue is not None)
    sql = f"{sql} FROM {source}{where} ORDER BY {order}"
    return Selection(sql, conditions.parameters, streams)


def _source(words: str, sort: Sort) -> tuple[str, str]:
    """The table that drives the SELECT, and the SQL of a paper's id."""
    if words:
        return "words", "words.rowid"
    if sort.key in _OF_PAPERS:
        return "papers", "papers.id"
    return "states", "states.id"


def _split(where: Node | None, match: Callable[[Node], str | None]) -> tuple[str, list[Node]]:
    """What every paper must pass: as one full-text expression, maybe empty, and the rest."""
    wanted, unwanted, others = [], [], []
    nodes = where.nodes if isinstance(where, And) else (where,) if where else ()
    for node in nodes:
        expression = match(node)
        if expression is not None:
            wanted.append(expression)
        elif isinstance(node, Not) and (expression := match(node.node)) is not None:
            unwanted.append((expression, node))
        else:
            others.append(node)
    if not wanted:  # the index can't look for what isn't there
        return "", [*others, *(node for _, node in unwanted)]
    words = " AND ".join(wanted)
    if unwanted:
        words = f"({words}) NOT ({' OR '.join(expression for expression, _ in unwanted)})"
    return words, others
