"""The mirror shows what the marks say, though only what changed is written to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import MakeLibrary
from tests.making import record
from tuireader.library import Library
from tuireader.marks import MarkStore, Wanted, tag_cell
from tuireader.papers.identity import title_identifier
from tuireader.query import parse

_ASKED = ("is:read", "is:starred", "is:tagged", "is:queued", "is:noted")
_NAMED = ("tag:later", "tag:proof", "queue:next", "queue:thesis", "note:proof")

_DEEDS: tuple[Callable[[Library, Sequence[int]], object], ...] = (
    lambda library, ids: library.mark_read(ids, True),
    lambda library, ids: library.mark_read(ids, False),
    lambda library, ids: library.star(ids, True),
    lambda library, ids: library.queue(ids),
    lambda library, ids: library.queue(ids, "thesis", front=True),
    lambda library, ids: library.unqueue(ids),
    lambda library, ids: library.done(ids),
    lambda library, ids: library.tag(ids, ["later", "proof"]),
    lambda library, ids: library.tag(ids, (), ["later"]),
    lambda library, ids: [library.write_note(each, "a proof", ()) for each in ids],
    lambda library, ids: [library.write_note(each, "", ()) for each in ids],
    lambda library, ids: library.undo(),
    lambda library, ids: library.redo(),
)


def found(library: Library) -> dict[str, list[int]]:
    """What filters that ask for marks find."""
    return {text: list(library.search_whole(parse(text)).ids) for text in (*_ASKED, *_NAMED)}


def mirror_anew(library: Library) -> None:
    """Forget what was mirrored, and mirror all that the marks say."""
    mirror = library._mirror
    names = library._marks.all_names()
    assert library._catalogue.mirror_all(names, mirror._marks_of, library._marks.known_version())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(_DEEDS), st.lists(st.integers(0, 5), max_size=4, unique=True)),
        max_size=8,
    )
)
def test_whatever_is_done_the_mirror_is_as_one_made_anew(
    library: Library, deeds: list[tuple[Callable[[Library, Sequence[int]], object], list[int]]]
) -> None:
    every = library.search_whole(parse("")).ids
    for deed, numbers in deeds:
        deed(library, [every[number] for number in numbers])
    shown = found(library)
    mirror_anew(library)
    assert shown == found(library)


def test_a_paper_whose_marks_turn_out_to_be_anothers_loses_all_of_them(
    make_library: MakeLibrary,
) -> None:
    library = make_library([record(number, title="Reply") for number in (1, 2)])
    first, second = library.search_whole(parse("")).ids
    library._marks.change([Wanted((title_identifier("Reply"),), tag_cell("later"), True)], "Tagged")
    assert found(library)["tag:later"] == [first, second]
    library.star([first], True)
    assert found(library)["tag:later"] == found(library)["is:tagged"] == [first]
    mirror_anew(library)
    assert found(library)["tag:later"] == [first]


def test_another_process_finding_whose_marks_they_are_is_followed(
    make_library: MakeLibrary,
) -> None:
    library = make_library([record(number, title="Reply") for number in (1, 2)])
    library.sync()
    first, second = library.search_whole(parse("")).ids
    library._marks.change([Wanted((title_identifier("Reply"),), tag_cell("later"), True)], "Tagged")
    other = MarkStore(library.folder)
    other.change([Wanted(library.rows([first])[0].identifiers, "starred", True)], "Starred")
    other.close()
    assert found(library)["tag:later"] == [first, second]
    assert not library.sync()  # the mirror was kept in step
    assert found(library)["tag:later"] == found(library)["is:tagged"] == [first]
