"""The table of commands: the one place where keys are listed.

Bindings, the hint line, the palette, the help screen, ``tuireader keys`` and the README's table are
made from it. It imports nothing, so that the command line can print it without drawing anything.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """Under which heading the help lists a command."""

    READING = "Reading"
    MOVING = "Moving"
    MARKING = "Marking"
    FINDING = "Finding"
    TYPING = "In the filter"
    WRITING = "In a note"
    VIEWS = "In the side pane"
    TRIAGE = "In triage"
    OTHER = "Everything else"


class Command(NamedTuple):
    """One thing a reader can ask for."""

    id: str
    """Its name for ever: ``read-on``. The screen does it in the method ``action_read_on``."""

    keys: tuple[str, ...]
    """Keys in Textual's spelling, the one shown first."""

    title: str
    """What it does, in a line of help or the palette."""

    group: Group
    hint: str = ""
    """Its word in the hint line; empty: not shown there."""

    palette: bool = True
    """Whether it makes sense to pick from the palette; moving about doesn't."""

    pane: str = ""
    """The pane in which its keys work, `VIEWS` or `READING`; empty: they work everywhere."""

    by_key: bool = False
    """Whether its action is told which of the keys was pressed."""

    @property
    def action(self) -> str:
        """The name of the screen's action."""
        return self.id.replace("-", "_")

    def action_of(self, key: str) -> str:
        """What one of its keys is bound to."""
        return f"{self.action}({key!r})" if self.by_key else self.action

    @property
    def shown_keys(self) -> str:
        """Its keys as a reader knows them: ``ctrl+d PgDn``."""
        return " ".join(shown_key(key) for key in self.keys)


_SHOWN = {
    "question_mark": "?",
    "exclamation_mark": "!",
    "plus": "+",
    "at": "@",
    "slash": "/",
    "colon": ":",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "f2": "F2",
    "delete": "Del",
}


def shown_key(key: str) -> str:
    """A key in Textual's spelling as a reader knows it."""
    return _SHOWN.get(key, key)


VIEWS, READING = "views", "reading"
"""The panes in which a key can mean something of its own: the views; papers and their abstract."""

_MOVING, _READING, _MARKING = Group.MOVING, Group.READING, Group.MARKING
_FINDING, _VIEWS, _OTHER = Group.FINDING, Group.VIEWS, Group.OTHER

