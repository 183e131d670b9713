"""The documents in TinyDB, found by paper."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from tinydb import TinyDB
from tinydb.table import Document

from tuireader.marks.contents import MARKS, OURS, SCHEMA
from tuireader.marks.model import Cell, Change, Marks
from tuireader.marks.records import (
    PAPER,
    UNMARKED,
    joined,
    marks_in,
    number_for,
    says_nothing,
    set_cell,
    value_in,
)
from tuireader.marks.storage import MemoryTables


class Shelf:
    """All marks, by the key of their paper."""

    def __init__(self, storage: MemoryTables) -> None:
        self._storage = storage
        self._database = TinyDB(storage=lambda: storage)
        self._marks: dict[str, Marks] = {}
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._taken: set[int] = set()
        self._read()

    def marks(self) -> Mapping[str, Marks]:
        """All that is marked, by key, as it is now; what is changed later is not seen in it."""
        return MappingProxyType(self._marks)

    def value(self, key: str, cell: Cell) -> str | bool:
        """What a cell holds."""
        return value_in(self._marks.get(key, UNMARKED), cell)

    def learn(self) -> tuple[Change, ...]:
        """Reads the documents anew, and tells what is other than it was."""
        before = self._marks
        self._read()
        return tuple(_differences(before, self._marks))

    def put(self, changes: Iterable[Change]) -> None:
        """Makes changes as one write.

        Raises:
            OSError: They could not be saved; all is as it was.
        """
        wanted: dict[str, dict[Cell, str | bool]] = {}
        for change in changes:
            wanted.setdefault(change.key, {})[change.cell] = change.after
        new = self._numbered(key for key in wanted if key not in self._numbers)
        existing = self._documents(wanted)
        documents = [*existing, *new]
        for document in documents:
            for cell, value in wanted[document[PAPER]].items():
                set_cell(document, cell, value)
        kept = [document for document in documents if not says_nothing(document)]
        self._write([document.doc_id for document in existing], kept)
        self._remember(wanted, kept)

    def _read(self) -> None:
        self._marks, self._numbers, self._taken = {}, {}, set()
        for document in self._database.table(MARKS):
            self._take(self._marks, document)

    def _take(self, marks: dict[str, Marks], document: Document) -> None:
        """Notes what a document says, and that it is there."""
        key = document[PAPER]
        said = marks_in(document)
        if key in self._numbers:  # Two documents for one paper, by a merge or a person's hand.
            said = joined((said, marks.get(key, UNMARKED)))
            self._numbers[key] += (document.doc_id,)
        else:
            self._numbers[key] = (document.doc_id,)
        self._taken.add(document.doc_id)
        if said.read or said.starred:
            marks[key] = said

    def _numbered(self, keys: Iterable[str]) -> list[Document]:
        """Empty documents for papers that have none."""
        documents = []
        taken = set(self._taken)
        for key in keys:
            number = number_for(key, taken)
            taken.add(number)
            documents.append(Document({PAPER: key}, number))
        return documents

    def _documents(self, keys: Iterable[str]) -> list[Document]:
        """Copies of the documents that there are for these papers."""
        numbers = [number for key in keys for number in self._numbers.get(key, ())]
        table = self._database.table(MARKS)
        if len(numbers) == 1:  # Asked for several, TinyDB looks at every document.
            one = table.get(doc_id=numbers[0])
            return [one] if isinstance(one, Document) else []
        return table.get(doc_ids=numbers) if numbers else []

    def _write(self, replaced: list[int], kept: list[Document]) -> None:
        marks, ours = self._database.table(MARKS), self._database.table(OURS)
        with self._storage.one_write():
            if replaced:
                marks.remove(doc_ids=replaced)
            if kept:
                marks.insert_multiple(kept)
            if not any("schema" in document for document in ours):
                ours.insert({"schema": SCHEMA})

    def _remember(self, keys: Iterable[str], kept: Iterable[Document]) -> None:
        marks = dict(self._marks)  # A copy: the mapping handed out by `marks` stays what it was.
        for key in keys:
            marks.pop(key, None)
            self._taken.difference_update(self._numbers.pop(key, ()))
        for document in kept:
            self._take(marks, document)
        self._marks = marks


def _differences(before: Mapping[str, Marks], after: Mapping[str, Marks]) -> Iterator[Change]:
    for key in before.keys() | after.keys():
        was, now = before.get(key, UNMARKED), after.get(key, UNMARKED)
        if was != now:
            for cell in Cell:
                if value_in(was, cell) != value_in(now, cell):
                    yield Change(key, cell, value_in(was, cell), value_in(now, cell))
