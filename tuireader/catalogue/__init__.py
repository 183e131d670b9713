"""Papers at rest: SQLite with a full-text index, and the thread that searches it."""

from tuireader.catalogue.added import Added
from tuireader.catalogue.catalogue import FIRST_SCREENFULS, Catalogue
from tuireader.catalogue.census import Census, Counts
from tuireader.catalogue.errors import CatalogueError, DamagedCatalogueError, NewerCatalogueError
from tuireader.catalogue.listing import RANKED_FIRST, Listing
from tuireader.catalogue.marked import Marked
from tuireader.catalogue.mended import Mended, Outcome
from tuireader.catalogue.parts import Part
from tuireader.catalogue.rows import Row

__all__ = [
    "FIRST_SCREENFULS",
    "RANKED_FIRST",
    "Added",
    "Catalogue",
    "CatalogueError",
    "Census",
    "Counts",
    "DamagedCatalogueError",
    "Listing",
    "Marked",
    "Mended",
    "NewerCatalogueError",
    "Outcome",
    "Part",
    "Row",
]
