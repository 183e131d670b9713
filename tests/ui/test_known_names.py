"""Names that complete what is typed are found without asking the library for each letter."""

from collections.abc import Sequence

import pytest

from tuireader.library import CatalogueError
from tuireader.query import Field
from tuireader.ui.known_names import KnownNames


class Asked:
    """A library that counts how often it is asked."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.questions: list[tuple[Field, str]] = []

    def __call__(self, field: Field, begun: str, limit: int) -> Sequence[str]:
        self.questions.append((field, begun))
        return [each for each in self.names if each.startswith(begun)][:limit]


def test_all_names_of_a_field_are_asked_for_once() -> None:
    asked = Asked("later", "to read", "Lab", "élan")
    names = KnownNames(asked)
    assert names.known(Field.TAG, "la") is None
    assert names.asked(Field.TAG, "la") == ["later", "Lab"]
    assert names.known(Field.TAG, "R") == ["to read"]
    assert names.known(Field.TAG, "EL") == ["élan"]
    assert names.known(Field.TAG, "x") == []
    assert asked.questions == [(Field.TAG, "")]
    assert names.known(Field.QUEUE, "la") is None


def test_names_that_begin_so_come_before_those_with_a_word_that_does() -> None:
    names = KnownNames(Asked("to read", "later", "read me", "spread"))
    assert names.asked(Field.TAG, "rea") == ["read me", "to read"]


def test_a_few_are_enough_to_choose_from() -> None:
    names = KnownNames(Asked(*(f"a{number:02}" for number in range(20))))
    assert names.asked(Field.TAG, "") == [f"a{number:02}" for number in range(8)]


def test_authors_are_asked_for_with_each_letter_but_only_once() -> None:
    asked = Asked("Ada", "Alan")
    names = KnownNames(asked)
    for begun in ("A", "Al", "A"):
        names.asked(Field.AUTHOR, begun)
    assert asked.questions == [(Field.AUTHOR, "A"), (Field.AUTHOR, "Al")]
    assert names.known(Field.AUTHOR, "Al") == ["Alan"]
    assert names.known(Field.AUTHOR, "Ala") is None


def test_where_names_are_too_many_each_beginning_is_asked_for() -> None:
    asked = Asked(*(f"{number:03}" for number in range(600)))
    names = KnownNames(asked)
    assert names.asked(Field.VENUE, "59") == [f"59{number}" for number in range(8)]
    assert names.asked(Field.VENUE, "599") == ["599"]
    assert asked.questions == [(Field.VENUE, ""), (Field.VENUE, "59"), (Field.VENUE, "599")]


def test_what_was_answered_is_forgotten_when_a_filter_is_begun_anew() -> None:
    names = KnownNames(Asked("later"))
    names.asked(Field.TAG, "la")
    names.asked(Field.AUTHOR, "la")
    names.forget()
    assert names.known(Field.TAG, "la") is None
    assert names.known(Field.AUTHOR, "la") is None


@pytest.mark.parametrize("field", [Field.TAG, Field.AUTHOR])
def test_a_catalogue_that_cannot_be_read_completes_nothing(field: Field) -> None:
    def fail(field: Field, begun: str, limit: int) -> list[str]:
        raise CatalogueError("gone")

    assert list(KnownNames(fail).asked(field, "la")) == []
