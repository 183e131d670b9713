import pytest
from hypothesis import given

from tests.query.strategies import ages
from tuireader.query import Ago, Event, Than, Unit, parse, printed
from tuireader.query.ages import age_of, begins_age


@pytest.mark.parametrize("event", Event)
@pytest.mark.parametrize(
    ("text", "than", "number", "unit"),
    [
        ("<7d", Than.LESS, 7, Unit.DAY),
        (">2w", Than.MORE, 2, Unit.WEEK),
        ("<12h", Than.LESS, 12, Unit.HOUR),
        (">6m", Than.MORE, 6, Unit.MONTH),
        ("<1y", Than.LESS, 1, Unit.YEAR),
        ("<30D", Than.LESS, 30, Unit.DAY),
        ("<2024d", Than.LESS, 2024, Unit.DAY),
        (">99999h", Than.MORE, 99_999, Unit.HOUR),
        ("<007d", Than.LESS, 7, Unit.DAY),
        ("<=7d", Than.LESS, 7, Unit.DAY),
        (">=7d", Than.MORE, 7, Unit.DAY),
    ],
)
def test_an_age_is_less_or_more_than_so_many_units(
    event: Event, text: str, than: Than, number: int, unit: Unit
) -> None:
    assert parse(f"{event.value}:{text}").where == Ago(event, than, number, unit)
    assert parse(f"{event.value.upper()}: {text}").where == Ago(event, than, number, unit)


@pytest.mark.parametrize(
    "text",
    [
        *("", "<", ">=", "7d", "=7d", "<7", "<d", "<7s", "<7dd", "<7days", "<-7d", "<1.5d", "<<7d"),
        *(
            "<123456d",
            "<0d",
            "<00000d",
            ">=0h",
            "<٧d",
            "< 7d",
            "<7 d",
            "<7d\n",
            ">2w..<3w",
            "<2024",
        ),
    ],
)
def test_what_names_no_age_is_refused(text: str) -> None:
    assert age_of(text, Event.ADDED) is None


@given(ages())
def test_every_beginning_of_an_age_could_become_one(age: Ago) -> None:
    text = printed(parse(f"{age.event.value}:{age.than.value}{age.number}{age.unit.value}"))
    whole = text.removeprefix(f"{age.event.value}:")
    assert age_of(whole, age.event) == age
    for length in range(1, len(whole)):
        assert begins_age(whole[:length]), whole[:length]


@pytest.mark.parametrize("text", ["<=", ">=7", "<0", "<0000", "<00001"])
def test_an_age_may_be_begun_in_odd_ways(text: str) -> None:
    assert begins_age(text)


@pytest.mark.parametrize("text", ["7", "=", "<>", "<x", "<7x", "<7d", "<00000", "<123456", "<0d"])
def test_what_no_typing_can_mend_begins_no_age(text: str) -> None:
    assert not begins_age(text)
