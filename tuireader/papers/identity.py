"""By what a paper is known: arXiv id, DOI and title fingerprint, each as one canonical text.

An identifier is a text with its kind in front: ``arxiv:2006.10029``, ``doi:10.1000/xyz``,
``title:attentionisallyouneed-3f2a90c4d1``. Two records with one in common are one paper.
"""

import re
import unicodedata

# https://info.arxiv.org/help/arxiv_identifier.html: YYMM.number since April 2007 (four digits
# until 2014, five since), archive/YYMMNNN before, with a subject class that is not part of it.
_ARXIV_NEW = r"(?P<new>\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})"
_ARXIV_OLD = (
    r"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2,3})?/(?P<old>\d{2}(?:0[1-9]|1[0-2])\d{3})"
)
_ARXIV_LEAD = (
    r"(?:arxiv:\s*"
    r"|(?:https?://)?(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org)/(?:abs|pdf|html|format|src|overview)/"
    r"|(?:https?://)?(?:huggingface\.co|hf\.co)/papers/"
    r"|(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?10\.48550/arxiv\.)"
)
_ARXIV_TAIL = r"(?:v\d+)?(?:\.pdf)?(?:[?#].*)?"
# Compiled when first used (`re` keeps them): no start should wait for it.
_ARXIV = rf"(?i){_ARXIV_LEAD}?(?:{_ARXIV_NEW}|{_ARXIV_OLD}){_ARXIV_TAIL}/?"

# The form Crossref recommends to match all but a few of its DOIs:
# https://www.crossref.org/blog/dois-and-matching-regular-expressions/
_DOI = r"(?i)(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}/[^\s<>\"]+)"

_SENTENCE_SIGNS = ".,;"
"""What follows an id or a link in running text and is no part of it."""

_FINGERPRINT_LETTERS = 32
"""Letters of the folded title that a fingerprint shows, so that a person recognises it."""

_FINGERPRINT_DIGEST = 5
"""Bytes of the digest behind them: with the letters, no two titles of a million meet by chance."""


def arxiv_identifier(text: str) -> str | None:
    """The ``arxiv:`` identifier that the whole text names: an id, a link or a DataCite DOI.

    The version is dropped, and so is an old id's subject class (``math.GT/0309136``).
    """
    found = re.fullmatch(_ARXIV, text.strip().rstrip(_SENTENCE_SIGNS))
    if found is None:
        return None
    if found["new"]:
        return f"arxiv:{found['new']}"
    return f"arxiv:{found['archive'].lower()}/{found['old']}"


def arxiv_month(name: str) -> str:
    """The month (``2020-06``) in which the paper with this arXiv id was submitted."""
    digits = name.rpartition("/")[2]
    century = "19" if "/" in name and digits[:2] >= "91" else "20"
    return f"{century}{digits[:2]}-{digits[2:4]}"


def doi_identifier(text: str) -> str | None:
    """The ``doi:`` identifier that the whole text names, case-folded, without a resolver."""
    found = re.fullmatch(_DOI, text.strip().rstrip(_SENTENCE_SIGNS))
    return "doi:" + found["doi"].casefold() if found else None


def title_identifier(title: str) -> str:
    """The fingerprint of a title: its letters and digits, whatever case, accents or LaTeX it had.

    Spaces and hyphens don't count either: ``AstroM$^3$`` and ``AstroM^3`` are one, and so are
    "self-supervised", "self supervised" and "selfsupervised". Titles without a letter or digit
    are told apart by their characters.
    """
    folded = folded_title(title) or title.strip()
    from hashlib import blake2b  # brings OpenSSL, which nothing that only lists has use for

    digest = blake2b(folded.encode("utf-8", "replace"), digest_size=_FINGERPRINT_DIGEST)
    return f"title:{folded[:_FINGERPRINT_LETTERS]}-{digest.hexdigest()}"


def folded_title(title: str) -> str:
    """Letters and digits of a title, accents and case folded away."""
    if title.isascii():
        return "".join(filter(str.isalnum, title)).lower()
    decomposed = unicodedata.normalize("NFKD", title)
    folded = "".join(filter(str.isalnum, decomposed)).casefold()
    # Composed again, because cleaning composes: Hangul syllables would come back as others.
    return unicodedata.normalize("NFC", folded)


def identifiers_in(title: str, *clues: str) -> tuple[str, ...]:
    """All identifiers of a paper: arXiv id and DOI from the clues (ids, links), then its title.

    Clues that name nothing are passed over. The order is fixed, the surest kind first, so the
    first one is the key of a paper never met before.
    """
    arxiv = [found for clue in clues if (found := arxiv_identifier(clue))]
    dois = [
        found for clue in clues if not arxiv_identifier(clue) and (found := doi_identifier(clue))
    ]
    return tuple(dict.fromkeys([*arxiv, *dois, title_identifier(title)]))


def identifiers_named(name: str) -> tuple[str, ...]:
    """The identifiers a person may mean: an arXiv id, a DOI, a link, a key or a whole title."""
    if name.startswith("title:"):
        return (name,)
    return identifiers_in(name, name, name.removeprefix("doi:"))


def contradict(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two records name different arXiv papers or different DOIs, and share none.

    Such records are two papers even when their titles are the same ("Introduction", "Reply").
    """
    if one == other or any(not each.startswith("title:") and each in other for each in one):
        return False
    for kind in ("arxiv:", "doi:"):
        ours = {each for each in one if each.startswith(kind)}
        theirs = {each for each in other if each.startswith(kind)}
        if ours and theirs and ours.isdisjoint(theirs):
            return True
    return False
