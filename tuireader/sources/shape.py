"""How unlike a title, an abstract or a further paragraph a text is, by its shape alone.

Each function gives a cost: 0 is just like one, 3 or 4 hardly. Figures were set by reading 2,000
papers drawn at random: 12 titles had over 150 characters, 4 ended with a full stop, 2 said "we"
without asking; one abstract had less than 160 characters, 70 ended without a stop, mostly links.
"""

from __future__ import annotations

import re

_TITLE_LENGTH = 150
_ABSTRACT_LENGTH = 160

_SENTENCE_BREAK = re.compile(r"[a-z0-9)\]]\. [A-Z]")
_PROSE = re.compile(
    r"^(?:we|this|these|in this|our|however|here|to this end|moreover|furthermore|finally"
    r"|it|there|they|additionally|code|project page|by|such)\b(?!.{0,80}: )|,? \b(?:we|our)\b |https?://",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"(?:[-*•‣]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)])\s")
_LAST_CHARACTERS = tuple(".!?。！？%$)]}>\"'”’»")
_LINK = re.compile(r"://\w")
_BARE_LINK = re.compile(
    r"[\w.-]{1,100}\.(?:com|org|io|net|edu|ai|dev|de|cn|uk)(?:/\S{0,300})?", re.IGNORECASE
)
_ELLIPSIS = ("...", "…")


def title_cost(text: str) -> float:
    """How unlike a title it is: too long, several sentences, the ways in which prose begins."""
    if len(text) > 1000:
        return 20.0
    cost = max(0.0, (len(text) - _TITLE_LENGTH) / 50)
    cost += {".": 3.0, ",": 6.0, ":": 6.0, ";": 6.0}.get(text.rstrip("\"'”’)")[-1:], 0.0)
    cost += min(6.0, 2.0 * len(_SENTENCE_BREAK.findall(text)))
    if not text.endswith("?") and _PROSE.search(text):
        cost += 3.0 if text.endswith(".") else 1.5
    if is_list_item(text):
        cost += 6.0
    return cost


def abstract_cost(text: str) -> float:
    """How unlike an abstract it is: too short, no full stop, capitals as in a title."""
    cost = max(0.0, (_ABSTRACT_LENGTH - len(text)) / 40)
    return cost + (0.0 if ends_like_a_text(text) else 2.0) + (2.0 if _is_capitalised(text) else 0.0)


def paragraph_cost(text: str) -> float:
    """How unlike a further paragraph of an abstract it is: those may be short, or list items."""
    if is_list_item(text):
        return 0.0
    cost = max(0.0, (_ABSTRACT_LENGTH - len(text)) / 80)
    stopped = ends_like_a_text(text) or text.endswith(":")
    return cost + (0.0 if stopped else 2.0) + (2.0 if _is_capitalised(text) else 0.0)


def is_list_item(text: str) -> bool:
    """Whether it begins as an item of a list does: a dash, a number with a dot."""
    return bool(_LIST_ITEM.match(text))


def ends_like_a_text(text: str) -> bool:
    """Whether it ends as a whole text does: a stop, a bracket, a link; three dots are no end."""
    if text.endswith(_ELLIPSIS):
        return False
    if text.endswith(_LAST_CHARACTERS):
        return True
    last_word = text[-400:].split()[-1:]
    return any(_LINK.search(word) or bool(_BARE_LINK.fullmatch(word)) for word in last_word)


def _is_capitalised(text: str) -> bool:
    """Whether nearly all longer words of a text of no great length begin with a capital."""
    if len(text) > 300:
        return False
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)
