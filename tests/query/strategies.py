"""Random queries and random filter texts, for the tests of every room that reads queries."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

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
    Query,
    Sort,
    SortKey,
    State,
    Term,
    Than,
    Unit,
)

PIECES = (
    *("a", "self-sup", "éß", "x:y", "title", "title:", "id:2301.", "https://x", "foo:bar", "::"),
    *("and", "or", "NOT", "-", "--", "(", ")", '"', '"two words"', "\\", " ", "  ", "\n", "\x00"),
    *("is:", "is:read", "is:x", "has:pdf", "sort:", "-sort:title", "sort:-date", "BERT:", ":"),
    *("year:", "year:2020..2023", "date:>=2024-0", "date:<2024-05-01", "..", ">", "2024"),
    *("added:", "added:<", "added:<7d", "read:>=12", "date:>2W", "read:2026-11", "<07y", "d"),
    *("tag:", "note:x", "queue:next", "queue:", "in:notes", "in:", "sort:random", "sort:-", "read"),
)
"""What the grammar turns on."""


def texts() -> st.SearchStrategy[str]:
    """Filter texts, right and wrong ones."""
    pieced = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12)
    return st.text() | pieced.map("".join) | pieced.map(" ".join)


def wordings() -> st.SearchStrategy[str]:
    """Any text that a term may have: not blank."""
    pieced = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)
    return (pieced | st.text(min_size=1, max_size=8)).filter(lambda text: bool(text.strip()))


def terms(wording: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Term]:
    """Words and phrases in any field."""
    return st.builds(
        Term, wordings() if wording is None else wording, st.sampled_from(Field), st.booleans()
    )


def units() -> st.SearchStrategy[str]:
    """Days, months and years: ``2024-05-31``, ``2024-05``, ``2024``."""
    days = st.dates(date(1, 1, 1), date(9999, 12, 31))
    return st.builds(lambda day, size: day.isoformat()[:size], days, st.sampled_from((4, 7, 10)))


def spans(unit: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[During]:
    """Spans of any event with one end or two, the earlier one first."""
    one = units() if unit is None else unit
    both = st.tuples(one, one).map(_in_order)
    ends = both | one.map(lambda end: (end, end))
    ends |= one.map(lambda end: (end, "")) | one.map(lambda end: ("", end))
    return st.builds(lambda event, pair: During(event, *pair), st.sampled_from(Event), ends)


def ages() -> st.SearchStrategy[Ago]:
    """How long ago any event may be."""
    than, unit = st.sampled_from(Than), st.sampled_from(Unit)
    return st.builds(Ago, st.sampled_from(Event), than, st.integers(1, 99_999), unit)


def nodes(
    *,
    wording: st.SearchStrategy[str] | None = None,
    unit: st.SearchStrategy[str] | None = None,
    age: st.SearchStrategy[Ago] | None = None,
) -> st.SearchStrategy[Node]:
    """Trees in the normal form of `parse`: the texts of terms, ends of spans and ages as given."""
    states = st.sampled_from(State).map(Is)
    facts = st.sampled_from(Fact).map(Has)
    times = spans(unit) | (ages() if age is None else age)
    leaves: st.SearchStrategy[Node] = terms(wording) | states | facts | times
    return st.recursive(leaves, _branches, max_leaves=12)


def queries(
    *,
    wording: st.SearchStrategy[str] | None = None,
    unit: st.SearchStrategy[str] | None = None,
    age: st.SearchStrategy[Ago] | None = None,
) -> st.SearchStrategy[Query]:
    """Queries in the normal form of `parse`, with and without a tree or an order."""
    sorts = st.builds(Sort, st.sampled_from(SortKey), st.booleans())
    where = nodes(wording=wording, unit=unit, age=age)
    return st.builds(Query, st.none() | where, st.none() | sorts)


def is_normal(node: Node) -> bool:
    """Whether the tree is in the normal form of `parse`."""
    match node:
        case Term():
            return bool(node.text.strip())
        case Not():
            return not isinstance(node.node, Not) and is_normal(node.node)
        case And() | Or():
            return len(node.nodes) > 1 and all(
                type(each) is not type(node) and is_normal(each) for each in node.nodes
            )
        case During():
            return bool(node.first or node.last)
        case Ago():
            return 1 <= node.number <= 99_999
    return True


def _branches(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    def of(*banned: type[Node]) -> st.SearchStrategy[Node]:
        return children.filter(lambda node: not isinstance(node, banned))

    negations: st.SearchStrategy[Node] = of(Not).map(Not)
    return (
        negations
        | st.lists(of(And), min_size=2, max_size=4).map(lambda each: And(tuple(each)))
        | st.lists(of(Or), min_size=2, max_size=4).map(lambda each: Or(tuple(each)))
    )


def _in_order(ends: tuple[str, str]) -> tuple[str, str]:
    first, last = ends
    size = min(len(first), len(last))
    return (last, first) if first[:size] > last[:size] else ends
