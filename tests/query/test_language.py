import pytest

from tuireader.query import Fact, Field, Query, Scope, SortKey, State, parse
from tuireader.query.fields import FIELD_NAMES
from tuireader.query.language import EXAMPLES

TOLD = "\n".join(f"{written} {finds}" for written, finds in EXAMPLES)


@pytest.mark.parametrize("written", [written for written, _ in EXAMPLES])
def test_every_example_is_a_filter(written: str) -> None:
    for alternative in written.split(", "):
        assert parse(alternative) != Query()


@pytest.mark.parametrize("name", FIELD_NAMES)
def test_every_field_has_an_example(name: str) -> None:
    assert f"{name}:" in TOLD


@pytest.mark.parametrize("value", [*State, *Fact, *Scope])
def test_every_choice_is_told(value: State | Fact | Scope) -> None:
    names = {State: "is", Fact: "has", Scope: "in"}
    assert f"{names[type(value)]}:{value.value}" in TOLD


def test_every_order_is_told() -> None:
    orders = "\n".join(line for line in TOLD.splitlines() if line.startswith("sort:"))
    assert [key for key in SortKey if key.value not in orders] == []


def test_every_text_field_is_a_field() -> None:
    assert {field.value for field in Field if field is not Field.ANY} < set(FIELD_NAMES)
