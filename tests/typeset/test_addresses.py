"""Addresses of the web in prose."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset.addresses import Address, address_at, addresses_in

PIECES = st.sampled_from(
    [
        "http://",
        "https://",
        "HTTP://",
        "www.",
        "github.com/",
        "demo.github.io",
        "a",
        "b.org",
        "/",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ".",
        ",",
        "\\",
        "\\_",
        "\\%",
        "@",
        "~",
        "é",
        "視",
        "」",
        "’",
        " ",
    ]
)
TEXTS = st.lists(PIECES, max_size=16).map("".join) | st.text(max_size=40)


def links(text: str) -> list[str]:
    return [address.link for address in addresses_in(text)]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Code: https://example.org/code.", "https://example.org/code"),
        ("Code (https://example.org/code).", "https://example.org/code"),
        ("Code [http://example.org/code];", "http://example.org/code"),
        ("at <https://example.org/code>,", "https://example.org/code"),
        ("at “https://example.org/code”!", "https://example.org/code"),
        ("at ``https://example.org/code''.", "https://example.org/code"),
        ("**https://example.org/code**", "https://example.org/code"),
        ("_https://example.org/code_ is", "https://example.org/code"),
        ("[code](https://example.org/a_b)", "https://example.org/a_b"),
        (r"\url{https://example.org/code}.", "https://example.org/code"),
        (r"\url{https://example.org/code.", "https://example.org/code"),
        (r"\url{https://example.org/code\\", "https://example.org/code"),
        (r"$\href{https://example.org}{here}$", "https://example.org"),
        ("https://example.org/code{this text}", "https://example.org/code"),
        ("https://example.org/code(and data)", "https://example.org/code"),
        ("https://example.org/wiki/Tree_(graph).", "https://example.org/wiki/Tree_(graph)"),
        ("(https://example.org/wiki/Tree_(graph))", "https://example.org/wiki/Tree_(graph)"),
        ("https://example.org/?a[0]=1&b=2#top", "https://example.org/?a[0]=1&b=2#top"),
        (r"https://example.org/my\_code\%20\#1", "https://example.org/my_code%20#1"),
        (r"https://example.org/\~ana/", "https://example.org/~ana/"),
        (
            "https://web.example.org/2024/http://a.org/",
            "https://web.example.org/2024/http://a.org/",
        ),
        ("HTTPS://Example.org/A", "HTTPS://Example.org/A"),
        ("hereHttp://example.org", "Http://example.org"),
        ("http://localhost.test:8080/x", "http://localhost.test:8080/x"),
        ("https://bücher.example/straße", "https://bücher.example/straße"),
        ("代码见https://example.org/code。", "https://example.org/code"),
        ("https://example.org/code에서", "https://example.org/code"),
        ("www.example.org/code.", "https://www.example.org/code"),
        ("see github.com/ana/code.", "https://github.com/ana/code"),
        ("(huggingface.co/ana)", "https://huggingface.co/ana"),
        ("arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("doi.org/10.1000/x(1)2-3", "https://doi.org/10.1000/x(1)2-3"),
        ("bit.ly/3aBcD", "https://bit.ly/3aBcD"),
        ("at my-demo.github.io.", "https://my-demo.github.io"),
        ("at ana.github.io/demo/", "https://ana.github.io/demo/"),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, link: str) -> None:
    assert links(text) == [link]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "and/or, e.g. this; I/O at 3.5/4.0",
        "http:// https://. https:///x http://?",
        "https://nowhere",
        "www.nothing and awww.example.org",
        "on github.com and arxiv.org, by huggingface.co.",
        "notgithub.com/x, me@github.com/x, a/github.com/x, my.arxiv.org/x, .doi.org/1",
        r"\sepgithub.com/x",
        "ftp://example.org javascript://example.org mail ana@example.org",
        ".github.io, -.github.io, a.github.iox, a.github.io.evil",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert links(text) == []


def test_each_of_several_is_found() -> None:
    text = "(https://a.org/x), www.b.org; see github.com/c/d{here}https://e.org"
    assert links(text) == [
        "https://a.org/x",
        "https://www.b.org",
        "https://github.com/c/d",
        "https://e.org",
    ]


def test_an_address_says_where_it_is() -> None:
    text = r"At https://example.org/a\_b."
    assert address_at(text, 3) == Address(3, 27, "https://example.org/a_b")
    assert address_at(text, 0) is None
    assert address_at(text, 4) is None
    assert address_at("notgithub.com/x", 3) is None


@given(TEXTS)
def test_addresses_are_in_order_and_apart_and_lead_into_the_web(text: str) -> None:
    at = 0
    for address in addresses_in(text):
        assert at <= address.start < address.end <= len(text)
        assert address.link.lower().startswith(("http://", "https://"))
        assert not any(each.isspace() or each in "\"'<>`{}\\^|" for each in address.link)
        assert address_at(text, address.start) == address
        at = address.end


LONG = "http:// www. http://a.b( http://a.b) http://a.b[ https://a.b(https:// https://a.b.,"
LONGER = "www.a a- a. github.io. github.com/ https://a.b\\ https://a.b\\_"


@pytest.mark.parametrize("piece", [*LONG.split(), *LONGER.split()])
def test_a_long_text_takes_no_longer_than_its_length_asks_for(piece: str) -> None:
    started = time.perf_counter()
    for _ in addresses_in(piece * 20_000):
        pass
    assert time.perf_counter() - started < 5  # where it went square: minutes
