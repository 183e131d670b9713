import pytest
from hypothesis import given

from tests.query.strategies import units
from tuireader.query import During, Event, parse
from tuireader.query.spans import begins_span, span_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", "2023", "2023"),
        ("2024-05", "2024-05", "2024-05"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2020..2023", "2020", "2023"),
        ("2020-03..2023-01-31", "2020-03", "2023-01-31"),
        ("2020..", "2020", ""),
        ("..2023", "", "2023"),
        (">=2020", "2020", ""),
        ("<=2023-05", "", "2023-05"),
        (">2024", "2025", ""),
        ("<2020", "", "2019"),
        (">2024-12", "2025-01", ""),
        ("<2024-01", "", "2023-12"),
        (">2024-12-31", "2025-01-01", ""),
        ("<2024-03-01", "", "2024-02-29"),
        (">0009", "0010", ""),
    ],
)
def test_a_span_has_both_ends_included(text: str, first: str, last: str) -> None:
    assert parse(f"date:{text}").where == During(Event.PUBLISHED, first, last)
    assert parse(f"year:{text}").where == During(Event.PUBLISHED, first, last)
    assert parse(f"added:{text}").where == During(Event.ADDED, first, last)
    assert parse(f"read:{text}").where == During(Event.READ, first, last)


def test_ends_the_wrong_way_round_are_exchanged() -> None:
    assert span_of("2023..2020", Event.READ) == During(Event.READ, "2020", "2023")


@pytest.mark.parametrize("text", ["2024-05..2024", "2024..2024-05"])
def test_a_month_and_its_year_are_in_order_either_way(text: str) -> None:
    first, _, last = text.partition("..")
    assert span_of(text, Event.READ) == During(Event.READ, first, last)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-02-29", "2024-13", "2024-00", "0000", "24", "20245", "2024-5", "2024/05", "May"),
        *("..", ">", ">=", "=2024", ">>2024", ">2024..2025", "2020-2023", "2020..x", "x..2020"),
        *(">9999", "<0001", ">9999-12", "<0001-01", ">9999-12-31", "<0001-01-01"),
        *("²024", "٢٠٢٤", "2024-05-01T10", " 2024"),
    ],
)
def test_what_names_no_date_is_refused(text: str) -> None:
    assert span_of(text, Event.PUBLISHED) is None


@given(units(), units())
def test_every_beginning_of_a_span_could_become_one(first: str, last: str) -> None:
    for whole in (f"{first}..{last}", f">={first}", f"<{last}"):
        for length in range(len(whole)):
            part = whole[:length]
            assert span_of(part, Event.ADDED) or begins_span(part), part


@pytest.mark.parametrize(
    "text",
    ["2024-13", "2024-2", "2024-02-3", "2024-04-32", "x", "2024x", "1..", "2024...", "=", "<=>"],
)
def test_what_no_typing_can_mend_begins_no_span(text: str) -> None:
    assert not begins_span(text)
