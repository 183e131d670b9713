"""The labels of structured abstracts, such as ``Methods:``, and the sections they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_OWN = (
    r"background|introduction|context|motivations?|rationale|purpose|objectives?|aims?|goals?"
    r"|problem|importance|materials|patients|methods?|methodology|design|approach|contributions?"
    r"|results?|findings|outcomes?(?: measures)?|conclusions?|discussion|interpretation"
    r"|significance"
)
"""What sections of structured abstracts are called, and hardly a sentence of prose."""

_SHARED = (
    r"data|settings?|participants|measurements?|evaluation|relevance|novelty|impact|implications?"
    r"|limitations?|recommendations?|availability|implementation|funding|keywords|registration"
)
"""What sections are called, and other lines at the end of an abstract, too."""

_OF_WHAT = r"(?:(?:main|key|primary|clinical|practical|study|trial|code|data|data and code) )?"

_NAME = rf"{_OF_WHAT}(?:{_OWN}|{_SHARED})"

_LABEL = (
    r"(?P<markup>\[|\*\*|\\(?:textbf|textit|emph|textsc|underline)\{)?"
    rf"(?P<name>(?=[A-Z])(?i:{_NAME}(?:(?:,? and |, |/| & ){_NAME})*))"
    r"(?(markup)[:.]?(?:\]|\*\*|\})[:.]?|(?P<mark>:(?![:/=])|\.(?!\S)|(?=\s+[A-Z0-9])))"
)
"""With a colon or a full stop, or in markup; in capitals it needs neither."""

_SENTENCE_END = r"[.!?][\"'”’)\]]{0,2}\s+"


class Section(NamedTuple):
    """A stretch of an abstract's source."""

    label: str
    """``Methods:``, without the markup around it; empty before the first label."""

    text: str


def sections(texts: Sequence[str]) -> list[list[Section]]:
    """The sections of each text: one without a label, where the abstract isn't structured.

    Args:
        texts: the paragraphs and list items of an abstract.
    """
    labels = [list(_labels(text)) for text in texts]
    names = {found["name"].lower().rstrip("s") for each in labels for found in each}
    if sum(re.search(_OWN, name) is not None for name in names) < 2:
        return [[Section("", text)] for text in texts]
    return [list(_cut(text, each)) for text, each in zip(texts, labels, strict=True)]


def _labels(text: str) -> Iterator[re.Match[str]]:
    """What looks like a label at the beginnings of the text's sentences."""
    label = re.compile(_LABEL)
    for at in (0, *(end.end() for end in re.finditer(_SENTENCE_END, text))):
        found = label.match(text, at)
        if found and (found["markup"] or found["mark"] or found["name"].isupper()):
            yield found


def _cut(text: str, labels: list[re.Match[str]]) -> Iterator[Section]:
    ends = [*(found.start() for found in labels), len(text)]
    if before := text[: ends[0]].strip():
        yield Section("", before)
    for found, end in zip(labels, ends[1:], strict=True):
        label = re.sub(r"\*\*|\\[a-z]+\{|\}", "", found[0])
        yield Section(label, text[found.end() : end].strip())