COMMANDS = (
    Command(
        "read-on",
        ("space",),
        "Read on: a page further; at the end mark read and go to the next unread paper",
        _READING,
        "read on",
    ),
    Command(
        "open-abstract",
        ("enter", "l"),
        "Into the abstract; there, enter opens its links",
        _READING,
        palette=False,
        by_key=True,
    ),
    Command("go-back", ("escape", "h"), "Back out, one step", _READING, palette=False),
    Command("next-unread", ("n",), "Next unread paper", _READING),
    Command("previous-unread", ("N",), "Previous unread paper", _READING),
    Command(
        "open-page", ("o",), "Open the paper's page, or pick code, data … it leads to", _READING
    ),
    Command("open-pdf", ("p",), "Open the paper's PDF in the browser", _READING),
    Command(
        "copy", ("y",), "Copy: then y link, t title, b BibTeX, m Markdown, a abstract", _READING
    ),
    Command(
        "triage", ("T",), "Triage: decide on the unread papers of this list, one by one", _READING
    ),
    Command("move-down", ("j", "down"), "Down", _MOVING, palette=False),
    Command("move-up", ("k", "up"), "Up", _MOVING, palette=False),
    Command("page-down", ("ctrl+d", "pagedown"), "A page down", _MOVING, palette=False),
    Command("page-up", ("ctrl+u", "pageup"), "A page up", _MOVING, palette=False),
    Command("go-first", ("g", "home"), "To the beginning", _MOVING, palette=False),
    Command("go-last", ("G", "end"), "To the end", _MOVING, palette=False),
    Command("next-pane", ("tab",), "Next pane", _MOVING, palette=False),
    Command("previous-pane", ("shift+tab",), "Previous pane", _MOVING, palette=False),
    Command("toggle-star", ("s",), "Star, or take the star away", _MARKING, "star"),
    Command("toggle-read", ("m",), "Mark read, or unread again", _MARKING, "read"),
    Command("mark-all-read", ("M",), "Mark all papers of this list read", _MARKING),
    Command(
        "queue",
        ("a",),
        "Queue it last, in next or the queue listed; again: off it",
        _MARKING,
        "queue",
    ),
    Command("queue-first", ("A",), "Queue it first; again: off it", _MARKING),
    Command("queue-in", ("Q",), "Queue it in a queue by name, old or new", _MARKING),
    Command("done", ("d",), "Done with it: read, and off the queue listed", _MARKING, pane=READING),
    Command("move-later", ("J",), "Move down in the queue listed", _MARKING),
    Command("move-earlier", ("K",), "Move up in the queue listed", _MARKING),
    Command("edit-tags", ("t",), "Edit tags, in one line with commas", _MARKING),
    Command("edit-note", ("e",), "Write a note on the paper", _MARKING, pane=READING),
    Command("edit-note-outside", ("E",), "Write it in $VISUAL or $EDITOR", _MARKING),
    Command("toggle-selected", ("x",), "Select the paper, or not any more; and on", _MARKING),
    Command(
        "select-range", ("v",), "Begin a range that grows as you move; again ends it", _MARKING
    ),
    Command("select-all", ("V",), "Select all papers of this list, or none of them", _MARKING),
    Command(
        "select-matching",
        ("X",),
        "Select matching …: the papers of this list that pass a filter",
        _MARKING,
    ),
    Command("undo", ("u",), "Undo the last change of marks", _MARKING, "undo"),
    Command("redo", ("ctrl+r",), "Redo what was undone", _MARKING),
    Command("filter", ("slash",), "Filter the list as you type", _FINDING, "filter"),
    Command("view-all", ("1",), "All papers", _FINDING),
    Command("view-unread", ("2",), "Unread papers", _FINDING),
    Command("view-starred", ("3",), "Starred papers", _FINDING),
    Command("view-next", ("4",), "Papers queued to be read next", _FINDING),
    Command(
        "view-numbered",
        ("5", "6", "7", "8", "9"),
        "The view with this number in the side pane",
        _FINDING,
        palette=False,
        by_key=True,
    ),
    Command("save-view", ("ctrl+s",), "Save the filter as a view, while typing it, too", _FINDING),
    Command("sort", ("S",), "Sort by date, time added, title, author, relevance …", _FINDING),
    Command("related", ("R",), "Papers like this one", _FINDING),
    Command("refresh", ("r",), "Make the list anew", _FINDING),
    Command("add", ("plus",), "Add papers from files and folders", _OTHER),
    Command("cancel-adding", ("ctrl+c",), "Cancel adding", _OTHER),
    Command("refused", ("exclamation_mark",), "What was refused when papers were added", _OTHER),
    Command("edit-view", ("e",), "Edit this view's filter", _VIEWS, pane=VIEWS),
    Command(
        "rename-view", ("c", "f2"), "Another name for this view, queue or tag", _VIEWS, pane=VIEWS
    ),
    Command(
        "delete-view",
        ("d", "delete"),
        "Delete this view, empty this queue, take this tag off all papers",
        _VIEWS,
        pane=VIEWS,
    ),
    Command("record", ("at",), "Reading record: papers a day, streaks, what waits", _OTHER),
    Command("command-line", ("colon",), "Command line: read, tag, queue … and a query", _OTHER),
    Command("help", ("question_mark",), "Keys and filter language", _OTHER, "help"),
    Command("palette", ("ctrl+p",), "Command palette", _OTHER, palette=False),
    Command("theme", ("ctrl+t",), "Choose the theme", _OTHER),
    Command("suspend", ("ctrl+z",), "To the shell; fg comes back", _OTHER),
    Command("quit", ("q",), "Back, and from the list: quit", _OTHER, "quit"),
)


