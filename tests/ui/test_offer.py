"""What a word may be completed to, how that is shown, and the text with it."""

import pytest

from tuireader.query.completing import completion_at
from tuireader.ui.offer import Offer, offered


def offer_at(text: str, *names: str) -> Offer | None:
    """What is offered at the mark ``|`` of a text."""
    cursor = text.index("|")
    text = text.replace("|", "")
    completing = completion_at(text, cursor)
    return offered(text, completing, names) if completing else None


@pytest.mark.parametrize(
    ("text", "names", "ghost", "taken"),
    [
        ("au|", [], "thor:", "author:"),
        ("AU|", [], "thor:", "author:"),
        ("vision -au|", [], "thor:", "vision -author:"),
        ("is:un|", [], "read", "is:unread"),
        ("sort:-ti|", [], "tle", "sort:-title"),
        ("tag:|", ["later"], "later", "tag:later"),
        ("tag:la|", ["later"], "ter", "tag:later"),
        ("tag:LA|", ["later"], "ter", "tag:later"),
        ("tag:to|", ["to read"], " read", 'tag:"to read"'),
        ('tag:"to r|', ["to read"], 'ead"', 'tag:"to read"'),
        ('tag:"later|', ["later"], '"', 'tag:"later"'),
        ("author:kim|", ["Yoon Kim"], ' → "Yoon Kim"', 'author:"Yoon Kim"'),
        ("author:mul|", ["Müller"], " → Müller", "author:Müller"),
        ("(tag:la|", ["later"], "ter", "(tag:later"),
        ("tag:la| x", ["later"], "", "tag:later x"),
        ("(tag:la|)", ["later"], "", "(tag:later)"),
    ],
)
def test_the_rest_is_shown_behind_the_cursor_and_taken(
    text: str, names: list[str], ghost: str, taken: str
) -> None:
    offer = offer_at(text, *names)
    assert offer
    assert offer.ghost == ghost
    assert (offer.text, offer.cursor) == (text.replace("|", ""), text.index("|"))
    first = offer.turned(1)
    assert first.text == taken
    assert first.text[first.cursor :] == text.partition("|")[2]
    assert first.ghost == ""


def test_the_names_are_gone_through_round_the_end_both_ways() -> None:
    offer = offer_at("tag:| x", "later", "ssl", "to read")
    assert offer
    steps = [offer := offer.turned(1) for _ in range(4)]
    assert [each.text for each in steps] == [
        "tag:later x",
        "tag:ssl x",
        'tag:"to read" x',
        "tag:later x",
    ]
    assert steps[1].turned(-1) == steps[0]
    back = offer_at("tag:|", "later", "ssl", "to read")
    assert back
    assert back.turned(-1).text == 'tag:"to read"'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("is:unread|", []),
        ("tag:later|", ["later"]),
        ("tag:Later|", ["later"]),
        ("tag:la|", []),
        ("vision|", []),
        ("|", []),
        ("tag:later |", ["later"]),
    ],
)
def test_nothing_is_offered_where_nothing_is_missing(text: str, names: list[str]) -> None:
    assert offer_at(text, *names) is None


def test_a_name_that_is_whole_may_be_the_beginning_of_others() -> None:
    offer = offer_at("tag:later|", "later", "later on")
    assert offer
    assert offer.names == ("later on",)


def test_the_label_says_what_is_completed() -> None:
    assert [
        offer.label if (offer := offer_at(text, "x")) else None for text in ("so|", "tag:|", "is:|")
    ] == ["field", "tag", "is"]


def test_until_others_come_the_names_that_still_fit_stay() -> None:
    offer = offer_at("tag:l|", "later", "lab", "to list")
    assert offer
    further = completion_at("tag:La", 6)
    other, elsewhere = completion_at("note tag:la", 11), completion_at("author:la", 9)
    assert further
    assert other
    assert elsewhere
    assert offer.narrowed(further) == ("later", "lab")
    assert offer.narrowed(other) == offer.narrowed(elsewhere) == ()
