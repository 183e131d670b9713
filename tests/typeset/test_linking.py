"""Links say where they lead, take no more room than they must, and are safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.typeset.texts import SPANS, cells, painted, shown
from tuireader.papers.links import safe_link
from tuireader.typeset import Kind, Span, short_links, whole_links
from tuireader.typeset.shown_addresses import alike, bare, host

CODE = "https://github.com/a/b"


def short(text: str, link: str, room: int = 80) -> str:
    return shown(short_links([Span(text, link=link)], room, cells))


def whole(text: str, link: str) -> str:
    return shown(whole_links([Span(text, link=link)], 80, cells))


def test_text_that_leads_somewhere_says_to_which_host() -> None:
    assert short("the code", CODE) == "the code (github.com)"
    assert short("the code", "http://www.Example.org:8080/x") == "the code (example.org:8080)"
    assert short("github.com", "https://evil.example/github.com") == "github.com (evil.example)"
    assert short("github.com", CODE) == "github.com"


@pytest.mark.parametrize("link", ["https://аpple.com/x", "https://xn--pple-43d.com/x"])
def test_a_host_in_another_script_is_seen_as_what_it_is(link: str) -> None:
    assert short("apple", link) == "apple (xn--pple-43d.com)"
    assert short(link, link) == "xn--pple-43d.com/x"


def test_an_address_is_shown_without_what_all_of_them_begin_with() -> None:
    assert short(CODE, CODE) == "github.com/a/b"
    assert short("http://www.x.org/", "http://www.x.org/") == "x.org"
    assert short("x.org/a", "https://x.org/a/") == "x.org/a"
    assert short("https://x.org/視", "https://x.org/%E8%A6%96") == "x.org/視"


def test_only_an_address_wider_than_a_line_loses_its_middle() -> None:
    link = "https://x.org/" + "0123456789" * 3
    assert short(link, link, 36) == "x.org/012345678901234567890123456789"
    assert short(link, link, 35) == "x.org/01234567890123456…90123456789"
    assert short(link, link, 3) == "x…9"
    assert short(link, link, 1) == bare(link)


def test_a_link_whose_text_is_of_several_kinds_is_one_link() -> None:
    link = "https://x.org/graphs"
    lit = [Span("https://x.org/", link=link), Span("graph", Kind.MATCH, link), Span("s", link=link)]
    assert short_links(lit, 80, cells) == [lit[0]._replace(text="x.org/"), *lit[1:]]
    text = [Span("all ", link=CODE), Span("code", Kind.STRONG, CODE), Span(".")]
    assert short_links(text, 80, cells) == [*text[:2], Span(" (github.com)", Kind.QUIET), text[2]]


def test_in_plain_text_the_whole_address_stands_behind_the_text() -> None:
    assert whole("the code", CODE) == "the code (https://github.com/a/b)"
    assert whole(CODE, CODE) == CODE
    assert whole("apple", "https://аpple.com") == "apple (https://xn--pple-43d.com)"


@pytest.mark.parametrize("link", ["javascript:x", "file:///etc/passwd", "https://u@x.org/", "x"])
def test_what_is_unsafe_is_plain_text(link: str) -> None:
    for show in (short_links, whole_links):
        assert show([Span("text", Kind.STRONG, link)], 80, cells) == [Span("text", Kind.STRONG)]


def test_text_without_links_is_what_it_was() -> None:
    spans = (Span("a"), Span("b", Kind.CODE))
    assert short_links(spans, 80, cells) is spans


@given(SPANS, st.integers(1, 40))
def test_every_link_that_is_shown_is_safe_and_nothing_else_is_lost(
    spans: tuple[Span, ...], room: int
) -> None:
    for show in (short_links, whole_links):
        found = show(spans, room, cells)
        assert all(safe_link(span.link) == span.link for span in found if span.link)
        unlinked = [each for each in painted(spans) if not each[2]]
        kept = iter(painted(found))
        assert all(any(each == other for other in kept) for each in unlinked)


def test_addresses_are_alike_that_lead_to_the_same_place() -> None:
    same = ["https://www.GitHub.com/a/b/", "http://github.com/a/b.git", "github.com/a/b#", CODE]
    assert {alike(each) for each in same} == {"github.com/a/b"}
    others = ["https://github.com/A/b", f"{CODE}#c", f"{CODE}?c", "https://gist.github.com/a/b"]
    assert "github.com/a/b" not in {alike(each) for each in others}
    assert (alike("https://x.org"), alike("https://x.org/")) == ("x.org", "x.org")
    assert host("https://www.x.org/www.y.org") == "x.org"
