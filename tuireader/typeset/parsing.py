"""The parser: markdown-it with rules of our own for LaTeX and addresses in its inline part."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from tuireader.typeset.rules import RULES, Found, Source, address
from tuireader.typeset.spans import Kind

FOUND = "tuireader"
"""The type of tokens that our rules make, and the name of what they found in a token's `meta`."""

_SOURCE = "source"
"""The name in the parser's environment of the source that is parsed now."""

_MARKED = (
    r"[\\${]|``|''|`(?=[^`\n]{1,120}`(?!`))|`(?=[^`]{1,200}')|--|->|\+/-|~"
    r"|\*\*|\[(?=[^\[\]\n]{1,300}\]\(\S)|\](?=\(\S)"
)
"""Where a rule may find something, other than addresses; all between is text."""

InlineRule = Callable[[StateInline, bool], bool]


class Parser(MarkdownIt):
    """A parser of Markdown with LaTeX in it."""

    def __init__(self, preset: str, marked: str = "") -> None:
        """Set up.

        Args:
            preset: markdown-it's name for the rules to begin with.
            marked: where else than in abstracts a rule may find something, as a pattern.
        """
        super().__init__(preset)
        self.inline.ruler.at("text", _text_between(f"{_MARKED}|{marked}" if marked else _MARKED))
        self.inline.ruler.after("text", "latex", _found)
        self.enable("latex")

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Whether a link leads to the web; markdown-it would let any unknown scheme pass."""
        return url.lower().startswith(("http://", "https://"))


def _text_between(marked: str) -> InlineRule:
    """The rule that takes all text up to where another rule may find something."""
    pattern = re.compile(marked)

    def text(state: StateInline, silent: bool) -> bool:
        found = pattern.search(state.src, state.pos, state.posMax)
        end = found.start() if found else state.posMax
        end = min(end, _source(state).next_address(state.pos))
        if end == state.pos:
            return False
        if not silent:
            state.pending += state.src[state.pos : end]
        state.pos = end
        return True

    return text


def _found(state: StateInline, silent: bool) -> bool:
    """The rule that asks ours."""
    source, at, end = _source(state), state.pos, state.posMax
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


def _source(state: StateInline) -> Source:
    source = state.env.get(_SOURCE)
    if source is None or source.text != state.src:
        source = state.env[_SOURCE] = Source(state.src)
    return source


def _push(state: StateInline, found: Found) -> None:
    if found.inner is None:
        if found.kind is Kind.PLAIN and not found.link and "\n" not in found.text:
            state.pending += found.text
        else:
            token = state.push(FOUND, "", 0)
            token.content, token.meta = found.text, {FOUND: found}
        return
    state.pending += found.text
    state.push(FOUND, "", 1).meta = {FOUND: found}
    position, end = state.pos, state.posMax
    state.pos, state.posMax = found.inner
    state.md.inline.tokenize(state)
    state.pos, state.posMax = position, end
    state.push(FOUND, "", -1)
    state.pending += found.behind
