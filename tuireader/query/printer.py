"""Tree to text: what `parse` reads back as the same tree."""

from __future__ import annotations

import re
from typing import assert_never

from tuireader.query.lexer import field_name, is_keyword
from tuireader.query.scope import look_in_notes, without_notes
from tuireader.query.times import Ago, During, Event
from tuireader.query.tree import And, Field, Has, Is, Node, Not, Or, Query, Scope, Sort, Term

# Compiled when first used (`re` keeps them): no start should wait for it.
_ENDS_WORD = r'[\s()"\\]'
_ENDS_PHRASE = r'["\\]'


def printed(query: Query) -> str:
    """The query as a person would type it; nothing for a query that asks nothing.

    For a query in the normal form of `parse`, ``parse(printed(query)) == query``. Others are read
    back as their normal form, so long as no term is blank, spans hold real dates in
    order and ages a number from 1 to 99999.
    """
    where = query.where
    lead = [f"in:{Scope.NOTES}"] if where and look_in_notes(where) else []
    if where and lead:  # said once, for all words
        where = without_notes(where)
    nodes = [_node(where)] if where else []
    sort = [_sort(query.sort)] if query.sort else []
    return " ".join(lead + nodes + sort)


def quoted(text: str) -> str:
    r"""The text as a phrase: ``"say \"hi\""``."""
    return f'"{_escaped(_ENDS_PHRASE, text)}"'


def _node(node: Node) -> str:
    match node:
        case Term():
            return _term(node)
        case Is():
            return f"is:{node.state.value}"
        case Has():
            return f"has:{node.fact.value}"
        case During():
            return _span(node)
        case Ago():
            return f"{node.event.value}:{node.than.value}{node.number}{node.unit.value}"
        case Not():
            text = _node(node.node)
            return f"-({text})" if isinstance(node.node, And | Or) else f"-{text}"
        case And():
            texts = [_node(each) for each in node.nodes]
            pairs = zip(node.nodes, texts, strict=True)
            return " ".join(f"({text})" if isinstance(each, Or) else text for each, text in pairs)
        case Or():
            return " or ".join([_node(each) for each in node.nodes])
    assert_never(node)


def _term(term: Term) -> str:
    lead = "" if term.field is Field.ANY else f"{term.field.value}:"
    if term.phrase:
        return lead + quoted(term.text)
    word = _escaped(_ENDS_WORD, term.text)
    if lead:
        return lead + word
    if name := field_name(word):
        return f"{name}\\{word[len(name) :]}"
    return f"\\{word}" if word.startswith("-") or is_keyword(word) else word


def _escaped(special: str, text: str) -> str:
    return re.sub(special, r"\\\g<0>", text)


def _span(span: During) -> str:
    ends = [end for end in (span.first, span.last) if end]
    years = span.event is Event.PUBLISHED and all(len(end) == len("2024") for end in ends)
    name = "year" if years else span.event.value
    if span.first == span.last:
        return f"{name}:{span.first}"
    if not span.last:
        return f"{name}:>={span.first}"
    if not span.first:
        return f"{name}:<={span.last}"
    return f"{name}:{span.first}..{span.last}"


def _sort(sort: Sort) -> str:
    return f"{'-' if sort.turned else ''}sort:{sort.key.value}"
