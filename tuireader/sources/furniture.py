"""What stands around the papers on a Hugging Face page: navigation, votes, dates, bylines, footers.

Two degrees matter. A word such as "Community" or "Models" is furniture unless an abstract follows:
then it is a title. A date, a vote or "Get trending papers in your email inbox!" is never a title.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, auto

from tuireader.papers import arxiv_identifier


class Furniture(Enum):
    """How surely a line is furniture."""

    NO = auto()
    """Nothing says so."""

    WORD = auto()
    """A word of the page's navigation that could be a title too."""

    CERTAIN = auto()
    """Nothing but furniture."""


_WORDS = re.compile(
    r"about|abstract|authors|blog|buckets|buckets new|careers|changelog|code|collections|community"
    r"|company|daily|daily papers|datasets|discord|docs|documentation|enterprise|events|forum"
    r"|github|hugging face|huggingface|image|inference|inference endpoints|jobs|kernels|learn"
    r"|models|monthly|news|organizations|paper|papers|posts|press|pricing|privacy"
    r"|service status|solutions|spaces|storage|tasks|team|terms|terms of service|today"
    r"|trending|trending papers|users|website|weekly|comments|discussion"
)

_PHRASES = re.compile(
    r"ak|add to calendar|add to collection|and the research community|arxiv page|by"
    r"|contact sales|daily papers - hugging face|join the discussion|log in|login|log out"
    r"|hugging face's logo|new|next|previous|project page|published on|read more|search"
    r"|settings|share|sign in|sign up|skip to content|submitted by|submit a paper|submit paper"
    r"|subscribe|system theme|show more|show less|top papers|tos|trending papers - hugging face"
    r"|upvote|upvotes|view all|view all activity|view arxiv page|view pdf"
    r"|hugging face papers|content truncated|website view"
)

_PAGE_MARKS = re.compile(
    r"get trending papers in your email inbox.{0,40}"
    r"|by[^a-z]{0,3}(?:ak\b.{0,60}?|)\s?and the research community"
    r"|and the research community"
    r"|trending papers ranked by github stars.{0,40}"
    r"|(?:url source|title|page title)?\W{0,9}(?:daily|trending) papers - hugging face"
)
"""Lines that nothing but such a page has."""

_HEAD_WORDS = re.compile(
    r"subscribe|daily|weekly|monthly|log in|sign up|daily papers|trending papers|pricing"
    r"|enterprise"
)
_TAIL_WORDS = re.compile(r"company|tos|terms|privacy|careers|system theme|previous|next")
_TAIL_MARK = re.compile(r"trending papers ranked by github stars.{0,40}|© ?\d{0,4} ?hugging face")

_COUNT = r"[\d.,]{1,9} ?[km]?"
_CERTAIN = re.compile(
    rf"[+-]?{_COUNT}(?: ?(?:upvotes?|votes?|comments?|likes?|stars?|replies|reply))?"
    rf"|\[ ?-? ?\] ?(?:-|{_COUNT})|upvote ?{_COUNT}|\+{_COUNT}"
    rf"|{_COUNT} authors?\b.{{0,120}}"
    rf"|\[?(?:link: ?)?github(?: ?{_COUNT})?\]?(?: ?\(\S{{0,400}}\))?"
    r"|link: ?(?:github\b.{0,400}|https?://\S{0,400})"
    r"|submitted by.{1,60}|arxiv: ?\S{4,40}|arxiv page.{0,40}"
    r"|# ?\d{1,3} paper of the (?:day|week|month)|paper of the (?:day|week|month)"
    r"|by [^a-z]{0,3}ak\b|search by arxiv id.{0,40}|©.{0,60}hugging face.{0,60}"
    r"|url source:.{0,400}|markdown content:|published time:.{0,60}"
    r"|\d{1,2} (?:minutes?|hours?|days?|weeks?|months?|years?) ago|about \d{1,2} \w{3,7} ago"
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"(?:published(?: on)? ?|updated(?: on)? ?)?(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? "
    r"(?P<day>\d{1,2})(?:, ?(?P<year>\d{4}))?(?: ?[·•-] ?.{0,120})?"
)
_PUNCTUATION = re.compile(r"[\W_]{0,200}(?:\[\d{1,5}\]\W{0,9})?")
_REFERENCE = re.compile(r"\]?(?:\[\d{1,5}\]|\(https?://\S{1,800}\))$")
_LINK_ITEM = re.compile(r"[*+-] +\[.{0,300}\](?:\[\d{1,5}\]|\(\S{0,800}\))")

