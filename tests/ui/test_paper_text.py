"""What there is to read of a paper, in which lines."""

import pytest

from tuireader.papers import Paper
from tuireader.typeset import Block, BlockKind, Kind, Line, Span, matcher
from tuireader.ui.widgets import paper_text as module
from tuireader.ui.widgets.paper_text import PaperText, link_at, text_of

URL, PDF = "https://arxiv.org/abs/2301.00001", "https://arxiv.org/pdf/2301.00001"
CODE = "https://github.com/a/b"

PAPER = Paper(
    key="arxiv:2301.00001",
    identifiers=("arxiv:2301.00001", "doi:10.1/x", "title:kites"),
    title="Kites that Teach Themselves",
    authors=("Ana Kim", "Bo Lund"),
    abstract="We let kites learn.\n\nThey fly.",
    published="2023-01-02",
    categories=("cs.LG",),
    venue="KiteConf",
    url=URL,
    pdf=PDF,
)


def shown(paper: Paper, width: int = 80) -> list[str]:
    return [text_of(line) for line in PaperText(paper).lines(width)]


def changed(**fields: object) -> Paper:
    usual = {name: getattr(PAPER, name) for name in Paper.__slots__}
    return Paper(**(usual | fields))


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> None:
    """An abstract of all kinds, whatever its source."""
    blocks = (
        Block((Span("n ≤ ε", Kind.MATH), Span(", see "), Span("the code", link=CODE))),
        Block((Span("data", link="https://zenodo.org/1"),), BlockKind.ITEM, "•"),
        Block((Span("page", link=URL), Span("paper", link="https://arxiv.org/abs/1"))),
        Block((Span("page", link="https://x.org"), Span("bad", link="javascript:x"))),
    )
    monkeypatch.setattr(module, "typeset_abstract", lambda source, matches: blocks)


def test_facts_stand_above_the_abstract() -> None:
    assert shown(PAPER) == [
        "Kites that Teach Themselves",
        "Ana Kim, Bo Lund",
        "2023-01-02\xa0· arXiv:2301.00001\xa0· DOI 10.1/x\xa0· cs.LG",
        "KiteConf",
        "arxiv.org/abs/2301.00001",
        "",
        "We let kites learn.",
        "",
        "They fly.",
    ]


def test_what_is_not_known_takes_no_line() -> None:
    bare = Paper(key="title:x", identifiers=("title:x",), title="A Note")
    assert shown(bare) == ["A Note", "", "This paper came without an abstract."]


def test_of_many_authors_the_first_are_named() -> None:
    names = tuple(f"A{number}" for number in range(14))
    assert shown(changed(authors=names))[1] == ", ".join(names[:11]) + " and 3 others"
    assert shown(changed(authors=names[:12]))[1] == ", ".join(names[:12])


def test_lines_are_as_wide_as_asked() -> None:
    lines = shown(PAPER, 16)
    assert lines[:2] == ["Kites that Teach", "Themselves"]
    assert lines[3] == "2023-01-02\xa0·"
    assert max(map(len, lines)) == 16


def test_the_title_is_strong_facts_are_quiet_and_the_link_leads_there() -> None:
    lines = PaperText(PAPER, matcher(["kites", "ana"])).lines(80)
    strong = Kind.STRONG
    assert lines[0] == (Span("Kites", strong | Kind.MATCH), Span(" that Teach Themselves", strong))
    assert lines[1][0] == Span("Ana", Kind.MATCH)
    assert {span.kind for line in lines[2:4] for span in line} == {Kind.QUIET}
    assert lines[4] == (Span("arxiv.org/abs/2301.00001", link=URL),)


@pytest.mark.usefixtures("typeset")
def test_the_abstract_is_laid_out_and_read_for_what_it_leads_to() -> None:
    text = PaperText(PAPER)
    assert [text_of(line) for line in text.lines(80)[6:]] == [
        "n ≤ ε, see the code (github.com)",
        "",
        "• data (zenodo.org)",
        "",
        "page (arxiv.org)paper (arxiv.org)",
        "",
        "page (x.org)bad",
    ]
    assert [each.link for each in text.resources[:3]] == [URL, PDF, CODE]
    assert text.offers == "code · data"
    assert PaperText(changed(url="", pdf="")).resources[0].link == CODE


@pytest.mark.usefixtures("typeset")
def test_in_ascii_all_is_said_before_it_is_wrapped() -> None:
    lines = PaperText(changed(title="On “Ω”"), ascii_only=True).lines(18)
    assert [text_of(line) for line in lines if "Omega" in text_of(line)] == ['On "Omega"']
    assert [text_of(line) for line in lines if "epsilon" in text_of(line)] == ["n <= epsilon, see"]


def test_the_link_in_a_cell_is_that_of_the_letter_there() -> None:
    line: Line = (Span("視 "), Span("ab", link=CODE), Span("c"))
    assert [link_at(line, cell) for cell in range(7)] == ["", "", "", CODE, CODE, "", ""]
