"""Papers as entries of BibTeX."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tuireader.papers.latex_fields import latex_field
from tuireader.papers.links import safe_link
from tuireader.papers.model import Paper

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""BibTeX's own names of them, which each style writes in its way."""

_CLASS = r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?"
"""A subject class of arXiv."""

_SAYING_NOTHING = (
    "a an and are as at be by can do does for from has have how in into is it its of on or that the"
    " their this to toward towards under via we what when where which who why with without"
)
"""Words that begin many titles and tell none from another."""

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

_ONE_LETTER = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
"""Letters that are not another one with an accent, and what they are written as without them."""


def bibtex(papers: Iterable[Paper]) -> Iterator[str]:
    """An entry for each paper; no two have the same key."""
    times: dict[str, int] = {}
    for paper in papers:
        key = stem = entry_key(paper)
        while key in times:
            times[stem] += 1
            key = stem + _letters(times[stem])
        times[key] = 0
        yield _entry(paper, key)


def entry_key(paper: Paper) -> str:
    """By what a paper is cited: first author, year and first telling word, ``kim2023kites``."""
    name = _folded(_without_latex(surname(paper.authors[0]))) if paper.authors else ""
    words = map(_folded, re.findall(r"[^\W_]+", _without_latex(paper.title)))
    empty = _SAYING_NOTHING.split()
    telling = (each for each in words if len(each) > 1 and each not in empty)
    word = next(telling, "")
    if not name and not word:
        word = _folded(paper.key)
    return f"{name}{paper.published[:4]}{word}"


def surname(author: str) -> str:
    """The family name of an author, written as "Min Kim" or as "Kim, Min"."""
    family, comma, _ = author.partition(",")
    if comma and family.strip():
        return family.strip()
    words = author.split()
    while len(words) > 1 and words[-1].strip(".").casefold() in _SUFFIXES:
        words.pop()
    return words[-1].strip(",") if words else ""


def _entry(paper: Paper, key: str) -> str:
    fields = "".join(f"  {name:<13} = {value},\n" for name, value in _fields(paper) if value)
    return f"@{'article' if paper.venue else 'misc'}{{{key},\n{fields}}}"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    names = [latex_field(_one_name(each)) for each in paper.authors if each.strip()]
    yield "author", _braced(" and ".join(names))
    # Braces within braces keep styles from writing names in small letters.
    yield "title", f"{{{_braced(latex_field(paper.title))}}}"
    yield "journal", _braced(latex_field(paper.venue))
    yield "year", _braced(paper.published[:4])
    month = paper.published[5:7]
    yield "month", _MONTHS[int(month) - 1] if month else ""
    yield "doi", _braced(_named(paper, "doi:").replace("{", "%7B").replace("}", "%7D"))
    yield from _of_arxiv(paper)
    yield "url", _braced(safe_link(paper.url) or "")


def _of_arxiv(paper: Paper) -> Iterator[tuple[str, str]]:
    name = _named(paper, "arxiv:")
    if name:
        yield "eprint", _braced(name)
        yield "archivePrefix", _braced("arXiv")
        first = next(iter(paper.categories), "")
        yield "primaryClass", _braced(first) if re.fullmatch(_CLASS, first) else ""


def _named(paper: Paper, kind: str) -> str:
    """The paper's first identifier of a kind, without it."""
    names = (each.removeprefix(kind) for each in paper.identifiers if each.startswith(kind))
    return next(names, "")


def _one_name(author: str) -> str:
    """A name that BibTeX would take for several, or could not read, in braces."""
    is_one = re.search(r"(?i)\band\b", author) is None and author.count(",") <= 2
    return author if is_one else f"{{{author}}}"


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _without_latex(text: str) -> str:
    """The letters of a text that may be LaTeX, well enough for a key."""
    text = re.sub(r"\\[a-zA-Z]+\*?", " ", text)
    return re.sub(r"\\.|[{}$]", "", text).strip()


def _folded(text: str) -> str:
    """Its letters and digits in ASCII and small."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_ONE_LETTER))
    return "".join(each for each in plain if each.isascii() and each.isalnum())


def _letters(number: int) -> str:
    """The number in letters: from a to z, then aa and ab."""
    letters = ""
    while number:
        number, at = divmod(number - 1, 26)
        letters = chr(ord("a") + at) + letters
    return letters
