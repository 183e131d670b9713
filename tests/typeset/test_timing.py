"""How long a text takes is told by what is shown of it."""

import pytest

from tuireader.typeset import Block, Span, minutes_to_read


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("word " * 100, 1),
        ("word " * 460, 2),
        ("word — " * 460, 2),
        ("学" * 1000, 2),
        ("学習 " * 500, 2),
        ("word " * 230 + "学" * 500, 2),
        ("한국어 " * 460, 2),
    ],
)
def test_words_or_letters_are_counted(text: str, minutes: int) -> None:
    assert minutes_to_read([Block((Span(text),))]) == minutes


def test_all_blocks_are_counted_and_words_end_with_them() -> None:
    assert minutes_to_read([Block((Span("wo"), Span("rd")))] * 690) == 3
