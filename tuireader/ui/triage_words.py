"""What a triage says: which keys help, what was decided for a paper, and what came of it all."""

from __future__ import annotations

from textual.content import Content

from tuireader.library import Marks, Step
from tuireader.library.triage import Decided, Decision, Triage
from tuireader.papers import clean_line
from tuireader.ui.commands import TRIAGE

Hints = tuple[tuple[str, str], ...]

_FIRST_KEYS = {each.id: each.shown_keys.partition(" ")[0] for each in TRIAGE}
_DECIDING = ("keep", "star", "skip", "later")


def hints() -> Hints:
    """The keys that help while there is a paper, each with its word."""
    return tuple((_FIRST_KEYS[each.id], each.hint) for each in TRIAGE if each.hint)


def summary_hints() -> Hints:
    """The keys that help at the end."""
    words = {"finish": "to the list", "back": "back", "undo": "undo", "undo-all": "undo all"}
    return tuple((_FIRST_KEYS[f"triage-{id_}"], word) for id_, word in words.items())


def asked() -> str:
    """What is to be decided, for one who has read the abstract."""
    words = {each.id: each.hint for each in TRIAGE}
    keys = (f"triage-{each}" for each in _DECIDING)
    return " · ".join(f"{_FIRST_KEYS[each]} {words[each]}" for each in keys)


def said_of(decided: Decided | None, marks: Marks) -> str:
    """What was decided for a paper, else where it is queued already."""
    if decided is None:
        names = ", ".join(clean_line(name) for name, _ in marks.queues)
        return f"in {names}" if names else ""
    behind = f" in {clean_line(decided.queue)}" if decided.decision is Decision.QUEUED else ""
    return f"{decided.decision}{behind}"


def place_of(triage: Triage) -> str:
    """Which of the papers one is at; at the end, how many were decided."""
    at = len(triage.standing) if triage.is_over else triage.at + 1
    return f"{at:,} of {len(triage.ids):,}"


def undone(step: Step | None) -> str:
    """What was undone; None if no mark was changed by it."""
    if step is None:
        return "Undone"
    if not step.changes:
        return f"Changed elsewhere since, left as it is: {step.title}"
    return f"Undone: {step.title}"


def told(triage: Triage) -> Content:
    """The summary: what was done, and what can be done now."""
    keys = (
        ("finish", "back to the list"),
        ("back", "back to the paper before"),
        ("undo", "take the last decision back"),
        ("undo-all", "take all of them back"),
    )
    lines = [
        Content.assemble((f"{_FIRST_KEYS[f'triage-{id_}']:<7}", "bold $text-accent"), meaning)
        for id_, meaning in keys
    ]
    left = len(triage.ids) - len(triage.standing)
    if left > 0:
        said = f"{left:,} {'is' if left == 1 else 'are'} left for another time."
        lines = [Content(said), Content(""), *lines]
    head = Content.styled(triage.summary, "bold")
    return Content("\n").join([head, Content(""), *lines])
