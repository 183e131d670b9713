"""Names that fit what is typed: the rest of the best one, and stepping through them."""

from tuireader.ui.name_offer import NameOffer


def test_the_rest_of_the_best_name_is_shown_if_it_begins_so() -> None:
    assert NameOffer("The", ["thesis", "theory", "my thesis"]).ghost == "sis"
    assert NameOffer("sis", ["thesis"]).ghost == ""
    assert NameOffer("", ["thesis"]).ghost == ""
    assert NameOffer("thesis", ["thesis"]).ghost == ""


def test_names_are_taken_one_after_the_other_round_the_end() -> None:
    offer = NameOffer("t", ["one", "two"])
    texts = []
    for steps in (1, 1, 1, -1, -1):
        offer = offer.turned(steps)
        texts.append(offer.text)
    assert texts == ["one", "two", "one", "two", "one"]
    assert offer.ghost == ""
    assert NameOffer("t", ["one", "two"]).turned(-1).text == "two"
    assert NameOffer("t").turned(1).text == "t"


def test_the_name_that_is_taken_is_always_seen() -> None:
    offer = NameOffer("", list("abcd"))
    assert list(offer.seen(3)) == [0, 1, 2]
    assert list(offer._replace(taken=3).seen(3)) == [1, 2, 3]
    assert list(NameOffer("", ["a"]).seen(3)) == [0]
