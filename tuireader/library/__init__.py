"""The library: papers and marks as one thing; all that the screen and the command line talk to."""

from tuireader.catalogue import (
    FIRST_SCREENFULS,
    RANKED_FIRST,
    Added,
    CatalogueError,
    Census,
    Counts,
    DamagedCatalogueError,
    Listing,
    Mended,
    Outcome,
    Row,
)
from tuireader.library.intake import Intake
from tuireader.library.library import Library, LibraryError
from tuireader.library.tagging import TagsOfPapers
from tuireader.marks import (
    Cell,
    Change,
    Marks,
    NotSaved,
    Revision,
    SavedView,
    Step,
    Unsaved,
    is_view,
)

__all__ = [
    "FIRST_SCREENFULS",
    "RANKED_FIRST",
    "Added",
    "CatalogueError",
    "Cell",
    "Census",
    "Change",
    "Counts",
    "DamagedCatalogueError",
    "Intake",
    "Library",
    "LibraryError",
    "Listing",
    "Marks",
    "Mended",
    "NotSaved",
    "Outcome",
    "Revision",
    "Row",
    "SavedView",
    "Step",
    "TagsOfPapers",
    "Unsaved",
    "is_view",
]
