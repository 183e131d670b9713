"""Links as they are shown: with where they lead, and no longer than a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from tuireader.papers.links import safe_link
from tuireader.typeset.shown_addresses import alike, bare, beginning, host
from tuireader.typeset.spans import Kind, Span
from tuireader.typeset.wrapping import Cells, Line, pieces

_GAP = "…"
"""What stands for the middle of an address."""

Linking = Callable[[Sequence[Span], int, Cells], Sequence[Span]]
"""Shows the links of a text in lines of so many cells."""


def short_links(spans: Sequence[Span], room: int, cells: Cells) -> Sequence[Span]:
    """Links for a screen: text that leads somewhere says to which host, addresses are short.

    Every link of the answer is safe; what had another one is plain text.
    """

    def short(group: Line, text: str, safe: str) -> Iterator[Span]:
        place = host(safe)
        if not _is_address(text, group[0].link, safe):
            yield from _leading_to(group, safe)
            if text.strip().lower() != place:
                yield Span(f" ({place})", Kind.QUIET)
        elif text.isascii() or place in text.lower():
            yield from _leading_to(_shortened(group, text, room, cells), safe)
        else:  # the host is in another script, and must be seen as what it is
            shown = Span(bare(safe), group[0].kind)
            yield from _leading_to(_shortened([shown], shown.text, room, cells), safe)

    return _shown(spans, short)


def whole_links(spans: Sequence[Span], room: int, cells: Cells) -> Sequence[Span]:
    """Links for plain text: what leads somewhere has the whole address behind it.

    Every link of the answer is safe; what had another one is plain text.
    """

    def whole(group: Line, text: str, safe: str) -> Iterator[Span]:
        yield from _leading_to(group, safe)
        if not _is_address(text, group[0].link, safe):
            yield Span(" (")
            yield Span(safe, link=safe)
            yield Span(")")

    return _shown(spans, whole)


def _shown(
    spans: Sequence[Span], show: Callable[[Line, str, str], Iterator[Span]]
) -> Sequence[Span]:
    """The spans with their safe links shown.

    Args:
        spans: the text.
        show: shows what has one link, given its spans, their text and what is safe of the link.
    """
    if not any(span.link for span in spans):
        return spans
    shown: list[Span] = []
    for link, each in groupby(spans, lambda span: span.link):
        group = tuple(each)
        safe = safe_link(link) if link else None
        if safe is None:
            shown += _leading_to(group, "")
        else:
            shown += show(group, "".join(span.text for span in group), safe)
    return shown


def _leading_to(spans: Sequence[Span], link: str) -> Iterator[Span]:
    return (span._replace(link=link) for span in spans)


def _is_address(text: str, link: str, safe: str) -> bool:
    """Whether a text is itself the address it leads to."""
    return alike(safe_link(text) or text.strip()) in (alike(link), alike(safe))


def _shortened(spans: Sequence[Span], text: str, room: int, cells: Cells) -> list[Span]:
    """An address without its beginning, and without its middle where it is wider than a line."""
    start, end = beginning(text), len(text.removesuffix("/"))
    tail = room // 3
    head = room - tail - cells(_GAP)
    if cells(text[start:end]) <= room or head < 1:
        return [span for part in pieces(spans, [(start, end)]) for span in part]
    while head > 1 and cells(text[start : start + head]) + cells(text[end - tail : end]) >= room:
        head -= 1
    before, behind = pieces(spans, [(start, start + head), (end - tail, end)])
    return [*before, before[-1]._replace(text=_GAP), *behind]