TYPING = tuple(
    Command(id_, keys, title, Group.TYPING, hint, palette=False)
    for id_, keys, title, hint in (
        ("keep", ("enter",), "Keep the filter, and back to the list", "keep"),
        ("drop", ("escape",), "Drop it: all is as it was before", "drop"),
        ("complete", ("tab",), "Complete the word; again: with the next name", "complete"),
        ("complete-back", ("shift+tab",), "Complete it with the name before", ""),
        ("cursor-right", ("right",), "At the end: complete the word as shown", ""),
        ("older", ("up",), "An older filter that begins as typed", "older"),
        ("newer", ("down",), "A newer one, and at last what was typed", ""),
        ("delete-left-all", ("ctrl+u",), "Delete to the beginning", "clear"),
        ("delete-right-all", ("ctrl+k",), "Delete to the end", ""),
        ("delete-left-word", ("ctrl+w",), "Delete the word before the cursor", ""),
        ("cursor-left-word", ("ctrl+left",), "A word to the left", ""),
        ("cursor-right-word", ("ctrl+right",), "A word to the right", ""),
        ("home", ("ctrl+a", "home"), "To the beginning", ""),
        ("end", ("ctrl+e", "end"), "To the end", ""),
    )
)
"""What the keys do that are no letters, while a filter is typed: actions of its input."""

WRITING = tuple(
    Command(id_, keys, title, Group.WRITING, hint, palette=False)
    for id_, keys, title, hint in (
        ("save-note", ("escape", "ctrl+s"), "Save the note, and back to reading", "save"),
        ("write-outside", ("ctrl+o",), "Go on in $VISUAL or $EDITOR", "your editor"),
        ("new-line", ("enter", "ctrl+j"), "A line more; lists go on", ""),
        ("indent", ("tab",), "Four spaces", ""),
        ("undo", ("ctrl+z",), "Undo what was typed", "undo"),
        ("redo", ("ctrl+y",), "Redo it", ""),
        ("delete-to-end", ("ctrl+k",), "Delete to the end of the line", ""),
    )
)
"""What keys do while a note is written: actions of its editor, beside those of all text fields."""


TRIAGE = tuple(
    Command(f"triage-{id_}", keys, title, Group.TRIAGE, hint, palette=palette)
    for id_, keys, title, hint, palette in (
        ("keep", ("a",), "Keep it: to the end of the queue next, still unread", "keep", True),
        ("star", ("s",), "Star it; it is still unread", "star", True),
        ("skip", ("x", "d", "m"), "Skip it: mark it read", "skip", True),
        ("later", ("l",), "Later: leave it as it was", "later", True),
        ("back", ("b", "k", "backspace"), "Back to the paper before", "back", False),
        ("next", ("n", "j"), "Next paper: what was decided stays, else later", "", False),
        ("undo", ("u",), "Undo the last decision, and back to its paper", "undo", True),
        ("end", ("escape", "q"), "End: say what was done; again: back to the list", "end", True),
        ("help", ("question_mark",), "These keys and all others", "help", True),
        ("queue", ("Q",), "Keep it in another queue", "queue", True),
        ("undo-all", ("U",), "Take all decisions back; undo brings them back", "undo all", True),
        ("read-on", ("space",), "A page further; at the end, the keys are said", "", False),
        ("page-down", ("ctrl+d", "pagedown"), "A page down", "", False),
        ("page-up", ("ctrl+u", "pageup"), "A page up", "", False),
        ("line-down", ("down",), "A line down", "", False),
        ("line-up", ("up",), "A line up", "", False),
        ("open-page", ("o",), "Open the paper's page", "page", True),
        ("open-pdf", ("p",), "Open the paper's PDF in the browser", "PDF", True),
        ("finish", ("enter",), "At the end: back to the list", "", False),
    )
)
"""What keys do while unread papers are decided on, one by one."""


TABLES = {"commands": COMMANDS, "typing": TYPING, "writing": WRITING, "triage": TRIAGE}
"""All tables; within each, a key means one thing in one pane."""


def every_command() -> list[Command]:
    """All that is in the tables."""
    return [command for table in TABLES.values() for command in table]


def key_table() -> list[tuple[Group, list[Command]]]:
    """All that keys do, by group, in the order in which a reader meets them."""
    return [(group, [each for each in every_command() if each.group is group]) for group in Group]
