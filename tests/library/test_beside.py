"""A library may be used by another thread, and tells how much a step is about."""

from threading import Thread

from tuireader.library import Change, Library
from tuireader.query import Query


def test_another_thread_marks_papers_through_a_library_beside(library: Library) -> None:
    library.sync()
    told: list[tuple[Change, ...]] = []
    library.listen(told.append)
    ids = list(library.search_whole(Query()).ids)

    def mark() -> None:
        with library.beside() as other:
            assert [row.id for row in other.rows(ids)] == ids
            other.mark_read(ids[:20], True)

    thread = Thread(target=mark)
    thread.start()
    thread.join()
    assert [len(each) for each in told] == [20]
    assert library.counts().unread == 10
    assert library.are_read(ids[:20])
    assert not library.are_read(ids[:21])
    assert library.undo() is not None
    assert library.counts().unread == 30


def test_a_step_tells_how_many_marks_it_is_about(library: Library) -> None:
    assert library.next_step() == 0
    ids = list(library.search_whole(Query()).ids[:3])
    library.star(ids, True)
    assert (library.next_step(), library.next_step(redo=True)) == (3, 0)
    assert library.are_starred(ids)
    library.undo()
    assert (library.next_step(), library.next_step(redo=True)) == (0, 3)


def test_steps_of_the_time_before_are_told_of(library: Library) -> None:
    library.star(library.search_whole(Query()).ids[:5], True)
    library.close()
    again = Library(library.folder)
    assert again.next_step() == 5
    again.close()
