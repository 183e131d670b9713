"""Our own format: read back what we wrote, refuse what is broken."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers import Paper, clean_line, clean_text, paper_of
from tuireader.sources import Refusal
from tuireader.sources.jsonlines import LONGEST_LINE, read, recognises, record_of

lines = st.text(max_size=30).map(clean_line)
names = st.lists(lines.filter(bool), max_size=3)
dates = st.sampled_from(["", "2020", "2020-06", "2020-06-17"])
clues = st.lists(
    st.sampled_from(["2006.10029", "hep-th/9901001", "10.1000/XYZ.", "10.48550/arxiv.2006.10029."])
)


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    return paper_of(
        draw(lines.filter(bool)),
        clues=draw(clues),
        authors=draw(names),
        abstract=clean_text(draw(st.text(max_size=80))),
        published=draw(dates),
        updated=draw(dates),
        categories=draw(names),
        venue=draw(lines),
        url=draw(st.sampled_from(["", "https://duck.example/a?b=c"])),
        pdf=draw(st.sampled_from(["", "http://duck.example/a.pdf"])),
        sources=draw(names),
    )


def read_one(record: object) -> Paper | Refusal:
    [only] = read([json.dumps(record)])
    return only


@given(papers())
def test_a_paper_survives_being_written_and_read(paper: Paper) -> None:
    assert read_one(record_of(paper)) == paper


@given(papers(), papers())
def test_a_merged_paper_survives_too(first: Paper, second: Paper) -> None:
    merged = first.merged_with(second)
    assert read_one(record_of(merged)) == merged


def test_marks_and_unknown_fields_are_passed_over() -> None:
    record = record_of(paper_of("Ducks"))
    assert read_one(record | {"read": True, "tags": 7, "colour": None}) == paper_of("Ducks")


def test_the_key_of_the_record_stands() -> None:
    paper = paper_of("Ducks", clues=["2006.10029"])
    kept = replace(paper, key=paper.identifiers[-1])
    assert read_one(record_of(kept)) == kept


def test_an_unusual_identifier_of_a_known_kind_is_kept_others_are_not() -> None:
    paper = read_one({"title": "Ducks", "identifiers": ["arxiv:odd", "isbn:1", "doi:10.1000/A"]})
    assert isinstance(paper, Paper)
    assert paper.identifiers[:2] == ("arxiv:odd", "doi:10.1000/a")
    assert "isbn:1" not in paper.identifiers


def test_texts_are_cleaned_again() -> None:
    paper = read_one(
        {"title": " \x1b[31mRed\u202e Ducks\n", "abstract": "One\u200b.\n\n\nTwo\x00."}
    )
    assert isinstance(paper, Paper)
    assert (paper.title, paper.abstract) == ("Red Ducks", "One.\n\nTwo.")


def test_a_link_to_anything_but_the_web_is_dropped() -> None:
    paper = read_one({"title": "Ducks", "url": "file:///etc/passwd", "pdf": "javascript:quack()"})
    assert isinstance(paper, Paper)
    assert (paper.url, paper.pdf) == ("", "")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[1]", "not a JSON object"),
        ('{"abstract": "They swim."}', "no title"),
        ('{"title": 3}', "title is not a text"),
        ('{"title": " \\u200b"}', "the title is empty"),
        ('{"title": "D", "authors": "Ann"}', "authors is not a list of texts"),
        ('{"title": "D", "authors": [1]}', "authors is not a list of texts"),
        ('{"title": "D", "key": []}', "key is not a text"),
        ('{"title": "D", "abs', "not JSON: Unterminated string starting at at column 16"),
        ('{"title": "D", "x": ' + "[" * 200_000, "nested too deeply"),
        ('{"title": "D", "x": ' + "9" * 5000 + "}", "not JSON that can be read"),
        ('{"title": "D' + " " * LONGEST_LINE + '"}', "longer than 4 MiB"),
    ],
    ids=lambda value: value[:20],
)
def test_a_broken_record_is_refused_and_the_others_are_read(line: str, why: str) -> None:
    first, refused, last = read(['{"title": "A"}', line, "", '{"title": "B"}'])
    assert refused == Refusal("line 2", why)
    assert first == paper_of("A")
    assert last == paper_of("B")


def test_odd_but_harmless_json_is_read() -> None:
    [paper] = read(['{"title": "A", "votes": NaN, "title": "B", "venue": null}'])
    assert paper == paper_of("B")


def test_reading_takes_one_line_at_a_time() -> None:
    source = iter(['{"title": "A"}', '{"title": "B"}'])
    assert next(read(source)) == paper_of("A")
    assert list(source) == ['{"title": "B"}']


@pytest.mark.parametrize(
    ("head", "ours"),
    [
        ('{"title": "A"}\n{"title": "B"}\n', True),
        ('\n{"title": "A"}', True),
        ('{"key": 1, "title": "A", "abstract": "cut o', True),
        ('{"title": "A"}\nbroken\n', True),
        ('{"title": 1}', False),
        ('{"name": "A"}\n{"name": "B"}\n', False),
        ('{\n  "title": "A"\n}\n', False),
        ('[{"title": "A"}]\n', False),
        ("title: A\n", False),
    ],
)
def test_only_objects_with_a_title_count_as_ours(head: str, ours: bool) -> None:
    assert recognises(head) is ours
