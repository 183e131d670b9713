"""What the reader did with papers, kept in TinyDB.

The room is entered through `MarkStore`. TinyDB itself is imported when marks are first used, not
before: it would cost every start of the program.
"""

from tuireader.marks.errors import MarksError, MarksUnreadable, NewerMarks, NotSaved
from tuireader.marks.model import Brought, Cell, Change, Marks, Step, Unsaved, Wanted
from tuireader.marks.moments import now_utc
from tuireader.marks.store import MarkStore

__all__ = [
    "Brought",
    "Cell",
    "Change",
    "MarkStore",
    "Marks",
    "MarksError",
    "MarksUnreadable",
    "NewerMarks",
    "NotSaved",
    "Step",
    "Unsaved",
    "Wanted",
    "now_utc",
]
