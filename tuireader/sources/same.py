"""One paper that stands on a page twice, given once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tuireader.papers import Paper, title_identifier
from tuireader.papers.identity import contradict
from tuireader.sources.cards import Card
from tuireader.sources.outcome import Refusal


def without_bare_repeats(cards: Iterable[Card]) -> list[Card]:
    """The cards in order, but those that only repeat the title of one with an abstract."""
    every = list(cards)
    whole = {title_identifier(card.title) for card in every if card.title and card.abstract}
    return [
        card
        for card in every
        if card.abstract or not card.title or title_identifier(card.title) not in whole
    ]


def each_once(records: Iterable[Paper | Refusal]) -> Iterator[Paper | Refusal]:
    """The records in order; a later one of the same paper is merged into its first."""
    papers: list[Paper] = []
    known: dict[str, int] = {}  # identifier to index in `papers`
    order: list[int | Refusal] = []
    for record in records:
        if isinstance(record, Refusal):
            order.append(record)
            continue
        index = _index_of(record, papers, known)
        if index is None:
            index = len(papers)
            papers.append(record)
            order.append(index)
        else:
            papers[index] = papers[index].merged_with(record)
        for identifier in record.identifiers:
            known.setdefault(identifier, index)
    return (each if isinstance(each, Refusal) else papers[each] for each in order)


def _index_of(paper: Paper, papers: list[Paper], known: dict[str, int]) -> int | None:
    for identifier in paper.identifiers:
        index = known.get(identifier)
        if index is not None and not contradict(paper.identifiers, papers[index].identifiers):
            return index
    return None
