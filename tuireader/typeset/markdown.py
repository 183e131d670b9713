"""Markdown by markdown-it: source to spans.

Abstracts are prose with LaTeX in it and hardly any Markdown: of that only what is certain is
followed, which are strong words, code and links. What markdown-it would take for more (single stars
and underscores, HTML, references) is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it.token import Token

from tuireader.typeset.parsing import FOUND, Parser
from tuireader.typeset.spans import Kind, Span

_OPENED = {"strong_open": Kind.STRONG, "em_open": Kind.EMPHASIS}
_BREAKS = ("softbreak", "hardbreak")


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans of one block of a cleaned source; breaks of lines are spans of their own."""
    return spans_of_tokens(_parser().parseInline(text)[0].children or [])


@cache
def _parser() -> Parser:
    parser = Parser("zero")
    parser.enable(["backticks", "emphasis", "link"])
    return parser


def spans_of_tokens(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The spans of a parsed block."""
    return tuple(_joined(_spans(tokens)))


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    around = [(Kind.PLAIN, "")]
    for token in tokens:
        kind, link = around[-1]
        found = token.meta.get(FOUND)
        if token.nesting > 0:
            more = found.kind if found else _OPENED.get(token.type, Kind.PLAIN)
            leads = found.link if found else str(token.attrs.get("href", ""))
            around.append((kind | more, leads or link))
        elif token.nesting < 0:
            around.pop()
        elif found:
            yield Span(token.content, kind | found.kind, found.link or link)
        elif token.type == "code_inline":
            yield Span(token.content, kind | Kind.CODE, link)
        elif token.type in _BREAKS:
            yield Span("\n")
        elif token.content:
            yield Span(token.content, kind, link)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans, neighbours of one kind as one; one space where macros left several."""
    last = Span("")
    for span in spans:
        if "  " in span.text and Kind.CODE not in span.kind:
            span = span._replace(text=re.sub(" +", " ", span.text))
        if last.text[-1:] in (" ", "\n") and span.text[:1] == " ":
            span = span._replace(text=span.text.lstrip(" "))
        if not span.text:
            continue
        if span[1:] == last[1:] and "\n" not in span.text + last.text[:1]:
            last = last._replace(text=last.text + span.text)
            continue
        if last.text:
            yield last
        last = span
    if last.text:
        yield last
