"""Random stamps, documents, records and journals of few papers, for the laws of marks."""

import json
from collections.abc import Iterable
from itertools import product

from hypothesis import strategies as st

from tuireader.marks.cells import Document, cells_in, names_of
from tuireader.marks.clock import Clock
from tuireader.marks.journal import Group, Record
from tuireader.marks.shelf import Shelf
from tuireader.marks.snapshot import Table

KEYS = ("arxiv:2006.10029", "doi:10.1000/xyz", "title:onréseaux-1")

NAMES = (*KEYS, "title:graphs-2", "arxiv:math/0309136")

SINGLES = ("starred", "read", "note", "tags")
"""Cells by themselves; ``tags`` may be a group, too, as a later version could make one of it."""

GROUPED = ("tags/ssl", "tags/ bad", "queues/next", "tags/a/b", "notes/1", "notes/2")

NO_STAMPS = ("", "zzzz", "9999999999999-ffff-ffffffff", 7, None)
"""What stands where a stamp should and is none."""

Content = tuple[str, tuple[str, ...], dict[str, tuple[str, str]]]
"""Key, other names, and of each cell the JSON and the stamp."""


def stamp(milliseconds: int, count: int = 0, writer: str = "9f3a2c1d") -> str:
    return f"{milliseconds:013d}-{count:04x}-{writer}"


def stamps() -> st.SearchStrategy[str]:
    """Few enough that they meet, and some that only the counter or the writer tells apart."""
    times, counts, writers = (999, 1763831051123, 1763831051124), (0, 0xFFFF), ("0" * 8, "9f3a2c1d")
    return st.sampled_from([stamp(*each) for each in product(times, counts, writers)])


def values() -> st.SearchStrategy[object]:
    """Of a cell. No numbers, as Python takes 1 and true for equal."""
    return st.sampled_from((None, True, False, "", "2026", "\ud800", "é\n", ["a", None]))


def keys() -> st.SearchStrategy[str]:
    return st.sampled_from(KEYS)


def cell_names() -> st.SearchStrategy[str]:
    return st.sampled_from(SINGLES + GROUPED)


def documents(*, all_stamped: bool = True) -> st.SearchStrategy[Document]:
    """Documents of one paper, put together by hand and not by what is tested.

    Args:
        all_stamped: whether no stamp is missing, or something that is none.
    """
    times: st.SearchStrategy[object] = stamps()
    if not all_stamped:
        times = times | st.sampled_from(NO_STAMPS)
    cells = st.dictionaries(cell_names(), st.tuples(values(), times), max_size=4)
    return st.builds(_document, _names(), cells, st.just(True) if all_stamped else st.booleans())


def _names() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(NAMES[1:]), max_size=2, unique=True).map(sorted)


def _document(names: list[str], cells: dict[str, tuple[object, object]], stamped: bool) -> Document:
    held: dict[str, object] = {}
    since: dict[str, object] = {}
    for cell, (value, time) in sorted(cells.items()):  # So a group comes after a single value.
        top, _, name = cell.partition("/")
        if name:
            for where, what in ((held, value), (since, time)):
                group = where.get(top)
                where[top] = {**(group if isinstance(group, dict) else {}), name: what}
        else:
            held[top], since[top] = value, time
    document: Document = {"paper": KEYS[0], **held}
    if names:
        document["names"] = names
    return {**document, "_c": since} if stamped and since else document


def records() -> st.SearchStrategy[Record]:
    """Changes of few papers; one may set a cell of a paper twice."""
    papers = st.lists(st.builds(lambda key, names: [key, *names], keys(), _names()), max_size=2)
    cells: st.SearchStrategy[dict[str, object]] = st.dictionaries(
        cell_names(), values(), max_size=3
    )
    groups: st.SearchStrategy[list[Group]] = st.lists(st.tuples(cells, papers), max_size=2)
    return st.builds(Record, stamps(), groups)


def content(document: Document) -> Content:
    """What a document says, however it is written down."""
    key, *names = names_of(document)
    cells = {name: (json.dumps(cell.value), cell.stamp) for name, cell in cells_in(document)}
    return key, tuple(names), cells


def shelf_of(records: Iterable[Record]) -> Shelf:
    shelf = Shelf()
    for record in records:
        shelf.apply(record)
    return shelf


def contents(shelf: Shelf) -> dict[str, Content]:
    """What a shelf says of each paper, by key."""
    found = [content(document) for document in table(shelf).values()]
    by_key = {each[0]: each for each in found}
    assert len(by_key) == len(found) == len(shelf)
    return by_key


def table(shelf: Shelf) -> Table:
    return shelf.tables()["marks"]


def latest(records: Iterable[Record]) -> str:
    """A stamp later than those of the records, as a clock gives it that saw them."""
    clock = Clock(lambda: 0, "00000000")
    for each in records:
        clock.observe(each.stamp)
    return clock.tick()


CLOCK = stamp(1763831051123)
"""Later than every stamp in the document."""

DOCUMENT: Document = {
    "paper": "arxiv:2006.10029",
    "names": ["title:graphs"],
    "starred": True,
    "tags": {"ssl": True},
    "_c": {"starred": stamp(1), "tags": {"ssl": stamp(2)}},
}
"""A paper with a mark and a tag."""
