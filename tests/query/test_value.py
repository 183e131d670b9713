"""Values: frozen, and equal only to their own kind."""

import pytest

from tuireader.query import And, Field, Or, Term
from tuireader.query.value import Value


class Point(Value):
    x: int
    y: int = 2


def test_fields_may_be_given_in_order_or_by_name_or_left_to_their_default() -> None:
    assert Point(1, 2) == Point(1) == Point(x=1) == Point(y=2, x=1)
    assert (Point(1).x, Point(1).y) == (1, 2)


def test_other_fields_make_another_value() -> None:
    assert Point(1, 3) != Point(1)
    assert len({Point(1), Point(1, 2), Point(1, 3)}) == 2


def test_another_class_with_equal_fields_is_another_value() -> None:
    nodes = (Term("duck"), Term("goose"))
    assert And(nodes) != Or(nodes)
    assert len({And(nodes), Or(nodes)}) == 2


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"x": 1}), ((1,), {"z": 1})]
)
def test_a_field_too_few_or_too_many_is_refused(
    values: tuple[int, ...], named: dict[str, int]
) -> None:
    with pytest.raises(TypeError, match="Point takes x, y"):
        Point(*values, **named)


def test_a_value_can_not_be_changed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 3
    with pytest.raises(AttributeError):
        del point.x
    assert point == Point(1)


def test_a_value_shows_its_fields() -> None:
    assert repr(Term("duck", Field.TITLE)) == (
        "Term(text='duck', field=<Field.TITLE: 'title'>, phrase=False)"
    )


def test_a_value_is_taken_apart_by_position() -> None:
    match Point(1):
        case Point(x, y):
            assert (x, y) == (1, 2)
