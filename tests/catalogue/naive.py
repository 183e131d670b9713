"""The filter language answered paper by paper in plain Python: what the SQL must agree with."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tuireader.papers import Paper, arxiv_identifier, doi_identifier
from tuireader.query import (
    And,
    Fact,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Published,
    Query,
    Sort,
    SortKey,
    State,
    Term,
)


@dataclass(frozen=True)
class Held:
    """A paper as the catalogue has it."""

    id: int
    paper: Paper
    read: str = ""
    starred: bool = False
    added: int = 0


def listing(query: Query, held: Sequence[Held]) -> list[int]:
    """The ids of the papers that pass, in order."""
    passing = sorted((each for each in held if passes(query.where, each)), key=lambda each: each.id)
    sort = query.sort or Sort()
    if sort.key is SortKey.ADDED:
        passing.sort(key=lambda each: -each.added)
    if sort.key is SortKey.TITLE:
        passing.sort(key=lambda each: each.paper.title.lower())
    if sort.key is SortKey.AUTHOR:
        passing.sort(key=lambda each: (not each.paper.authors, surname(each.paper)))
    return [each.id for each in (reversed(passing) if sort.turned else passing)]


def passes(node: Node | None, held: Held) -> bool:
    return node is None or verdict(node, held) is not False


def verdict(node: Node, held: Held) -> bool | None:
    """Whether the paper passes; None when the node asks nothing, as a word of punctuation."""
    match node:
        case Term():
            return found(node, held.paper)
        case Is(state):
            read = bool(held.read)
            return {State.READ: read, State.UNREAD: not read, State.STARRED: held.starred}[state]
        case Has(fact):
            return bool({Fact.PDF: held.paper.pdf, Fact.DATE: held.paper.published}[fact])
        case Published():
            return could_be_within(held.paper.published, node)
        case Not(inner):
            passed = verdict(inner, held)
            return None if passed is None else not passed
        case And(nodes) | Or(nodes):
            asked = [each for each in (verdict(one, held) for one in nodes) if each is not None]
            if not asked:
                return None
            return all(asked) if isinstance(node, And) else any(asked)


def found(term: Term, paper: Paper) -> bool | None:
    texts = {
        Field.TITLE: [paper.title],
        Field.ABSTRACT: [paper.abstract],
        Field.AUTHOR: ["\n".join(paper.authors)],
        Field.ANY: [paper.title, paper.abstract, "\n".join(paper.authors)],
    }
    if term.field in texts:
        wanted = words(term.text)
        return (
            any(follow(wanted, words(text), term) for text in texts[term.field]) if wanted else None
        )
    plain = folded(term.text)
    if not plain:
        return None
    match term.field:
        case Field.CATEGORY:
            return any(folded(each).startswith(plain) for each in paper.categories)
        case Field.VENUE:
            return f" {plain}" in f" {folded(paper.venue)}"
        case Field.SOURCE:
            return any(f" {plain}" in f" {folded(each)}" for each in paper.sources)
    return identified(term, paper)


def identified(term: Term, paper: Paper) -> bool:
    text = term.text.replace("\0", " ").strip()
    whole = arxiv_identifier(text) or doi_identifier(text)
    if whole and term.phrase:
        return whole in paper.identifiers
    bare = re.sub("^doi:", "", re.sub("^arxiv:", "", text.casefold()))
    beginnings = (whole,) if whole else (f"arxiv:{bare}", f"doi:{bare}")
    return any(each.startswith(beginnings) for each in paper.identifiers)


def follow(wanted: list[str], there: list[str], term: Term) -> bool:
    """Whether the words stand one after the other, the last perhaps only begun."""
    for at in range(len(there) - len(wanted) + 1):
        *firsts, last = there[at : at + len(wanted)]
        if firsts == wanted[:-1] and (
            last == wanted[-1] if term.phrase else last.startswith(wanted[-1])
        ):
            return True
    return False


def words(text: str) -> list[str]:
    """Runs of letters, digits and private characters, accents and case folded."""
    plain = "".join(each for each in unicodedata.normalize("NFD", text) if not is_accent(each))
    kept = (each if re.match("[LN]|Co", unicodedata.category(each)) else " " for each in plain)
    return "".join(kept).lower().replace("ſ", "s").split()


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\0", " "))
    return " ".join("".join(each for each in plain if not is_accent(each)).casefold().split())


def is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def could_be_within(published: str, span: Published) -> bool:
    """Whether some day that the date can mean lies in the span."""
    earliest, latest = (
        published + "-00-00"[len(published) - 4 :],
        published + "-99-99"[len(published) - 4 :],
    )
    first, last = span.first or "0000", span.last or "9999"
    return bool(published) and first <= latest and earliest[: len(last)] <= last


def surname(paper: Paper) -> str:
    first = paper.authors[0] if paper.authors else ""
    return (first.split(",")[0] if "," in first else first.split(" ")[-1]).casefold()
