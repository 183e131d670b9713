"""Foreign text made safe and plain: what every string from a file passes once, first of all.

What stays is text that a terminal can only print: no control or escape sequence, no bidirectional
override, nothing invisible. Markup is not touched here; it is never read as markup anywhere.
"""

import re
import unicodedata

# Patterns are compiled when first used (`re` keeps them): no start should wait for it.
_HARMLESS = r"[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03c9\u2010-\u2022\u2030-\u2040]"
"""A text without any of these is clean as it is: nearly every abstract, so nearly no cost."""

_ESCAPE = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]P^_X]|[\x90\x98\x9d-\x9f])"  # OSC, DCS and the like, with the text they carry
    r"[^\x07\x1b\x9c\n]{0,4096}(?:\x07|\x1b\\|\x9c|$)?"
    r"|\x1b[ -/]*[0-~]?"  # the short ones
)

_INVISIBLE = (
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0 and C1, but those that break lines
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff]"
)

_JOINER = "(?<![\u0600-\u109f])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u109f])"
"""Zero-width (non-)joiners: spelling in Arabic and Indic scripts, invisible noise elsewhere."""

_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_STACKED_MARKS = f"({_MARK}{{3}}){_MARK}+"
"""More than three marks on a letter draw over the lines around it."""

_LINE_BREAK = r"\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"
_PARAGRAPH_BREAK = r"\n(?:[^\S\n]*\n)+|\n(?=[ \t]{2})"
"""An empty line; or a line set in by two spaces, which is how arXiv begins a paragraph."""

_LIST_ITEM = r"(?:[-*•‣]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)])[ \t]"


def clean_line(text: str) -> str:
    """The text as one clean line: runs of white space are one space, none at the ends."""
    return " ".join(clean_characters(text).split())


def clean_text(text: str) -> str:
    """The text as clean paragraphs with one empty line between them.

    Line breaks inside a paragraph were wrapping and become spaces, but those before a list item.
    """
    paragraphs = (_unwrapped(each) for each in re.split(_PARAGRAPH_BREAK, clean_characters(text)))
    return "\n\n".join(filter(None, paragraphs))


def clean_characters(text: str) -> str:
    """The text without what a terminal would obey, or nobody could see; its white space stays."""
    if not re.search(_HARMLESS, text):
        return text
    text = re.sub(_ESCAPE, "", text)
    text = re.sub(_LINE_BREAK, "\n", text)
    text = re.sub(_JOINER, "", re.sub(_INVISIBLE, "", text))
    return re.sub(_STACKED_MARKS, r"\1", unicodedata.normalize("NFC", text))


def _unwrapped(paragraph: str) -> str:
    if "\n" not in paragraph:
        return " ".join(paragraph.split())
    lines = [" ".join(line.split()) for line in paragraph.split("\n")]
    kept = [line for line in lines if line]
    joined = kept[:1]
    for line in kept[1:]:
        joined.append(("\n" if re.match(_LIST_ITEM, line) else " ") + line)
    return "".join(joined)
