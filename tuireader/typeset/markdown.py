"""Markdown by markdown-it, with rules of our own for LaTeX: source to spans.

Abstracts are prose with LaTeX in it and hardly any Markdown: of that only what is certain is
followed, which are strong words, code and links. What markdown-it would take for more (single stars
and underscores, HTML, references) is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tuireader.typeset.rules import RULES, Found, Source, address
from tuireader.typeset.spans import Kind, Span

_MARKED = re.compile(
    r"[\\${]|``|''|`(?=[^`\n]{1,120}`(?!`))|`(?=[^`]{1,200}')|--|->|\+/-|~"
    r"|\*\*|\[(?=[^\[\]\n]{1,300}\]\(\S)|\](?=\(\S)"
)
"""Where a rule may find something, other than addresses; all between is text."""

_OPENED = {"strong_open": Kind.STRONG, "em_open": Kind.EMPHASIS}
_SPANS = "tuireader_span"
_OPEN, _CLOSE = "tuireader_open", "tuireader_close"


def spans_of(text: str) -> tuple[Span, ...]:
    """The spans of one block of a cleaned source; breaks of lines are spans of their own."""
    tokens = _markdown().parseInline(text, {_SPANS: Source(text)})
    return tuple(_joined(_spans(tokens[0].children or [])))


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Whether a link leads to the web; markdown-it would let any unknown scheme pass."""
        return url.lower().startswith(("http://", "https://"))


@cache
def _markdown() -> MarkdownIt:
    markdown = _Markdown("zero")
    markdown.inline.ruler.at("text", _text)
    markdown.inline.ruler.after("text", "latex", _found)
    markdown.enable(["latex", "backticks", "emphasis", "link"])
    return markdown


# Rules in the form markdown-it calls them


def _text(state: StateInline, silent: bool) -> bool:
    source: Source = state.env[_SPANS]
    marked = _MARKED.search(state.src, state.pos, state.posMax)
    end = marked.start() if marked else state.posMax
    end = min(end, source.next_address(state.pos))
    if end == state.pos:
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _found(state: StateInline, silent: bool) -> bool:
    source: Source = state.env[_SPANS]
    at, end = state.pos, state.posMax
    found = address(source, at, end)
    if found is None:
        rule = RULES.get(state.src[at])
        found = rule(source, at, end) if rule is not None else None
    if found is None or found.end > end:
        return False
    if not silent:
        _push(state, found)
    state.pos = found.end
    return True


def _push(state: StateInline, found: Found) -> None:
    if found.inner is None:
        if found.kind is Kind.PLAIN and not found.link and "\n" not in found.text:
            state.pending += found.text
        else:
            token = state.push(_SPANS, "", 0)
            token.content, token.meta = found.text, {_SPANS: found}
        return
    state.pending += found.text
    state.push(_OPEN, "", 1).meta = {_SPANS: found}
    position, end = state.pos, state.posMax
    state.pos, state.posMax = found.inner
    state.md.inline.tokenize(state)
    state.pos, state.posMax = position, end
    state.push(_CLOSE, "", -1)
    state.pending += found.behind


# Tokens to spans


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    around = [(Kind.PLAIN, "")]
    for token in tokens:
        kind, link = around[-1]
        if token.nesting > 0:
            found = token.meta.get(_SPANS)
            more = found.kind if found else _OPENED.get(token.type, Kind.PLAIN)
            leads = found.link if found else str(token.attrs.get("href", ""))
            around.append((kind | more, leads or link))
        elif token.nesting < 0:
            around.pop()
        elif found := token.meta.get(_SPANS):
            yield Span(token.content, kind | found.kind, found.link or link)
        elif token.type == "code_inline":
            yield Span(token.content, kind | Kind.CODE, link)
        elif token.content:
            yield Span(token.content, kind, link)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans, neighbours of one kind as one; one space where macros left several."""
    last = Span("")
    for span in spans:
        if "  " in span.text:
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
