"""Papers that stay in a list that is made anew under a reader's eyes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from tuireader.library import Listing


def with_those_staying(
    listing: Listing,
    before: Sequence[int],
    seen: Sequence[range],
    those_there: Callable[[Sequence[int]], set[int]],
) -> Listing:
    """The listing with all papers that are seen.

    Each that doesn't pass any more stands where it stood, behind the same paper.

    Args:
        listing: all papers that pass now.
        before: the ids as they were listed.
        seen: the positions in them that are seen.
        those_there: tells which of some papers are in the library at all.
    """
    wanted = [before[position] for span in seen for position in span]
    missing = set(wanted).difference(listing.ids)
    missing &= those_there(sorted(missing)) if missing else set()
    if not missing:
        return listing
    ids = array("q", listing.ids)
    for span in seen:
        _put_back(ids, before[span.start : span.stop], missing, span.start)
    total = None if listing.total is None else listing.total + len(missing)
    return Listing(listing.query, ids, whole=listing.whole, total=total, partial=listing.partial)


def _put_back(ids: array[int], seen: Sequence[int], missing: set[int], first: int) -> None:
    """Put those missing in, each behind the one it was seen behind."""
    at: int | None = None
    before: int | None = None
    for number, id_ in enumerate(seen):
        if id_ not in missing:
            at, before = None, id_
            continue
        if at is None:
            at = _place(ids, before, seen[number + 1 :], first + number)
        ids.insert(at, id_)
        at += 1


def _place(ids: array[int], before: int | None, after: Sequence[int], usual: int) -> int:
    """Where to put a paper: behind the one before, else before the next one that is there."""
    if before is not None:
        try:
            return ids.index(before) + 1
        except ValueError:
            pass
    for id_ in after:
        try:
            return ids.index(id_)
        except ValueError:
            continue
    return min(usual, len(ids))
