"""Only links that are safe to open are links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.papers.links import safe_link


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/abs/2301.00001v2",
        "http://[::1]:8080/a?b=c#d",
        "https://example.org/~me/a_(b)?x=1&y=%20;z",
    ],
)
def test_what_is_safe_is_left_as_it_is(link: str) -> None:
    assert safe_link(link) == link
    assert safe_link(f" {link}\n") == link


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("HTTPS://Example.ORG/A", "https://example.org/A"),
        ("https://bücher.de/ü?q=視", "https://xn--bcher-kva.de/%C3%BC?q=%E8%A6%96"),
        ("https://аpple.com", "https://xn--pple-43d.com"),
        ("https://example.org/$(id)'", "https://example.org/$(id)'"),
    ],
)
def test_a_host_is_seen_as_what_it_is_and_all_else_is_ascii(link: str, safe: str) -> None:
    assert safe_link(link) == safe


@pytest.mark.parametrize(
    "link",
    [
        *("", "x", "//example.org", "/etc/passwd", "--help", "https://", "https:///x"),
        *("file:///etc/passwd", "javascript:alert(1)", "ssh://-oProxyCommand=x", "ms-msdt:/id"),
        *("https://user@example.org", "https://user:pass@example.org", "https://example.org:99999"),
        *(
            "https://example.org/a b",
            "https://example.org/\x1b]0;x\x07",
            "https://exam\u200bple.org",
        ),
        *('https://example.org/"x', "https://example.org\\@evil.org", "https://[::1"),
        f"https://example.org/{'x' * 5000}",
    ],
)
def test_nothing_else_is_a_link(link: str) -> None:
    assert safe_link(link) is None


@given(st.text(max_size=40) | st.text(max_size=40).map("https://x.org/{}".format))
def test_a_safe_link_is_ascii_and_safe(link: str) -> None:
    safe = safe_link(link)
    if safe is not None:
        assert safe.isascii()
        assert safe.isprintable()
        assert " " not in safe
        assert safe.startswith(("http://", "https://"))
        assert safe_link(safe) == safe
