"""Entries of BibTeX: what is in them, under which key, and that they can always be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import Paper, clean_line, paper_of
from tuireader.papers.bibtex import bibtex, entry_key, surname

KITES = paper_of(
    "Kites that Teach Themselves",
    authors=["Ana Kim", "Lund, Bo"],
    published="2023-01-02",
    clues=["2301.00001", "10.1234/a_b#1"],
    categories=["cs.LG", "stat.ML"],
    venue="KiteConf & Friends",
)


def fields(entry: str) -> dict[str, str]:
    """The fields of an entry as BibTeX reads them: up to the brace that closes each."""
    found: dict[str, str] = {}
    at = entry.index("\n")
    while name := re.compile(r"\s*(\w+)\s*=\s*").match(entry, at):
        at = end = name.end()
        depth = 0
        while depth or entry[end] not in ",\n":
            depth += {"{": 1, "}": -1}.get(entry[end], 0)
            end += 1
        found[name[1]], at = entry[at:end], end + 1
    assert entry[at:].strip() == "}"
    return found


def only(paper: Paper) -> str:
    (entry,) = bibtex([paper])
    return entry


def test_a_paper_with_everything() -> None:
    assert only(KITES) == "\n".join(
        (
            "@article{kim2023kites,",
            "  author        = {Ana Kim and Lund, Bo},",
            "  title         = {{Kites that Teach Themselves}},",
            r"  journal       = {KiteConf \& Friends},",
            "  year          = {2023},",
            "  month         = jan,",
            "  doi           = {10.1234/a_b#1},",
            "  eprint        = {2301.00001},",
            "  archivePrefix = {arXiv},",
            "  primaryClass  = {cs.LG},",
            "  url           = {https://arxiv.org/abs/2301.00001},",
            "}",
        )
    )


def test_a_paper_with_nothing_but_a_title() -> None:
    assert only(paper_of("Notes")) == "@misc{notes,\n  title         = {{Notes}},\n}"


def test_only_a_year_is_no_month() -> None:
    found = fields(only(paper_of("Notes", published="2023")))
    assert (found["year"], "month" in found) == ("{2023}", False)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50% of A&B in C#_x", r"50\% of A\&B in C\#\_x"),
        (r"50\% of A\&B", r"50\% of A\&B"),
        (r"$\mathcal{N}_1^2$ and $$x_1$$, \(y_2\)", r"$\mathcal{N}_1^2$ and $$x_1$$, \(y_2\)"),
        (r"Schr\"{o}dinger's {B}ox", r"Schr\"{o}dinger's {B}ox"),
        ("For $5 only", r"For \$5 only"),
        ("AstroM^3", r"AstroM\textasciicircum{}3"),
        ("Müller ≤ 学", "Müller ≤ 学"),
        ("a } b", r"a \textbraceright{} b"),
        (r"a \{ b", r"a \textbraceleft{} b"),
        (r"a \{ b \}", r"a \{ b \}"),
        ("ends in \\", r"ends in \textbackslash{}"),
        (r"$100\%$ of $x%$", r"$100\%$ of $x\%$"),
    ],
)
def test_latex_stays_and_what_would_break_it_is_escaped(title: str, written: str) -> None:
    assert fields(only(paper_of(title)))["title"] == f"{{{{{written}}}}}"


def test_a_name_that_is_several_words_joined_by_and_is_one_author() -> None:
    paper = paper_of("Notes", authors=["Smith and Sons", "Ana Kim"])
    assert fields(only(paper))["author"] == "{{Smith and Sons} and Ana Kim}"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ana Kim", "Kim"),
        ("Kim, Ana", "Kim"),
        ("Plato", "Plato"),
        ("Martin Luther King Jr.", "King"),
        ("Jan van der Berg", "Berg"),
        ("", ""),
    ],
)
def test_the_family_name(author: str, name: str) -> None:
    assert surname(author) == name


@pytest.mark.parametrize(
    ("author", "title", "key"),
    [
        ("Céline Øst", "On the Rivers", "ost2023rivers"),
        ("Łukasz Weiß", "What Is Self-Supervision?", "weiss2023self"),
        (r"J. M\"uller", r"$\mathcal{N}=4$ SUSY", "muller2023susy"),
        ("王伟", "Ünlü", "2023unlu"),
        ("王伟", "学习", "2023arxiv230100009"),
    ],
)
def test_the_key(author: str, title: str, key: str) -> None:
    paper = paper_of(title, authors=[author], published="2023", clues=["2301.00009"])
    assert entry_key(paper) == key


def test_no_two_entries_have_the_same_key() -> None:
    titles = ["Kites", "Kites", "Kitesa", "Kites", *["Kites"] * 30]
    entries = bibtex(paper_of(each) for each in titles)
    keys = [each.partition("{")[2].partition(",")[0] for each in entries]
    assert keys[:5] == ["kites", "kitesa", "kitesaa", "kitesb", "kitesc"]
    assert len(set(keys)) == len(keys)


TEXTS = st.text(alphabet=st.sampled_from("aB é学\\{}$&%#_^~,.()[]\"'@=-1") | st.characters())
LINES = TEXTS.map(clean_line)


@given(LINES.filter(bool), st.lists(LINES, max_size=3), LINES)
def test_every_entry_can_be_read(title: str, authors: list[str], venue: str) -> None:
    paper = paper_of(
        title, authors=authors, venue=venue, published="2020-02", url=f"https://a/{venue}"
    )
    found = fields(only(paper))
    assert found["title"].startswith("{{")
    assert found["title"].endswith("}}")
    assert all(value.count("{") == value.count("}") for value in found.values())
    assert ("journal" in found) == bool(venue)
    assert found["month"] == "feb"
