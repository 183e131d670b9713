"""What the reader did with papers, kept in TinyDB.

The room is entered through `MarkStore`. TinyDB itself is imported when marks are first used, not
before: it would cost every start of the program.
"""

from tuireader.marks.errors import MarksError, MarksUnreadable, NewerMarks, NotSaved
from tuireader.marks.kinds import (
    Cell,
    CellGroup,
    Value,
    is_view,
    note_cell,
    queue_cell,
    tag_cell,
    view_key,
)
from tuireader.marks.model import (
    Brought,
    Change,
    Marks,
    Revision,
    SavedView,
    Step,
    Unsaved,
    Wanted,
)
from tuireader.marks.moments import now_utc
from tuireader.marks.places import place_between, places_between
from tuireader.marks.store import MarkStore

__all__ = [
    "Brought",
    "Cell",
    "CellGroup",
    "Change",
    "MarkStore",
    "Marks",
    "MarksError",
    "MarksUnreadable",
    "NewerMarks",
    "NotSaved",
    "Revision",
    "SavedView",
    "Step",
    "Unsaved",
    "Value",
    "Wanted",
    "is_view",
    "note_cell",
    "now_utc",
    "place_between",
    "places_between",
    "queue_cell",
    "tag_cell",
    "view_key",
]
