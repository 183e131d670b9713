"""Pages saved as Markdown, and the dumps of text-mode readers."""

from __future__ import annotations

import pytest

from tuireader.papers import Paper
from tuireader.sources import Refusal
from tuireader.sources.huggingface import read, recognises

HEAD = """# What is it?
**URL:** https://duck.example
**Page Title:** Trending Papers - Hugging Face
--------------------

Get trending papers in your email inbox!

## Trending Papers

## by AK and the research community
"""
SWIM = "Ducks swim with both feet, as a study of forty ducks over two summers shows in detail."
HONK = "Geese are loud. A list of sounds is given\nin every dimension, with samples at\nhttps://goose.example/honk"
HONK_JOINED = HONK.replace("\n", " ")


def results(text: str) -> list[Paper | Refusal]:
    return list(read(text.split("\n")))


def papers(text: str) -> list[Paper]:
    found = results(text)
    assert not [each for each in found if isinstance(each, Refusal)]
    return [each for each in found if isinstance(each, Paper)]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(each.title, each.abstract) for each in papers(text)]


DUCK_CARD = (
    f"### Ducks\n\n{SWIM}\n- 8 authors\n[LINK: GitHub 11.3k](https://github.com/duck/swim)\n"
)
GOOSE_CARD = (
    f"### Loud Geese\n\n{HONK}\n- 5 authors\n[LINK: GitHub 2.14k](https://github.com/g/h)\n"
)


def test_headings_are_titles_and_what_hangs_on_a_card_is_no_abstract() -> None:
    text = "\n".join((HEAD, DUCK_CARD, GOOSE_CARD))
    assert pairs(text) == [("Ducks", SWIM), ("Loud Geese", HONK_JOINED)]


def test_entries_that_stand_twice_are_given_once() -> None:
    text = "\n".join((HEAD, DUCK_CARD, DUCK_CARD, GOOSE_CARD, GOOSE_CARD))
    assert pairs(text) == [("Ducks", SWIM), ("Loud Geese", HONK_JOINED)]


def test_a_heading_that_is_a_link_names_the_paper() -> None:
    link = "https://huggingface.co/papers/2410.05434"
    text = f"{HEAD}\n### [Ducks \\[and\\] Geese]({link})\n\n[{SWIM}]({link})\n\n·Oct 7, 2024\n"
    [paper] = papers(text)
    assert (paper.key, paper.title, paper.abstract) == (
        "arxiv:2410.05434",
        "Ducks [and] Geese",
        SWIM,
    )
    assert (paper.url, paper.published) == (link, "2024-10-07")


@pytest.mark.parametrize(
    "heading",
    [
        "### Ducks and geese in one pond: an ultra-compact model for\n  all of the birds",
        "### Ducks and geese in one pond: an ultra-compact model for\nall of the birds",
        "### [Ducks and geese in one pond: an ultra-compact model for\nall of the birds][7]",
    ],
)
def test_a_heading_may_be_wrapped(heading: str) -> None:
    title = "Ducks and geese in one pond: an ultra-compact model for all of the birds"
    assert pairs(f"{HEAD}\n{heading}\n\n{SWIM}\n\n{GOOSE_CARD}")[0] == (title, SWIM)


def test_an_abstract_may_follow_its_heading_without_an_empty_line() -> None:
    assert pairs(f"{HEAD}\n### Ducks\n{SWIM}\n- 8 authors\n") == [("Ducks", SWIM)]


def test_a_title_may_end_in_a_sharp_sign_or_begin_like_an_image() -> None:
    text = f"{HEAD}\n### [Image Search in C#](https://huggingface.co/papers/2410.05434)\n\n{SWIM}\n"
    assert pairs(text) == [("Image Search in C#", SWIM)]


def test_paragraphs_of_an_abstract_stay_together() -> None:
    more = "In a second study the water was found to be wet."
    assert pairs(f"{HEAD}\n### Ducks\n\n{SWIM}\n\n{more}\n") == [("Ducks", f"{SWIM}\n\n{more}")]


