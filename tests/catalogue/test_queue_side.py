"""Where papers are in queues, and what it costs to know that."""

from collections.abc import Callable
from functools import partial
from itertools import count

from tests.catalogue.shelves import ids, mirror, mirror_all, plain_papers
from tuireader.catalogue import Catalogue, Marked

MANY = 1_000


def queued(*places: tuple[str, str]) -> Marked:
    return Marked(queues=places)


def instructions(catalogue: Catalogue, done: Callable[[], object]) -> int:
    """How many dozens of instructions SQLite takes for what is done."""
    dozens = count()

    def step() -> int:
        next(dozens)
        return 0

    catalogue._connection.set_progress_handler(step, 12)
    done()
    catalogue._connection.set_progress_handler(None, 12)
    return next(dozens)


def test_a_paper_has_a_number_in_each_queue_it_is_in(catalogue: Catalogue) -> None:
    catalogue.add(plain_papers(4))
    keys = [row.key for row in catalogue.rows(ids(catalogue))]
    marks = [queued(("next", "b")), queued(("next", "a"), ("Phd", "a")), queued(("next", "b"))]
    mirror_all(catalogue, dict(zip(keys, marks, strict=False)), "1")
    numbers = [catalogue.queues_of(each) for each in ids(catalogue)]
    # Two stand at one place, as two machines may put them: they go by their keys.
    assert numbers == [[("next", 2)], [("next", 1), ("Phd", 1)], [("next", 3)], []]
    assert catalogue.queues() == [("next", 3), ("Phd", 1)]


def test_a_mark_of_a_paper_costs_the_same_however_many_are_queued(catalogue: Catalogue) -> None:
    catalogue.add(plain_papers(MANY))
    keys = [row.key for row in catalogue.rows(ids(catalogue))]
    costs = []
    for many in (10, MANY):
        every = {key: queued(("next", f"a{at:03}z")) for at, key in enumerate(keys[:many])}
        mirror_all(catalogue, every, "1")
        read = {keys[3]: every[keys[3]]._replace(read="2026")}
        costs.append(instructions(catalogue, partial(mirror, catalogue, read, "1", "2")))
    assert 0 < costs[1] < 2 * costs[0]


def test_the_order_of_queues_is_found_without_looking_at_all_of_them_for_each_paper(
    catalogue: Catalogue,
) -> None:
    catalogue.add(plain_papers(MANY))
    keys = [row.key for row in catalogue.rows(ids(catalogue))]
    every = {key: queued(("next", f"a{at:03}z")) for at, key in enumerate(keys)}
    mirror_all(catalogue, every, "1")
    assert 0 < instructions(catalogue, lambda: ids(catalogue, "sort:queue")) < 20 * MANY
    assert [row.key for row in catalogue.rows(ids(catalogue, "sort:queue"))] == keys
