"""The filter language answered paper by paper in plain Python: what the SQL must agree with."""

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from tuireader.catalogue.marked import Marked
from tuireader.catalogue.shown import ShownWords
from tuireader.catalogue.spreading import spread
from tuireader.papers import Paper, arxiv_identifier, doi_identifier
from tuireader.query import (
    Ago,
    And,
    During,
    Event,
    Fact,
    Field,
    Has,
    Is,
    Node,
    Not,
    Or,
    Query,
    Sort,
    SortKey,
    State,
    Term,
    Than,
    Unit,
    queue_in,
)

NOW = datetime(2026, 3, 31, 12, 30, 15)
"""When queries are asked; here, where the reader sits."""

TEXTS = (Field.ANY, Field.TITLE, Field.ABSTRACT, Field.AUTHOR)


UNMARKED = Marked()


@dataclass(frozen=True)
class Held:
    """A paper as the catalogue has it."""

    id: int
    paper: Paper
    marks: Marked = UNMARKED
    added: int = 0


def listing(query: Query, held: Sequence[Held]) -> list[int]:
    """The ids of the papers that pass, in order; shuffled ones by id."""
    passing = sorted((each for each in held if passes(query.where, each)), key=lambda each: each.id)
    queue = queue_in(query.where)
    sort = query.sort or Sort(SortKey.QUEUE if queue else SortKey.DATE)
    if sort.key is SortKey.ADDED:
        passing.sort(key=lambda each: -each.added)
    if sort.key is SortKey.TITLE:
        passing.sort(key=lambda each: each.paper.title.lower())
    if sort.key is SortKey.AUTHOR:
        passing.sort(key=lambda each: (not each.paper.authors, surname(each.paper)))
    if sort.key is SortKey.QUEUE:
        passing.sort(key=lambda each: (*place(each, queue), each.paper.key))
    if sort.key is SortKey.RELEVANCE:
        scores = relevance(query.where, held)
        passing.sort(key=lambda each: scores.get(each.id, 0.0))
    return [each.id for each in (reversed(passing) if sort.turned else passing)]


def place(held: Held, queue: Term | None) -> tuple[bool, str]:
    """Whether it has no place in the queue, or in any, and the first that it has."""
    places = [at for name, at in held.marks.queues if queue is None or named(queue, name)]
    return not places, min(places, default="")


def relevance(where: Node | None, held: Sequence[Held]) -> dict[int, float]:
    """The scores of bm25 as https://www.sqlite.org/fts5.html#the_bm25_function has them.

    Ranked are the words that every paper must have or must lack; papers are held with all words.
    """
    nodes = where.nodes if isinstance(where, And) else (where,) if where else ()
    asked = [each for each in nodes if each and ranks(each)]
    if not asked:
        return {}
    terms = [term for node in asked for term in terms_of(node)]
    texts = {each.id: texts_of(each.paper) for each in held}
    lengths = {id_: sum(len(words(text)) for text in all_) for id_, all_ in texts.items()}
    average = sum(lengths.values()) / len(lengths)
    scores = dict.fromkeys(texts, 0.0)
    for term in terms:
        counts = {id_: weighed(term, all_) for id_, all_ in texts.items()}
        hits = sum(count > 0 for count in counts.values())
        rarity = math.log((len(texts) - hits + 0.5) / (hits + 0.5))
        rarity = rarity if rarity > 0 else 1e-6
        for id_, count in counts.items():
            longer = 1.2 * (1 - 0.75 + 0.75 * lengths[id_] / average)
            scores[id_] -= rarity * count * 2.2 / (count + longer)
    return {id_: round(score, 6) for id_, score in scores.items()}


def weighed(term: Term, texts: tuple[str, str, str]) -> float:
    """How often the term is in the texts; in the title it counts eight times."""
    wanted = words(term.text)
    weights = zip(texts, TEXTS[1:], (8.0, 1.0, 3.0), strict=True)
    return sum(
        weight * occurrences(wanted, words(text), term)
        for text, field, weight in weights
        if term.field in (Field.ANY, field)
    )


def ranks(node: Node) -> bool:
    """Whether the index alone answers the node, and it asks something."""
    match node:
        case Term(field=field):
            return field in TEXTS and bool(words(node.text))
        case And(nodes) | Or(nodes):
            asked = [each for each in nodes if verdict(each, Held(0, BLANK)) is not None]
            return bool(asked) and all(map(ranks, asked))
    return False


def terms_of(node: Node) -> list[Term]:
    match node:
        case Term():
            return [node] if words(node.text) else []
        case And(nodes) | Or(nodes):
            return [term for each in nodes for term in terms_of(each)]
    return []


BLANK = Paper(key="", identifiers=(), title="")


def passes(node: Node | None, held: Held) -> bool:
    return node is None or verdict(node, held) is not False


def verdict(node: Node, held: Held) -> bool | None:
    """Whether the paper passes; None when the node asks nothing, as a word of punctuation."""
    match node:
        case Term():
            return found(node, held)
        case Is(state):
            marks = held.marks
            return {
                State.READ: bool(marks.read),
                State.UNREAD: not marks.read,
                State.STARRED: marks.starred,
                State.TAGGED: bool(marks.tags),
                State.QUEUED: bool(marks.queues),
                State.NOTED: bool(marks.note),
            }[state]
        case Has(fact):
            return bool({Fact.PDF: held.paper.pdf, Fact.DATE: held.paper.published}[fact])
        case During(Event.PUBLISHED):
            return could_be_within(held.paper.published, node)
        case During():
            return (moment := when(node.event, held)) is not None and is_within(moment, node)
        case Ago():
            return is_old(node, held)
        case Not(inner):
            passed = verdict(inner, held)
            return None if passed is None else not passed
        case And(nodes) | Or(nodes):
            asked = [each for each in (verdict(one, held) for one in nodes) if each is not None]
            if not asked:
                return None
            return all(asked) if isinstance(node, And) else any(asked)