def dump(*cards: str, links: str = "") -> str:
    head = "# Web source\n\n- URL: https://huggingface.co/papers?q=duck\n\n```text\n"
    menu = "* [ Models ][2]\n* [Log In][27]\nnew\n\n## by[AK][30] and the research community\n"
    return head + menu + "\n\n".join(cards) + "\n\n" + links + "\n[Content truncated]\n```\n"


def numbered(number: int, title: str, abstract: str) -> str:
    link = f"][{number}]"
    card = f"### [{title}{link}\n\n[\n\n{abstract}\n\n{link}\n\n[\n\n· 2 authors\n{link}"
    return f"Jun 29\n[\n-\n{link}\n\n{card}"


def test_numbered_links_are_looked_up_at_the_end() -> None:
    links = "[31]: https://huggingface.co/papers/2410.05434\n[32] https://huggingface.co/papers/1808.01400\n"
    found = papers(dump(numbered(31, "Ducks", SWIM), numbered(32, "Geese", HONK), links=links))
    assert [(each.key, each.title, each.abstract) for each in found] == [
        ("arxiv:2410.05434", "Ducks", SWIM),
        ("arxiv:1808.01400", "Geese", HONK_JOINED),
    ]


def test_without_the_links_the_title_names_the_paper() -> None:
    [paper] = papers(dump(numbered(31, "Ducks", SWIM)))
    assert paper.key.startswith("title:ducks-")
    assert paper.url == ""


def test_an_abstract_that_the_reader_cut_is_refused() -> None:
    found = results(dump(numbered(31, "Ducks", SWIM), f"### [Geese][32]\n\n[\n\n{SWIM[:-9]}"))
    assert isinstance(found[0], Paper)
    assert isinstance(found[1], Refusal)
    assert found[1].reason == "abstract cut off"


def test_an_abstract_right_before_the_word_that_the_page_was_cut_is_refused() -> None:
    found = results(dump(numbered(31, "Ducks", SWIM), f"### [Geese][32]\n\n[\n\n{SWIM}"))
    assert isinstance(found[0], Paper)
    assert isinstance(found[1], Refusal)
    assert found[1].reason == "abstract cut off"


def test_a_heading_without_abstract_is_refused_with_its_line() -> None:
    text = f"### Geese\n\n- 8 authors\n\n{DUCK_CARD}"
    first, second = results(text)
    assert first == Refusal("line 1", "title without abstract")
    assert isinstance(second, Paper)
    assert second.title == "Ducks"


def test_a_title_that_was_given_whole_is_not_refused_for_its_second_place() -> None:
    assert pairs(f"{HEAD}\n{DUCK_CARD}\n### Ducks\n\n- 8 authors\n\n{GOOSE_CARD}") == [
        ("Ducks", SWIM),
        ("Loud Geese", HONK_JOINED),
    ]


def test_prose_under_other_headings_is_no_abstract() -> None:
    notes = "# Notes\n\nSome words of mine before the list begins."
    text = f"{notes}\n\n{DUCK_CARD}\n## About\n\n{SWIM}\n"
    assert pairs(text) == [("Ducks", SWIM)]


def test_a_link_inside_an_abstract_stays() -> None:
    abstract = SWIM + " See [the film](https://duck.example/film)"
    assert pairs(f"{HEAD}\n### Ducks\n\n{abstract}\n")[0] == ("Ducks", abstract)


def test_such_pages_are_recognised() -> None:
    assert recognises(f"{HEAD}\n{DUCK_CARD}")
    assert recognises(dump(numbered(31, "Ducks", SWIM)))
    assert recognises(f"### [Ducks](https://huggingface.co/papers/2410.05434)\n\n{SWIM}\n")
    assert not recognises(DUCK_CARD)
