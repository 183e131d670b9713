import pytest

from tuireader.query import Field, Term, parse, queue_in


def queue(text: str) -> Term | None:
    return queue_in(parse(text).where)


@pytest.mark.parametrize(
    "text", ["queue:next", "is:unread queue:next", "a (b or c) queue:next -d", "(a queue:next) b"]
)
def test_a_query_is_about_the_queue_all_its_papers_are_in(text: str) -> None:
    assert queue(text) == Term("next", Field.QUEUE)


def test_the_queue_may_be_named_by_a_phrase() -> None:
    assert queue('a queue:"for monday"') == Term("for monday", Field.QUEUE, phrase=True)


def test_the_first_of_two_queues_counts() -> None:
    assert queue("queue:next queue:later") == Term("next", Field.QUEUE)


@pytest.mark.parametrize(
    "text",
    [
        *("", "next", "tag:next", "is:queued", "sort:queue", "-queue:next", "-(queue:next a)"),
        *("queue:next or a", "a (queue:next or b)"),
    ],
)
def test_other_queries_are_about_none(text: str) -> None:
    assert queue(text) is None
