import pytest

from tuireader.query import all_of, parse, printed, queue_in
from tuireader.query.tree import Node, Query


def where(text: str) -> Node | None:
    return parse(text).where


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        ([], ""),
        (["", ""], ""),
        (["a", ""], "a"),
        (["", "a"], "a"),
        (["is:unread", "a or b"], "is:unread (a or b)"),
        (["a b", "c -(d e)"], "a b c -(d e)"),
        (["a", "b", "c"], "a b c"),
    ],
)
def test_what_passes_all_is_in_normal_form(texts: list[str], joined: str) -> None:
    found = all_of(*map(where, texts))
    assert found == where(joined)
    assert printed(Query(found)) == joined


def test_a_queue_is_found_in_what_is_joined() -> None:
    assert queue_in(all_of(where("queue:next a"), where("b c"))) == where("queue:next")