def when(event: Event, held: Held) -> datetime | None:
    """When it was added or read, by the clock here."""
    if event is Event.ADDED:
        return datetime.fromtimestamp(held.added)
    if not held.marks.read:
        return None
    read = datetime.fromisoformat(held.marks.read.replace("Z", "+00:00"))
    return read.astimezone().replace(tzinfo=None)


def is_within(moment: datetime, span: During) -> bool:
    day = moment.date().isoformat()
    return (not span.first or day[: len(span.first)] >= span.first) and (
        not span.last or day[: len(span.last)] <= span.last
    )


def is_old(ago: Ago, held: Held) -> bool:
    """Whether the event was less, or more, than so long ago."""
    border = moment_ago(ago)
    if ago.event is Event.PUBLISHED:
        day = date.min if border is None else border.date()
        if ago.than is Than.LESS:
            span = During(ago.event, first=day.isoformat())
        elif day == date.min:
            return False
        else:
            span = During(ago.event, last=(day - timedelta(1)).isoformat())
        return could_be_within(held.paper.published, span)
    moment = when(ago.event, held)
    if moment is None:
        return False
    late = border is None or moment >= border
    return late if ago.than is Than.LESS else not late


def moment_ago(ago: Ago) -> datetime | None:
    """The moment so long ago; None beyond the calendar."""
    hours = {Unit.HOUR: 1, Unit.DAY: 24, Unit.WEEK: 168}
    if ago.unit in hours:
        try:
            return NOW - timedelta(hours=hours[ago.unit] * ago.number)
        except OverflowError:
            return None
    months = NOW.year * 12 + NOW.month - 1 - ago.number * (12 if ago.unit is Unit.YEAR else 1)
    if months < 12:
        return None
    day, year, month = NOW.day, months // 12, months % 12 + 1
    while True:
        try:
            return NOW.replace(year=year, month=month, day=day)
        except ValueError:
            day -= 1


def found(term: Term, held: Held) -> bool | None:
    paper = held.paper
    title, abstract, authors = texts_of(paper)
    texts = {
        Field.TITLE: [title],
        Field.ABSTRACT: [abstract],
        Field.AUTHOR: [authors],
        Field.ANY: [title, abstract, authors],
        Field.NOTE: [held.marks.note],
    }
    texts[Field.ANYWHERE] = texts[Field.ANY] + texts[Field.NOTE]
    if term.field in texts:
        wanted = words(term.text)
        if not wanted:
            return None
        return any(occurrences(wanted, words(text), term) > 0 for text in texts[term.field])
    plain = folded(term.text)
    if not plain:
        return None
    match term.field:
        case Field.CATEGORY:
            return any(folded(each).startswith(plain) for each in paper.categories)
        case Field.VENUE:
            return f" {plain}" in f" {folded(paper.venue)}"
        case Field.SOURCE:
            return any(named(term, each) for each in paper.sources)
        case Field.TAG:
            return any(named(term, each) for each in held.marks.tags)
        case Field.QUEUE:
            return any(named(term, each) for each, _ in held.marks.queues)
    return identified(term, paper)


@cache
def texts_of(paper: Paper) -> tuple[str, str, str]:
    """The title, the abstract and the authors: sources, and behind them what is only shown."""
    shown = ShownWords()
    title, abstract = shown.beside(paper)
    shown.close()
    return paper.title + title, paper.abstract + abstract, "\n".join(paper.authors)


def named(term: Term, name: str) -> bool:
    """Whether a tag, queue or source of that name is meant."""
    plain = folded(term.text)
    return plain == folded(name) if term.phrase else f" {plain}" in f" {folded(name)}"


def identified(term: Term, paper: Paper) -> bool:
    text = term.text.replace("\0", " ").strip()
    whole = arxiv_identifier(text) or doi_identifier(text)
    if whole and term.phrase:
        return whole in paper.identifiers
    bare = re.sub("^doi:", "", re.sub("^arxiv:", "", text.casefold()))
    beginnings = (whole,) if whole else (f"arxiv:{bare}", f"doi:{bare}")
    return any(each.startswith(beginnings) for each in paper.identifiers)


def occurrences(wanted: list[str], there: list[str], term: Term) -> int:
    """How often the words stand one after the other, the last perhaps only begun."""
    times = 0
    for at in range(len(there) - len(wanted) + 1):
        *firsts, last = there[at : at + len(wanted)]
        times += firsts == wanted[:-1] and (
            last == wanted[-1] if term.phrase else last.startswith(wanted[-1])
        )
    return times


def words(text: str) -> list[str]:
    """Runs of letters, digits and private characters, accents and case folded."""
    text = spread(text)
    plain = "".join(each for each in unicodedata.normalize("NFD", text) if not is_accent(each))
    kept = (each if re.match("[LN]|Co", unicodedata.category(each)) else " " for each in plain)
    return "".join(kept).lower().replace("ſ", "s").split()


def folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\0", " "))
    return " ".join("".join(each for each in plain if not is_accent(each)).casefold().split())


def is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) > 0


def could_be_within(published: str, span: During) -> bool:
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
