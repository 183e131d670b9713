"""The command line: what is typed behind a colon is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from tuireader.library import Change, Library
from tuireader.papers import clean_line
from tuireader.query import Query, QueryError
from tuireader.ui.screens.marking import Marking
from tuireader.ui.screens.viewing import Viewing
from tuireader.ui.views import ALL, view_of
from tuireader.ui.widgets.frame import cut

if TYPE_CHECKING:  # imported when a command is typed: no start should wait for them
    from tuireader.library.verbs import Verb
    from tuireader.ui.command_line import Asked
    from tuireader.ui.past_filters import PastFilters
    from tuireader.ui.widgets.command_bar import CommandBar

_ASKED_FROM = 200
"""Papers at once from which one is asked first, unless it was said which ones."""

_LIBRARY_SEARCHED_FROM = 20_000
"""Papers in a library from which looking through all of it takes a while."""

_FILE = "commands.json"
"""Where lines typed before are kept."""

_HINTS = (("enter", "do it"), ("tab", "complete"), ("↑", "older"), ("escape", "leave"))

_LONGEST_SAID = 40
"""Cells of what is said of names."""


class Commanding(Viewing, Marking):
    """The desk with its command line."""

    _command_bar: CommandBar | None = None
    _focus_before_command: Widget | None = None
    _past_commands: PastFilters

    # The line

    def action_command_line(self) -> None:
        """Open the command line."""
        self._open_command_bar("")

    def action_select_matching(self) -> None:
        """Ask for a filter, and select what passes it."""
        self._open_command_bar("select ")

    def _open_command_bar(self, text: str) -> None:
        if self._command_bar is None:
            from tuireader.ui.past_filters import PastFilters
            from tuireader.ui.widgets.command_bar import CommandBar
            from tuireader.ui.widgets.filter_input import Typing

            self._past_commands = PastFilters(self._state_folder, _FILE)
            self._command_bar = CommandBar(
                Typing(
                    self._line_typed, self._line_taken, self._close_command_bar, self.status.offer
                ),
                self.library.names_beginning,
                self._past_commands,
                self._view_names,
            )
            self.mount(self._command_bar, before=self.status)
        self._focus_before_command = self.focused
        self.status.say("")
        self.status.hint_at(_HINTS)
        self._command_bar.open(text)
        self._line_typed(text)

    def _close_command_bar(self) -> None:
        if self._command_bar is not None:
            self._command_bar.close()
        self.status.say("")
        self.status.offer(None)
        self.status.hint_at(None)
        self.set_focus(self._focus_before_command or self.papers)

    def _line_typed(self, text: str) -> None:
        """A letter was typed: say how the command goes on, or that it can't."""
        from tuireader.ui.command_line import check_line, cut_up

        if self._command_bar is None:
            return
        try:
            check_line(text)
        except QueryError as error:
            self.status.say(clean_line(str(error)), error=True, stay=True)
            self._command_bar.point_at(error)
            return
        self.status.say("")
        self._command_bar.point_at(None)
        parts = cut_up(text)
        word = parts.word if parts.end < len(text) else None
        self.status.hint_at(((word.usage, ""), ("", word.title)) if word else _HINTS)

    def _line_taken(self) -> None:
        """Enter: do it, or say what is wrong and stay."""
        from tuireader.ui.command_line import parse_line

        if self._command_bar is None:
            return
        text = self._command_bar.text
        try:
            asked = parse_line(text)
        except QueryError as error:
            self.status.say(clean_line(str(error)), error=True, stay=True)
            self._command_bar.point_at(error, go=True)
            return
        self._past_commands.add(text)
        self._close_command_bar()
        if asked is not None:
            with self.trouble_said():
                self._obey(asked)

    # What it asks for

    def _obey(self, asked: Asked) -> None:
        from tuireader.ui.words import Behind

        match asked.word.behind:
            case Behind.PAPERS if asked.word.verb is not None:
                self._mark(asked, asked.word.verb)
            case Behind.SELECTION:
                self._find(asked, self._select_found)
            case Behind.VIEW:
                self._turn_to_named(asked.text)
            case Behind.FILTER if asked.text:
                self.show(self.showing.filtered(asked.text), self.papers.paper_id)
            case Behind.ORDER if asked.query is not None and asked.query.sort is not None:
                self.show(self.showing.sorted_by(asked.query.sort), self.papers.paper_id)
            case _:
                getattr(self, f"action_{asked.word.action}")()

    def _view_names(self) -> Sequence[str]:
        return [line.title for line in self.views.lines if line.id]

    def _turn_to_named(self, name: str) -> None:
        """Turn to the view of this name, or the only one that begins so."""
        wanted = name.strip('"').casefold()
        lines = [line for line in self.views.lines if line.id]
        found = [line for line in lines if line.title.casefold() == wanted]
        found = found or [line for line in lines if line.title.casefold().startswith(wanted)]
        if len(found) == 1 or (found and found[0].title.casefold() == wanted):
            self.turn_to(view_of(found[0].id, self.listed.saved) or ALL)
        elif found:
            titles = ", ".join(line.title for line in found)
            self.status.say(f"“{_short(name)}” may be {_short(titles)}")
        else:
            self.status.say(f"There is no view “{_short(name)}”", error=True)

    # Which papers are meant

    def _find(self, asked: Asked, then: Callable[[Sequence[int]], None]) -> None:
        """Tell which papers a line means."""
        listing, query = self.papers.listing, asked.query
        from_list = asked.in_list or asked.word.verb is None
        if from_list and not self.is_list_whole():
            return
        if query is None:
            then(listing.ids if from_list else self.targets())
        else:
            listed = listing.ids if from_list else None
            papers = self.listed.counts.papers
            self.work(
                papers if papers >= _LIBRARY_SEARCHED_FROM else 0,
                "looking for papers",
                lambda library: _passing(library, query, listed),
                then,
            )

    def _select_found(self, ids: Sequence[int]) -> None:
        selection = self.papers.selection
        before = len(selection)
        if ids is self.papers.listing.ids:
            selection.add_all(self.papers.listing.ids)
        else:
            selection.add(ids)
        self.papers.show_selection()
        new = len(selection) - before
        self.status.say(f"{new:,} more selected" if ids else "No paper of this list matches")

    def _mark(self, asked: Asked, verb: Verb) -> None:
        where = asked.query.where if asked.query else None
        names = verb.names_meant(self.library, asked.names, where, self.showing.query.where)

        def found(ids: Sequence[int]) -> None:
            is_said = asked.query is not None or asked.in_list
            if not len(ids):
                self.status.say("No paper passes" if asked.query else "There is no paper here")
            elif len(ids) < _ASKED_FROM or is_said:
                self._do(verb, names, ids)
            else:
                question = f"{verb.title[0].upper()}{verb.title[1:]}: {len(ids):,} papers?"
                self.ask_whether(question, lambda: self._do(verb, names, ids))

        self._find(asked, found)

    def _do(self, verb: Verb, names: Sequence[str], ids: Sequence[int]) -> None:
        def say(changes: Sequence[Change]) -> None:
            self.redraw_marks()
            papers = len({each.key for each in changes})
            shown = [_short(each) for each in names]
            if papers:
                self.status.report(f"{verb.outcome(papers, shown)}; u undoes it")
            else:
                self.status.say(f"That was so already, with {len(ids):,} papers")

        self.work(
            len(ids),
            f"{verb.name}: {len(ids):,} papers",
            lambda library: verb.does(library, ids, names),
            say,
        )


def _passing(library: Library, query: Query, listed: Sequence[int] | None) -> Sequence[int]:
    """The papers that pass a query; those of a list only, in its order, if there is one."""
    found = library.search_whole(query).ids
    if listed is None:
        return found
    passing = set(found)
    return [each for each in listed if each in passing]


def _short(name: str) -> str:
    return cut(clean_line(name), _LONGEST_SAID)
