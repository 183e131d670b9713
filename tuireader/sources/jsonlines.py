"""Our own format: one JSON object a line, as ``tuireader list --format jsonl`` prints papers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tuireader.papers import (
    Paper,
    arxiv_identifier,
    clean_line,
    clean_text,
    doi_identifier,
    paper_of,
)
from tuireader.sources.format import Format
from tuireader.sources.outcome import Refusal

LONGEST_LINE = 4 * 1024 * 1024
"""Characters a record may have; the longest abstracts known have 20,000."""

_LOOKED_AT = 20
"""Lines by which the format is recognised."""

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


class _Refused(ValueError):
    """A record that is no paper, and why."""


def record_of(paper: Paper) -> dict[str, object]:
    """The paper as one JSON object; reading it gives the same paper again."""
    return {
        "key": paper.key,
        "identifiers": list(paper.identifiers),
        "title": paper.title,
        "authors": list(paper.authors),
        "abstract": paper.abstract,
        "published": paper.published,
        "updated": paper.updated,
        "categories": list(paper.categories),
        "venue": paper.venue,
        "url": paper.url,
        "pdf": paper.pdf,
        "sources": list(paper.sources),
    }


def recognises(head: str) -> bool:
    """Whether at least half of the first lines are JSON objects with a title."""
    if not head.lstrip("\ufeff \t\n").startswith("{"):
        return False
    *lines, last = head.split("\n")
    seen = [line for line in lines if line.strip()][:_LOOKED_AT]
    if not seen:  # one line, perhaps only its beginning
        return _is_record(last) or (last.count("{") > last.count("}") and '"title"' in last)
    return 2 * sum(map(_is_record, seen)) >= len(seen)


def read(lines: Iterable[str]) -> Iterator[Paper | Refusal]:
    """The paper of each line. Marks and unknown fields in a record are passed over.

    A record's own sources stand; its texts are cleaned again, whoever wrote it.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip("\ufeff \t\r"):
            continue
        try:
            yield _paper(_object(line))
        except _Refused as problem:
            yield Refusal(f"line {number}", str(problem))


def _is_record(line: str) -> bool:
    try:
        return isinstance(_object(line).get("title"), str)
    except _Refused:
        return False


def _object(line: str) -> dict[str, object]:
    if len(line) > LONGEST_LINE:
        raise _Refused("longer than 4 MiB")
    try:
        value: object = json.loads(line.strip("\ufeff \t\r"))
    except RecursionError:
        raise _Refused("nested too deeply") from None
    except json.JSONDecodeError as error:
        raise _Refused(f"not JSON: {error.msg} at column {error.colno}") from None
    except ValueError:  # a number of more digits than Python converts
        raise _Refused("not JSON that can be read") from None
    if not isinstance(value, dict):
        raise _Refused("not a JSON object")
    return value


def _paper(record: dict[str, object]) -> Paper:
    if "title" not in record:
        raise _Refused("no title")
    title = clean_line(_text(record, "title"))
    if not title:
        raise _Refused("the title is empty")
    given = _identifiers(record)
    paper = paper_of(
        title,
        clues=given,
        authors=_lines(record, "authors"),
        abstract=clean_text(_text(record, "abstract")),
        published=clean_line(_text(record, "published")),
        updated=clean_line(_text(record, "updated")),
        categories=_lines(record, "categories"),
        venue=clean_line(_text(record, "venue")),
        url=_link(record, "url"),
        pdf=_link(record, "pdf"),
        sources=_lines(record, "sources"),
    )
    if not given:
        return paper
    # The record's own order stands, and its key first of all: marks are kept by it.
    key = _identifier(clean_line(_text(record, "key"))) or given[0]
    identifiers = tuple(dict.fromkeys([*given, *paper.identifiers]))
    return replace(paper, key=key, identifiers=identifiers)


def _identifiers(record: dict[str, object]) -> list[str]:
    given = [_identifier(each) for each in _lines(record, "identifiers")]
    key = _identifier(clean_line(_text(record, "key")))
    if key not in given:
        given.insert(0, key)
    return list(dict.fromkeys(each for each in given if each))


def _identifier(text: str) -> str | None:
    """The identifier in its canonical form; an unusual one of a known kind as it is."""
    if text.startswith("title:") and text != "title:":
        return text
    found = arxiv_identifier(text) if not text.startswith("doi:") else None
    found = found or doi_identifier(text)
    if found is None and text.partition(":")[0] in ("arxiv", "doi") and text[-1] != ":":
        return text
    return found


def _text(record: dict[str, object], field: str) -> str:
    value = record.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Refused(f"{field} is not a text")
    return value


def _lines(record: dict[str, object], field: str) -> list[str]:
    value = record.get(field)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _Refused(f"{field} is not a list of texts")
    return [line for each in value if (line := clean_line(each))]


def _link(record: dict[str, object], field: str) -> str:
    link = clean_line(_text(record, field))
    return link if _LINK.fullmatch(link) else ""


FORMAT = Format(
    name="jsonl",
    title="JSON Lines as `tuireader list --format jsonl` writes them",
    recognises=recognises,
    read=read,
    streams=True,
)
"""One JSON object a line, of any number."""