_LONGEST = 900
"""Characters of the longest line that can be furniture: a link with all that hangs on it."""


def furniture_in(line: str) -> Furniture:
    """How surely a cleaned line is furniture."""
    if len(line) > _LONGEST:
        return Furniture.NO
    if line[:6] == "[LINK:" or _PUNCTUATION.fullmatch(line) or _LINK_ITEM.fullmatch(line):
        return Furniture.CERTAIN
    plain = _plain(line)
    if _WORDS.fullmatch(plain):
        return Furniture.WORD
    if _PHRASES.fullmatch(plain) or _CERTAIN.fullmatch(plain) or _DATE.fullmatch(plain):
        return Furniture.CERTAIN
    return Furniture.CERTAIN if _PAGE_MARKS.fullmatch(plain) else Furniture.NO


def is_page_mark(line: str) -> bool:
    """Whether only a Hugging Face papers page has such a line."""
    return len(line) < 200 and bool(_PAGE_MARKS.fullmatch(_plain(line)))


def ends_page_head(line: str) -> bool:
    """Whether what stands before this line is still the page's head, not a paper."""
    return len(line) < 200 and bool(is_page_mark(line) or _HEAD_WORDS.fullmatch(_plain(line)))


def begins_page_foot(line: str) -> bool:
    """Whether what stands after this line is the page's foot."""
    plain = _plain(line) if len(line) < 200 else ""
    return bool(_TAIL_WORDS.fullmatch(plain) or _TAIL_MARK.fullmatch(plain))


def is_truncation(line: str) -> bool:
    """Whether whoever saved the page says that it goes on: "[Content truncated]"."""
    return len(line) < 60 and _plain(line) == "content truncated"


def names_submitter_next(line: str) -> bool:
    """Whether the next line is a user's name."""
    return len(line) < 40 and _plain(line) == "submitted by"


def is_byline(line: str) -> bool:
    """Whether it follows the name of an organisation: a dot, a date or a number of authors."""
    return (
        line in {"·", "•"} or line.startswith(("· ", "• ")) or bool(_DATE.fullmatch(_plain(line)))
    )


def published_in(line: str) -> str:
    """The full date (ISO 8601) if the line is one: "Published on Oct 7, 2024"; else empty."""
    found = _DATE.fullmatch(_plain(line)) if len(line) < 200 else None
    if found is None or not found["year"]:
        return ""
    try:
        month = _MONTHS.index(found["month"]) + 1
        return date(int(found["year"]), month, int(found["day"])).isoformat()
    except ValueError:
        return ""


def paper_link(text: str) -> str:
    """The text if it is a link to one paper or ``arXiv:`` and an id; else empty.

    A link to a place on a paper's page (its comments) is not one.
    """
    lowered = text[:400].casefold()
    if not lowered.startswith(("http://", "https://", "arxiv:")) or "#" in lowered:
        return ""
    return text if len(text) < 400 and arxiv_identifier(text) else ""


def _plain(line: str) -> str:
    """The line in lower case without the decoration of lists, links and headings."""
    plain = _REFERENCE.sub("", line) if line.endswith((")", "]")) else line
    return plain.casefold().strip(' #*·•|>-[]`_–—!"').removeprefix("- ")
