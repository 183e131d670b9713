"""Papers at rest: SQLite with a full-text index, and the thread that searches it."""

from tuireader.catalogue.added import Added
from tuireader.catalogue.catalogue import FIRST_SCREENFULS, Catalogue, Counts
from tuireader.catalogue.listing import Listing
from tuireader.catalogue.rows import Row
from tuireader.catalogue.schema import CatalogueError, NewerCatalogueError

__all__ = [
    "FIRST_SCREENFULS",
    "Added",
    "Catalogue",
    "CatalogueError",
    "Counts",
    "Listing",
    "NewerCatalogueError",
    "Row",
]
