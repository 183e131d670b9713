"""Pages copied from a browser as text."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import Paper
from tuireader.sources import Refusal
from tuireader.sources.huggingface import read, recognises

HEAD = """new

Get trending papers in your email inbox once a day!

Subscribe

byAK and the research community

Daily

Weekly

Monthly

Jul 3
"""
DUCKS = "Ducks in the Wild: How Do They Swim?"
SWIM = (
    "Ducks swim well, yet nobody has measured how. We follow forty ducks over two summers and"
    " find that they paddle with both feet. The data are at https://duck.example/data."
)
GEESE = "A Survey of $N$-Dimensional Geese"
HONK = (
    "Geese are loud. This survey lists all sounds that geese were ever heard to make, in every"
    " dimension that was tried so far, and closes with open questions for the field."
)


def page(*blocks: str, head: str = HEAD) -> str:
    return "\n\n".join((head, *blocks))


def results(text: str) -> list[Paper | Refusal]:
    return list(read(text.split("\n")))


def pairs(text: str) -> list[tuple[str, str]]:
    """Titles and abstracts; fails if anything was refused."""
    found = results(text)
    assert not [each for each in found if isinstance(each, Refusal)]
    return [(each.title, each.abstract) for each in found if isinstance(each, Paper)]


BOTH = [(DUCKS, SWIM), (GEESE, HONK)]


def test_titles_and_abstracts_are_paired_and_the_head_is_dropped() -> None:
    assert pairs(page(DUCKS, SWIM, GEESE, HONK)) == BOTH


@pytest.mark.parametrize(
    "head", ["", "new\n\nSubscribe\n\nJul 3\n", HEAD.replace(" once a day", "")]
)
def test_the_head_may_be_long_short_or_missing(head: str) -> None:
    assert pairs(page(DUCKS, SWIM, GEESE, HONK, head=head)) == BOTH


def test_a_search_that_the_page_repeats_is_no_title() -> None:
    head = HEAD.replace("Daily", "How do ducks swim in the wild\n\nDaily")
    assert pairs(page(DUCKS, SWIM, head=head)) == [(DUCKS, SWIM)]


def test_furniture_between_cards_is_dropped() -> None:
    after = ("2 authors", "·", "Oct 7, 2024", "GitHub 11.3k", "Upvote", "12", "[-] 3", "Previous")
    before = ("Submitted by", "some_user", "105")
    text = page(*before, DUCKS, SWIM, *after, *before, GEESE, HONK, *after, "Company", "Privacy")
    assert pairs(text) == BOTH


def test_an_organisation_in_the_byline_is_dropped() -> None:
    assert pairs(page(DUCKS, SWIM, "Pond University", "·", "Oct 7, 2024", GEESE, HONK)) == BOTH


def test_the_full_date_of_a_card_is_the_day_of_publication() -> None:
    dated = page(DUCKS, SWIM, "·", "Oct 7, 2024", GEESE, HONK, "Published on Feb 30, 2024", "Jul 4")
    assert [each.published for each in results(dated) if isinstance(each, Paper)] == [
        "2024-10-07",
        "",
    ]


@pytest.mark.parametrize("title", ["Attention", "Reformer", "Community", "Models", "Daily"])
def test_a_single_word_before_an_abstract_is_a_title(title: str) -> None:
    assert pairs(page(DUCKS, SWIM, title, HONK)) == [(DUCKS, SWIM), (title, HONK)]


@pytest.mark.parametrize(
    "title",
    [
        "Can geese count?",
        "duck2vec: a short note on feathers",
        "Honk! Revisiting $\\mathcal{O}(n^2)$ Geese",
        "On the Very Long Titles " + "that People Give to Their Work on Geese " * 4,
        "Predicting geese over time with uncertainty.",
    ],
)
def test_a_title_may_look_odd(title: str) -> None:
    title = title.strip()
    assert pairs(page(DUCKS, SWIM, title, HONK, GEESE, SWIM))[1] == (title, HONK)


def test_an_abstract_may_be_one_short_sentence() -> None:
    assert pairs(page(DUCKS, "They swim with both feet.", GEESE, HONK)) == [
        (DUCKS, "They swim with both feet."),
        (GEESE, HONK),
    ]


def test_an_abstract_may_lack_its_full_stop_within_the_page() -> None:
    unstopped = SWIM.replace(" The data are at https://duck.example/data.", " and so on")
    assert pairs(page(DUCKS, unstopped, GEESE, HONK))[0] == (DUCKS, unstopped)


def test_paragraphs_of_an_abstract_stay_together() -> None:
    second = "In a second study we look at the water. It was wet in all of the two hundred cases."
    code = "Code: https://github.com/duck/swim"
    text = page(DUCKS, SWIM, second, code, GEESE, HONK)
    assert pairs(text) == [(DUCKS, f"{SWIM}\n\n{second}\n\n{code}"), (GEESE, HONK)]


def test_wrapped_lines_are_joined() -> None:
    title = f"{DUCKS} {DUCKS}"
    wrapped = [textwrap.fill(each, 50) for each in (title, SWIM, GEESE, HONK)]
    assert pairs(page(*wrapped)) == [(title, SWIM), (GEESE, HONK)]


def test_a_page_without_empty_lines_is_read_too() -> None:
    long_swim, long_honk = f"{SWIM} {SWIM}", f"{HONK} {HONK}"
    text = "\n".join((*HEAD.split(), DUCKS, long_swim, "2 authors", GEESE, long_honk))
    text = text.replace(HEAD.split()[0], HEAD.split("\n")[2], 1)
    assert (DUCKS, long_swim) in pairs(text)
    assert (GEESE, long_honk) in pairs(text)


@pytest.mark.parametrize("blank", ["\r\n", "\n \t\n", "\n\u00a0\n", "\n\n\n"])
def test_empty_lines_may_hold_any_white_space(blank: str) -> None:
    text = blank.join(["Subscribe", DUCKS + "  ", "", SWIM, "", GEESE, "", HONK, ""])
    text = text.replace("\r\n", "\n") if blank != "\r\n" else text.replace("\r\n", "\n\n")
    assert pairs(text) == BOTH


def linked(number: str, title: str, abstract: str) -> str:
    link = f"https://huggingface.co/papers/{number}"
    login = f"https://huggingface.co/login?next=%2Fpapers%2F{number}"
    blocks = (" [-] 1", login, title, link, abstract, link, "[", f"2 authors]({link})", "·")
    return "\n\n".join((*blocks, "Aug 3, 2018 ", "4", link + "#community"))


def test_links_on_lines_of_their_own_name_the_papers() -> None:
    front = '---\nsource: "x"\ntitle: "Daily Papers - Hugging Face"\n---\n\n# Daily Papers\n'
    menu = "Models\n\nhttps://huggingface.co/models\n\nAK\n\nhttps://huggingface.co/akhaliq"
    text = page(front, menu, linked("1808.01400", DUCKS, SWIM), linked("1802.08979", GEESE, HONK))
    first, second = results(text)
    assert isinstance(first, Paper)
    assert isinstance(second, Paper)
    assert (first.key, first.title, first.abstract) == ("arxiv:1808.01400", DUCKS, SWIM)
    assert first.url == "https://huggingface.co/papers/1808.01400"
    assert first.pdf == "https://arxiv.org/pdf/1808.01400"
    assert (second.key, second.published) == ("arxiv:1802.08979", "2018-08-03")


def test_a_paper_that_stands_twice_is_given_once() -> None:
    assert pairs(page(DUCKS, SWIM, GEESE, HONK, DUCKS, SWIM)) == BOTH


def test_two_papers_of_one_title_with_different_ids_are_two() -> None:
    text = page(linked("1808.01400", DUCKS, SWIM), linked("1802.08979", DUCKS, HONK))
    assert [abstract for _, abstract in pairs(text)] == [SWIM, HONK]


def test_a_title_without_abstract_is_refused_with_its_line() -> None:
    text = page(DUCKS, SWIM, GEESE)
    line = text.split("\n").index(GEESE) + 1
    assert results(text)[1:] == [Refusal(f"line {line}", "title without abstract")]


def test_a_title_without_abstract_in_the_middle_does_not_take_the_next_ones() -> None:
    found = results(page(GEESE, DUCKS, SWIM))
    assert isinstance(found[0], Refusal)
    assert isinstance(found[1], Paper)
    assert (found[1].title, found[1].abstract) == (DUCKS, SWIM)


def test_an_abstract_without_title_is_refused() -> None:
    found = results(page(SWIM, "Oct 7, 2024", GEESE, HONK))
    assert [type(each) for each in found] == [Refusal, Paper]
    assert isinstance(found[0], Refusal)
    assert found[0].reason == "abstract without title"


def test_a_last_abstract_that_does_not_end_is_refused_as_cut_off() -> None:
    found = results(page(DUCKS, SWIM, GEESE, HONK[:-20]))
    assert isinstance(found[0], Paper)
    assert isinstance(found[1], Refusal)
    assert found[1].reason == "abstract cut off"


def test_an_abstract_that_does_not_end_is_whole_when_the_page_goes_on() -> None:
    unstopped = HONK.rstrip(".")
    assert pairs(page(GEESE, unstopped, "·", "Oct 7, 2024")) == [(GEESE, unstopped)]


@given(st.integers(0, 2000))
def test_a_page_cut_anywhere_gives_no_paper_that_was_not_on_it(at: int) -> None:
    whole = page(DUCKS, SWIM, GEESE, HONK, "Attention", SWIM)
    cut = whole[:at]
    for each in results(cut):
        if isinstance(each, Paper):
            assert each.title in (DUCKS, GEESE, "Attention")
            # Where a sentence or a link ends, nobody can tell that more was to come.
            assert (
                each.abstract in (SWIM, HONK) or each.abstract[-1] in ".?" or "://" in each.abstract
            )


def test_foreign_text_is_cleaned() -> None:
    text = page("Red \x1b[31mDucks\u202e Swim", SWIM.replace("Ducks", "Du\u200bcks"))
    assert pairs(text) == [("Red Ducks Swim", SWIM)]


def test_such_pages_are_recognised_by_their_furniture_or_by_two_papers() -> None:
    assert recognises(page(DUCKS, SWIM))
    assert recognises(page(DUCKS, SWIM, GEESE, HONK, head=""))
    assert not recognises(page(DUCKS, SWIM, head=""))


NOVEL = (
    "CHAPTER I\n\nIt was a cold pond, and the ducks knew it. They had known it for years.\n\n"
    '"Shall we swim?" said the first.\n\n"Not today," said the second, and closed an eye.\n\n'
    "So they stood on the bank, one beside the other, and looked at the water for so long that"
    " the sun went down behind the mill and the miller's boy came out to lock the gate.\n\n"
) * 3
LETTER = (
    "From: ann@duck.example\nTo: bob@duck.example\nSubject: the pond\n\nDear Bob,\n\n"
    "thank you for your letter about the pond. I have read it with care, and I believe that we"
    " should meet next week to talk about all of it, at the pond if the weather is fine.\n\n"
    "Best regards,\n\nAnn\n"
)
CODE = "import duck\n\n\ndef swim(speed: int) -> None:\n    duck.paddle(speed)\n\n\nswim(3)\n" * 5
TABLE = "name,speed,colour\n" + "mallard,3,green\n" * 40
MANUAL = (
    "# Duck\n\n### Install\n\nRun the installer.\n\n### Use\n\nCall `swim()` and wait for it to"
    " end. It takes a while.\n\n- one\n- two\n\n### License\n\nFree.\n"
)


@pytest.mark.parametrize("text", [NOVEL, LETTER, CODE, TABLE, MANUAL, "", "\n\n", DUCKS])
def test_other_texts_are_not_recognised(text: str) -> None:
    assert not recognises(text)


def test_two_megabytes_of_garbage_hold_nothing() -> None:
    garbage = ("[" * 3000 + "![" * 3000 + "\x1b]" * 3000 + "-a" * 3000 + "\n\n### [\n") * 100
    assert len(garbage) > 2_000_000
    assert not [each for each in results(garbage) if isinstance(each, Paper)]
