r"""What is shown of a paper is found, and so is its source."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.catalogue.shelves import assert_sound, ids, new_catalogue, plain_papers, titles
from tests.typeset.test_markdown import SOURCES
from tuireader.catalogue import Catalogue, shown
from tuireader.catalogue.shown import SEAM, ShownWords
from tuireader.catalogue.splitting import Splitter
from tuireader.papers import clean_line, clean_text, paper_of
from tuireader.query import Field, Query, Term
from tuireader.typeset import Block, Span, line_text, typeset_abstract

ASTRO = r"AstroM$^3$: \textbf{D}irect Self-supervision by Erd\H{o}s and $\epsilon$-greedy steps"
NORMS = r"""We let $x_2$ be {B}ERT's ``norm'' $\|x\|_2$. Of `BERT`s we know.

- Then **E**asy [talk](https://x.org/hidden) in $\mathbb{R}^n$
- Last"""
LOST = "We train 10times on H_2O; le13% of trainingrightarrowtuning &amp;c. O&#39;Brien's"
PLAIN = "Astro M 3: eﬃcient m³ of H₂O…"
CHINESE = r"用$\epsilon$贪心策略的自监督学习"


@pytest.fixture
def filled(catalogue: Catalogue) -> Catalogue:
    dated = ((ASTRO, "2024"), (CHINESE, "2023"))
    catalogue.add(paper_of(title, published=year) for title, year in dated)
    catalogue.add([paper_of("Norms", abstract=NORMS, published="2022")])
    catalogue.add([paper_of("Plain", abstract=PLAIN, published="2021")])
    catalogue.add([paper_of("Lost", abstract=LOST, published="2020")])
    return catalogue


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("astrom3", [ASTRO]),
        ("astrom³", [ASTRO]),
        ("AstroM", [ASTRO]),
        ("title:direct", [ASTRO]),
        ("abstract:direct", []),
        ("erdos", [ASTRO]),
        ("ERDŐS", [ASTRO]),
        ("ε-greedy", [ASTRO]),
        ("epsilon-greedy", [ASTRO]),
        ("textbf", [ASTRO]),
        ("ε", [ASTRO, CHINESE]),
        ("-ε", ["Norms", "Plain", "Lost"]),
        ("ε-greedy 策略", []),
        ("ε贪心策略的", [CHINESE]),
        ('"用ε贪心策略的自监督学习"', [CHINESE]),
        ("x2", ["Norms"]),
        ("x₂", ["Norms"]),
        ("x_2", ["Norms"]),
        ("bert", ["Norms"]),
        ("berts", ["Norms"]),
        ("rn", ["Norms"]),
        ("easy", ["Norms"]),
        ("hidden", ["Norms"]),
        ("efficient", ["Plain"]),
        ("eﬃcient", ["Plain"]),
        ("m3", ["Plain"]),
        ("h2o", ["Plain", "Lost"]),
        ("h₂o", ["Plain", "Lost"]),
        ("10", ["Lost"]),
        ("13", ["Lost"]),
        ("tuning", ["Lost"]),
        ("o'brien", ["Lost"]),
        ("39", ["Lost"]),
    ],
)
def test_what_is_shown_and_what_is_written_is_found(
    filled: Catalogue, text: str, found: list[str]
) -> None:
    assert titles(filled, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"direct self"', [ASTRO]),
        ('"erdos and ε"', [ASTRO]),
        ('"AstroM3: Direct self-supervision by Erdős and ε-greedy steps"', [ASTRO]),
        ('"AstroM³: Direct self-supervision by Erdős and ε-greedy steps"', [ASTRO]),
        ('"greedy steps astrom3"', []),
        ('"steps steps" or "steps astrom"', []),
        ('"we let x₂"', ["Norms"]),
        ('"let x2 be"', ["Norms"]),
        ('"x₂ be BERT"', ["Norms"]),
        ('"of BERTs we"', ["Norms"]),
        ('"then easy talk"', ["Norms"]),
        ('"easy talk in"', ["Norms"]),
        ('"m easy"', []),
        ('"last we"', []),
        ('"of h2o"', ["Plain"]),
        ('"h2o astro"', []),
    ],
)
def test_phrases_are_found_as_they_are_shown_and_over_no_seam(
    filled: Catalogue, text: str, found: list[str]
) -> None:
    assert titles(filled, text) == found


def test_nothing_is_kept_beside_a_paper_that_is_shown_as_it_is_written() -> None:
    words = ShownWords()
    for paper in plain_papers(1):
        assert words.beside(paper) == ("", "")
    prose = "Costs $5 -- or {so}, says www.a.org [1]; naïve \\& **bold** ``words'' café–bar."
    assert words.beside(paper_of(prose, abstract=prose)) == ("", "")
    words.close()


def test_only_what_differs_is_kept_with_the_words_around_it() -> None:
    words = ShownWords()
    paper = paper_of("A", abstract="One two three four $x_2$ five six seven.")
    assert words.beside(paper)[1].split(f" {SEAM} ") == [
        *("", "three four x₂ five six", "three four x2 five six")
    ]
    words.close()


@given(SOURCES, SOURCES)
@example(r"\textbf{D}irect $x_2$", "用$x_2$贪心策略的")
@example("", "- a $x$ b `c`d\n- e ﬁ f")
def test_whatever_is_shown_its_phrases_are_in_the_index(title: str, abstract: str) -> None:
    paper = paper_of(clean_line(title) or "Untitled", abstract=clean_text(abstract))
    words, splitter = ShownWords(), Splitter()
    of_title, of_abstract = words.beside(paper)
    line = line_text(paper.title)
    blocks = [block.text for block in typeset_abstract(paper.abstract)]
    texts = [(line, len(line), paper.title + of_title)]
    texts += [(each, 3, paper.abstract + of_abstract) for each in blocks]
    for text, longest, source in texts:
        indexed = " ".join(["", *splitter.words(source), ""])
        for form in (text, normalize("NFKC", text)):
            there = splitter.words(form)
            length = min(longest, len(there))
            for at in range(len(there) - length + 1):
                assert " ".join(["", *there[at : at + length], ""]) in indexed
    words.close()
    splitter.close()


@settings(max_examples=50, deadline=None)
@given(st.lists(SOURCES.map(clean_text).filter(bool), min_size=1, max_size=4, unique=True))
def test_every_word_that_is_shown_finds_its_paper(abstracts: list[str]) -> None:
    splitter = Splitter()
    with new_catalogue() as (catalogue, file):
        catalogue.add(paper_of(f"P {n}", abstract=each) for n, each in enumerate(abstracts))
        assert_sound(catalogue, file)
        for number, abstract in enumerate(abstracts):
            (id_,) = catalogue.ids_of(paper_of(f"P {number}").identifiers)
            for block in typeset_abstract(abstract):
                for word in splitter.words(block.text + normalize("NFKC", f" {block.text}")):
                    for query in (Term(word), Term(word, Field.ABSTRACT, phrase=True)):
                        assert id_ in catalogue.search_whole(Query(query)).ids
    splitter.close()


def test_a_fuller_record_brings_its_own_words_and_the_old_ones_go(
    catalogue: Catalogue, file: Path
) -> None:
    catalogue.add([paper_of("Soup", abstract="Of $x_2$."), paper_of("Nuts", abstract="Of $x_2$.")])
    assert titles(catalogue, "x2") == ["Soup", "Nuts"]
    catalogue.add([paper_of("Soup", abstract="Of $y_3$ as we have it now.")])
    assert titles(catalogue, "x2") == ["Nuts"]
    assert titles(catalogue, "y3") == titles(catalogue, '"of y₃ as"') == ["Soup"]
    assert_sound(catalogue, file)


def test_a_paper_is_taken_out_as_it_was_put_in_whatever_typesetting_has_become(
    catalogue: Catalogue, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soup = paper_of("Soup", abstract="Of $x_2$.")
    catalogue.add([soup, paper_of("Nuts", abstract="Of nothing.")])
    monkeypatch.setattr(shown, "typeset_abstract", lambda source: (Block((Span("Zebra"),)),))
    catalogue.add([paper_of("Soup", abstract="Of $x_2$ and more.")])
    assert titles(catalogue, "zebra") == ["Soup"]
    assert ids(catalogue, "x2") == []
    assert_sound(catalogue, file)


def test_plain_papers_are_added_without_the_parser_of_markdown(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tuireader.catalogue import Catalogue;"
        " assert 'tuireader.typeset' not in sys.modules;"
        " from tuireader.papers import paper_of;"
        f" catalogue = Catalogue(Path({str(tmp_path / 'catalogue.db')!r}));"
        " assert catalogue.add([paper_of('Plain', abstract='Words – and [1].')]).new == 1;"
        " catalogue.close(); assert 'markdown_it' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)
