"""Tags: given to papers, taken off them, renamed and merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from tuireader.catalogue import Row
from tuireader.library.marking import Cells, Marking
from tuireader.library.naming import is_same_name, why_no_name
from tuireader.marks import Change, Marks, tag_cell
from tuireader.query import Field, Query, Term


class TagsOfPapers(NamedTuple):
    """Names of tags."""

    of_all: tuple[str, ...] = ()
    of_some: tuple[str, ...] = ()
    """Those that not all of the papers have."""


class Tagging(Marking):
    """What a library does with tags. A tag is there while a paper has it."""

    def tag(
        self, ids: Sequence[int], names: Collection[str], without: Collection[str] = ()
    ) -> tuple[Change, ...]:
        """Give papers tags and take others off them, as one step.

        Args:
            ids: the papers.
            names: tags that they shall have; one that is there already is meant whatever its case.
            without: tags that they shall not have.

        Raises:
            ValueError: A tag can't have such a name.
        """
        for name in names:
            if why := why_no_name(name):
                raise ValueError(why)
        known = [self._catalogue.known_name(Field.TAG, each) for each in names]
        off = {each.casefold() for each in without} - {each.casefold() for each in known}

        def wish(row: Row, marks: Marks) -> Cells:
            has = {each.casefold() for each in marks.tags}
            for name in known:
                if name.casefold() not in has:
                    yield tag_cell(name), True
            for name in marks.tags:
                if name.casefold() in off:
                    yield tag_cell(name), None

        if not known:
            return self._change(ids, wish, f"Took {', '.join(sorted(without))} off")
        return self._change(ids, wish, "Tagged", f" {', '.join(known)}")

    def tags_of(self, ids: Sequence[int]) -> TagsOfPapers:
        """The tags that all of the papers have, and those that only some have; by name."""
        papers: Counter[str] = Counter()
        shown: dict[str, str] = {}
        rows = self._catalogue.rows(ids)
        for row in rows:
            tags = {each.casefold(): each for each in self.marks_of(row.identifiers).tags}
            papers.update(tags.keys())
            shown = tags | shown
        names = sorted(shown)
        return TagsOfPapers(
            tuple(shown[each] for each in names if papers[each] == len(rows)),
            tuple(shown[each] for each in names if papers[each] < len(rows)),
        )

    def rename_tag(self, old: str, new: str) -> tuple[Change, ...]:
        """Give all papers with a tag another one instead, which some may have already.

        Raises:
            ValueError: A tag can't have this name.
        """
        if why := why_no_name(new):
            raise ValueError(why)

        def wish(row: Row, marks: Marks) -> Cells:
            for name in marks.tags:
                if is_same_name(name, old) and name != new:
                    yield tag_cell(name), None
            if new not in marks.tags:
                yield tag_cell(new), True

        return self._change(self._tagged(old), wish, "Retagged", f" {new} instead of {old}")

    def drop_tag(self, name: str) -> tuple[Change, ...]:
        """Take a tag off all papers."""
        return self.tag(self._tagged(name), (), [name])

    def _tagged(self, name: str) -> list[int]:
        where = Term(name, Field.TAG, phrase=True)
        return list(self._catalogue.search_whole(Query(where)).ids)
