"""The documents in TinyDB, found by any name of their paper."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from tuireader.marks.cells import (
    NAMES,
    PAPER,
    Document,
    Held,
    held,
    joined,
    names_of,
    with_cell,
    with_names,
)
from tuireader.marks.journal import Record
from tuireader.marks.kinds import VIEW, is_view
from tuireader.marks.marked import (
    UNMARKED,
    Replaced,
    changes_in,
    counted_anew,
    marks_in,
    revisions_in,
    state_in,
)
from tuireader.marks.model import Change, Marks, Revision
from tuireader.marks.snapshot import MARKS, Table, Tables
from tuireader.marks.soundness import number_for
from tuireader.marks.tables import Database, LiveTable, LiveTables
from tuireader.papers import contradict


class Found(NamedTuple):
    """A paper, or a saved view, as the marks know it."""

    key: str
    """The key of the document to change: the one known by the paper's surest identifier."""

    document: Document
    """What all documents about it say together."""

    new_names: tuple[str, ...]
    """Identifiers of the paper that the document to change lacks."""


class Shelf:
    """All marks, by the identifiers of their papers."""

    def __init__(self) -> None:
        self._storage = LiveTables()
        database = Database(storage=lambda: self._storage)
        self._table = cast(LiveTable, database.table(MARKS))
        self._numbers: dict[str, tuple[str, ...]] = {}
        self._views: set[str] = set()

    # What is there

    def __len__(self) -> int:
        return len(self._documents)

    def tables(self) -> Tables:
        """The tables as they are; a change made later is not seen in them."""
        return {**self._storage.tables, MARKS: dict(self._documents)}

    def __iter__(self) -> Iterator[str]:
        """The keys of all papers with marks, cleared ones too."""
        keys = [cast(str, document[PAPER]) for document in self._documents.values()]
        return (key for key in keys if key not in self._views)

    def views(self) -> list[str]:
        """The keys of all saved views, deleted ones too."""
        return list(self._views)

    def all_names(self) -> list[str]:
        """Every identifier by which a paper with marks, cleared ones too, is known."""
        return [name for name in self._numbers if not name.startswith(VIEW)]

    def names(self, key: str) -> tuple[str, ...]:
        """All names of the paper whose document has this key."""
        document = self.document(key)
        return names_of(document) if document and not is_view(key) else (key,)

    def document(self, key: str) -> Document | None:
        """The document with this key."""
        number = self._number(key)
        return self._documents[number] if number else None

    def says_the_same(self, other: "Shelf") -> bool:
        """Whether all of this is in another, too."""
        return len(self) == len(other) and all(
            other.document(cast(str, each[PAPER])) == each for each in self._documents.values()
        )

    def marks(self, names: tuple[str, ...]) -> Marks:
        """The marks of the paper with these identifiers."""
        found = self._reached(names)
        return marks_in(_as_one(found)) if found else UNMARKED

    def state(self, names: tuple[str, ...]) -> Marks:
        """The marks of the paper without tags, queues and note, which take three times as long."""
        found = self._reached(names)
        return state_in(_as_one(found)) if found else UNMARKED

    def revisions(self, names: tuple[str, ...]) -> tuple[Revision, ...]:
        """The versions of the note on the paper with these identifiers, the oldest first."""
        found = self._reached(names)
        return revisions_in(_as_one(found)) if found else ()

    def find(self, names: tuple[str, ...]) -> Found:
        """What there is about the paper with these identifiers, or of the view with this key."""
        if is_view(names[0]):  # It has no other name, and is none of a paper's.
            return Found(names[0], self.document(names[0]) or {}, ())
        found = self._reached(names)
        if not found:
            return Found(names[0], {}, names[1:])
        known = names_of(found[0])
        new = () if known == names else tuple(each for each in names if each not in known)
        return Found(known[0], _as_one(found), new)

    # Changes

    def apply(self, record: Record) -> list[Replaced]:
        """Set what a record says, unless something later was set."""
        replaced: dict[str, Replaced] = {}
        for cells, papers in record.groups:
            news = [(cell, Held(value, record.stamp)) for cell, value in cells.items()]
            for key, *names in papers:
                before, document = replaced.get(key) or (self.document(key), None)
                document = old = document or before or {PAPER: key}
                if names:
                    document = with_names(document, names)
                for cell, new in news:
                    if new.beats(held(document, cell)):
                        document = with_cell(document, cell, new)
                if document is not old:
                    replaced[key] = before, document
        self._put(replaced)
        return list(replaced.values())

    def join(self, tables: Tables) -> list[Replaced]:
        """Join the tables of another snapshot."""
        replaced: dict[str, Replaced] = {}
        self.keep_others(tables)
        for document in tables.get(MARKS, {}).values():
            if is_document(document):
                key = cast(str, document[PAPER])
                before, after = replaced.get(key) or (self.document(key), None)
                known = after or before
                after = joined(known, document) if known else document
                if after is not known:
                    replaced[key] = before, after
        self._put(replaced)
        return list(replaced.values())

    def news(self, replaced: Sequence[Replaced]) -> tuple[Change, ...]:
        """What is other than it was, for whoever shows marks by paper.

        A change may have the same value before and after: the document shows it as before, but it
        is known by more names now, or may count more than another one about the same paper.
        """
        changes = changes_in(replaced)
        told = {each.key for each in changes}
        counted = [
            (after, after.get(NAMES) != (before or after).get(NAMES))
            for before, after in replaced
            if not is_view(cast(str, after[PAPER]))
        ]
        return changes + tuple(
            counted_anew(after)
            for after, has_more_names in counted
            if has_more_names
            or (after[PAPER] not in told and len(self._reached(names_of(after))) > 1)
        )

    def keep_others(self, tables: Tables) -> None:
        """Keep tables that are not ours, unless there are some of their names already."""
        for name, table in tables.items():
            if name != MARKS:
                self._storage.tables.setdefault(name, table)

    def load(self, tables: Tables) -> None:
        """Begin with these tables; what makes no sense in them is left out."""
        marks = tables.get(MARKS, {})
        # As `is_document` has it, but calling that for each takes as long as all the rest.
        if not all(
            [isinstance(each, dict) and isinstance(each.get(PAPER), str) for each in marks.values()]
        ):
            marks = {number: each for number, each in marks.items() if is_document(each)}
        self._storage.tables = {**tables, MARKS: marks}
        self._number_anew()
        self._table.clear_cache()

    # Inside

    @property
    def _documents(self) -> Table:
        return self._storage.tables.get(MARKS, {})

    def _number(self, key: str) -> str:
        """The number of the document with this key; empty if there is none."""
        documents = self._documents
        for number in self._numbers.get(key, ()):
            if documents[number][PAPER] == key:
                return number
        return ""

    def _reached(self, names: tuple[str, ...]) -> list[Document]:
        """The documents about the paper with these identifiers, those by the surest first."""
        documents, numbers = self._documents, self._numbers
        found = dict.fromkeys([each for name in names for each in numbers.get(name, ())])
        reached = [documents[number] for number in found]
        if len(reached) == 1 and names_of(reached[0]) == names and names[0] not in self._views:
            return reached  # nearly always
        return [
            each
            for each in reached
            if each[PAPER] not in self._views and not contradict(names, names_of(each))
        ]

    def _put(self, replaced: Mapping[str, Replaced]) -> None:
        """Have the new documents in the table."""
        documents: dict[str, Document] = {}
        taken = self._documents.keys()
        for key, (before, after) in replaced.items():
            number = self._number(key) if before else number_for(key, taken, documents)
            documents[number] = after
            if before is None or before.get(NAMES) != after.get(NAMES):
                self._note(number, after)
        if documents:
            self._table.put(documents)

    def _number_anew(self) -> None:
        """Find all documents by their names; of 100,000 in a third of the time of noting each."""
        documents = self._documents
        entries = [(number,) for number in documents]
        keys = cast(list[str], [document[PAPER] for document in documents.values()])
        named = [
            (name, entry)
            for entry, document in zip(entries, documents.values(), strict=True)
            for name in document.get(NAMES, ())  # type: ignore[attr-defined]
        ]
        self._views = {key for key in keys if key.startswith(VIEW)}
        self._numbers = dict(zip(keys, entries, strict=True))
        self._numbers.update(named)
        if len(self._numbers) < len(keys) + len(named):
            # Some names are those of several documents.
            self._numbers = {}
            for number, document in documents.items():
                self._note(number, document)

    def _note(self, number: str, document: Document) -> None:
        """Let the document be found by all its names."""
        numbers = self._numbers
        if is_view(cast(str, document[PAPER])):
            self._views.add(cast(str, document[PAPER]))
        for name in (document[PAPER], *cast(list[str], document.get(NAMES, ()))):
            known = numbers.get(cast(str, name))
            if known is None:
                numbers[cast(str, name)] = (number,)
            elif number not in known:
                numbers[cast(str, name)] = (*known, number)


def _as_one(found: Sequence[Document]) -> Document:
    """What documents say together; nearly always there is one."""
    return found[0] if len(found) == 1 else joined(*found)


def is_document(value: object) -> bool:
    """Whether this is a document of marks, and about a paper."""
    return isinstance(value, dict) and isinstance(value.get(PAPER), str)
