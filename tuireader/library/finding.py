"""Finding papers: what a library asks of its catalogue, which knows most of it alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Thread

from tuireader.catalogue import (
    FIRST_SCREENFULS,
    Catalogue,
    CatalogueError,
    Census,
    Counts,
    Listing,
)
from tuireader.papers import Paper, identifiers_named
from tuireader.query import Field, Query

_UNNOTICED = 0.012
"""Seconds that whoever draws waits for a first screenful: less than a frame of the screen."""

_MANY = 20_000
"""Papers that take a moment to sort."""

_RELATED = 100
"""Papers that are listed as related to one."""


class Finding:
    """What a library does to find papers."""

    _catalogue: Catalogue

    def search(self, query: Query, limit: int | None = None) -> Listing:
        """The first papers that pass, quickly, in order."""
        return self._catalogue.search(query, limit or FIRST_SCREENFULS)

    def search_whole(self, query: Query) -> Listing:
        """All papers that pass; may take a while."""
        return self._catalogue.search_whole(query)

    def search_soon(
        self,
        query: Query,
        limit: int | None,
        answer: Callable[[Listing], object],
        failed: Callable[[CatalogueError], object],
    ) -> Listing | None:
        """The first papers that pass, if they are found before anybody notices.

        Args:
            query: what is asked.
            limit: how many are wanted; a few screenfuls by default.
            answer: told them in another thread when it takes longer, unless superseded.
            failed: told in the same way what went wrong.
        """
        wanted = limit or FIRST_SCREENFULS
        return self._catalogue.search_soon(query, wanted, answer, failed, patience=_UNNOTICED)

    def complete(
        self,
        query: Query,
        answer: Callable[[Listing], object],
        failed: Callable[[CatalogueError], object] = lambda error: None,
        counted: Callable[[int], object] | None = None,
    ) -> None:
        """Have the whole listing told to `answer`, in another thread, unless superseded.

        Before that, `counted` is told how many there are.
        """
        self._catalogue.complete(query, answer, failed, counted)

    def related(self, id_: int, limit: int = _RELATED) -> list[int]:
        """The papers most like one, the likest first."""
        return self._catalogue.related(id_, limit)

    def names_beginning(self, field: Field, begun: str, limit: int) -> list[str]:
        """Names that complete what is typed behind a field, those of the most papers first."""
        return self._catalogue.names_beginning(field, begun, limit)

    def revision(self) -> int:
        """A number that is another one whenever papers have come or changed, by any process."""
        return self._catalogue.revision()

    def keep_sorted(self, query: Query) -> None:
        """Have the order of a query need no sorting next time, if there are many papers.

        It is done in another thread, which doesn't keep the program from ending.
        """
        if self._catalogue.counts().papers >= _MANY:
            Thread(target=self._keep_sorted, args=(query,), name="sorting", daemon=True).start()

    def _keep_sorted(self, query: Query) -> None:
        with suppress(CatalogueError):  # it goes on being sorted each time
            self._catalogue.keep_sorted(query)

    def papers(self, ids: Iterable[int]) -> Iterator[Paper]:
        """The whole papers, one at a time."""
        return (paper for _, paper in self._catalogue.papers(ids))

    def paper(self, id_: int) -> Paper | None:
        """The whole paper; None when it is gone."""
        return next(self.papers([id_]), None)

    def ids_named(self, name: str) -> list[int]:
        """The ids of the papers that a person means by an arXiv id, DOI, key or link."""
        return self._catalogue.ids_of(identifiers_named(name))

    def id_of(self, identifiers: Iterable[str]) -> int | None:
        """The id that the paper has now; None when it is gone."""
        return next(iter(self._catalogue.ids_of(identifiers)), None)

    def unread_among(self, ids: Sequence[int]) -> set[int]:
        """Those of these papers that are unread."""
        return self._catalogue.unread_among(ids)

    def drop_search(self) -> None:
        """Let the listing under way not be completed."""
        self._catalogue.drop_search()

    def counts(self) -> Counts:
        """How many papers there are, unread and starred."""
        return self._catalogue.counts()

    def take_census(
        self,
        asked: Sequence[Query],
        answer: Callable[[Census], object],
        failed: Callable[[CatalogueError], object] = lambda error: None,
    ) -> None:
        """Have all that views count told to `answer`, in another thread; the latest asker's."""
        self._catalogue.take_census(asked, answer, failed)
