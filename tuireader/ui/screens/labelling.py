"""Commands of the side pane for whole queues and tags: another name, emptied, taken off."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from tuireader.library import Step
from tuireader.library.naming import is_same_name, queues_in, tags_in
from tuireader.papers import counted
from tuireader.query import Query
from tuireader.ui.queue_order import name_said
from tuireader.ui.screens.marking import Marking
from tuireader.ui.screens.viewing import Viewing
from tuireader.ui.views import View, queue_view, tag_view

_ASKED_FROM = 21
"""Papers from which the reader is asked before a queue is emptied, or a tag taken off them."""


class NameKind(StrEnum):
    """What papers are labelled with by a reader."""

    QUEUE = "queue"
    TAG = "tag"


class Named(NamedTuple):
    """A queue or a tag."""

    kind: NameKind
    name: str

    @property
    def view(self) -> View:
        """The view of its papers."""
        return (queue_view if self.kind is NameKind.QUEUE else tag_view)(self.name)

    def __str__(self) -> str:
        return f"{self.kind} {name_said(self.name)}"


def label_of(view: View) -> Named | None:
    """The queue or tag that a view is of; None if it is of none."""
    kind, _, name = view.id.partition(":")
    found = next((each for each in NameKind if each == kind), None)
    return Named(found, name) if found else None


class Labelling(Viewing, Marking):
    """The desk with its commands for whole queues and tags."""

    # Another name

    def action_rename_view(self) -> None:
        """Ask for another name for the queue or tag; for other views as ever."""
        label = label_of(self.showing.view)
        if label is None:
            super().action_rename_view()
        else:
            self._ask_name(
                f"Another name for the {label}",
                label.name,
                lambda name: self._rename_label(label, name),
                lambda name: self._why_not_called(label, name),
            )

    def _why_not_called(self, label: Named, name: str) -> str:
        """Why a queue can't be called so: two orders can't be made one. Two tags can."""
        is_there = name.casefold() in (each.casefold() for each, _ in self.library.queues())
        if label.kind is NameKind.TAG or is_same_name(name, label.name) or not is_there:
            return ""
        return f"There is a queue {name_said(name)} already"

    def _rename_label(self, label: Named, name: str) -> None:
        with self._changing():
            new = label._replace(name=name)
            if label.kind is NameKind.QUEUE:
                merged, changes = 0, self.library.rename_queue(label.name, name)
            else:
                merged = 0 if is_same_name(name, label.name) else self._papers_of(new)
                changes = self.library.rename_tag(label.name, name)
            if changes:
                self._turn_to_label(new)
                self.redraw_marks()
                joined = f", with {counted(merged, 'paper')} that had it" if merged else ""
                self.status.report(f"The {label} is {name_said(name)} now{joined}; u undoes it")

    def _turn_to_label(self, label: Named) -> None:
        """Read the view of a label that was another one; its papers are where they were."""
        self.show(self.showing.turned_to(label.view), self.papers.paper_id)

    # None of its papers any more

    def action_delete_view(self) -> None:
        """Empty the queue, or take the tag off all papers; delete a saved view as ever."""
        label = label_of(self.showing.view)
        if label is None:
            super().action_delete_view()
            return
        with self.trouble_said():
            papers = self._papers_of(label)
            if not papers:
                self.status.say(label.view.empty)
            elif papers < _ASKED_FROM:
                self._drop_label(label)
            else:
                question = f"Take all {counted(papers, 'paper')} off the {label}?"
                self.ask_whether(question, lambda: self._drop_label(label))

    def _drop_label(self, label: Named) -> None:
        with self.trouble_said():
            is_queue = label.kind is NameKind.QUEUE
            drop = self.library.empty_queue if is_queue else self.library.drop_tag
            changes = drop(label.name)
            self.show(self.showing, None)
            self.redraw_marks()
            papers = counted(len({each.key for each in changes}), "paper")
            self.status.report(f"Took {papers} off the {label}; u undoes it")

    def _papers_of(self, label: Named) -> int:
        return len(self.library.search_whole(Query(label.view.where)))

    # Undone

    def _say_step(self, step: Step | None, what: str, nothing: str) -> None:
        """Turn to a label that has its old name again, and list papers that are back."""
        label = label_of(self.showing.view)
        if step is not None and label is not None:
            names = (queues_in if label.kind is NameKind.QUEUE else tags_in)(step.changes)
            others = [each for each in names if not is_same_name(each, label.name)]
            if len(others) < len(names) and not len(self.papers.listing):
                self.show(self.showing, self.papers.paper_id)
            elif len(others) == 1 and len(names) == 2 and not self._papers_of(label):
                self._turn_to_label(label._replace(name=others[0]))
        super()._say_step(step, what, nothing)
