"""The table of commands is whole, and everything that lists keys is made from it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widget import Widget

from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.query import parse
from tuireader.query.language import EXAMPLES
from tuireader.ui.commands import (
    COMMANDS,
    READING,
    TABLES,
    TRIAGE,
    TYPING,
    VIEWS,
    WRITING,
    Command,
    every_command,
    key_table,
)
from tuireader.ui.palette import TableProvider
from tuireader.ui.screens.deciding import Deciding
from tuireader.ui.screens.reading import Reading
from tuireader.ui.widgets.filter_input import FilterInput
from tuireader.ui.widgets.note_editor import NoteEditor
from tuireader.ui.widgets.queue_list import QueueList
from tuireader.ui.widgets.queued_abstract import QueuedAbstract
from tuireader.ui.widgets.views_pane import ViewsPane

PANES: dict[str, list[type[Widget]]] = {VIEWS: [ViewsPane], READING: [QueueList, QueuedAbstract]}
"""Where the keys of a pane are bound."""

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_screen_can_do_every_command(command: Command) -> None:
    assert callable(getattr(Reading, f"action_{command.action}"))


@pytest.mark.parametrize("command", TYPING, ids=lambda command: command.id)
def test_the_filter_can_do_all_that_keys_do_in_it(command: Command) -> None:
    assert callable(getattr(FilterInput, f"action_{command.action}"))


@pytest.mark.parametrize("command", TRIAGE, ids=lambda command: command.id)
def test_the_triage_can_do_all_that_keys_do_in_it(command: Command) -> None:
    assert callable(getattr(Deciding, f"action_{command.action}"))
    bindings = Deciding._merge_bindings().key_to_bindings
    for key in command.keys:
        assert [each.action for each in bindings[key]] == [command.action]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_no_key_means_two_things_in_one_place_and_no_id_is_given_twice(
    table: tuple[Command, ...],
) -> None:
    for pane in PANES:
        keys = [key for each in table if each.pane in ("", pane) for key in each.keys]
        assert len(keys) == len(set(keys))
    assert len({command.id for command in table}) == len(table)


def test_every_key_of_the_table_is_bound_to_its_command() -> None:
    for command in COMMANDS:
        of = "screen." if command.pane else ""
        for where in PANES.get(command.pane, [Reading]):
            bindings = where._merge_bindings().key_to_bindings
            for key in command.keys:
                bound = [each.action for each in bindings[key]]
                assert bound == [of + command.action_of(key)]


def test_every_key_of_the_filter_does_what_it_says_and_nothing_else() -> None:
    bindings = FilterInput._merge_bindings().key_to_bindings
    for command in TYPING:
        for key in command.keys:
            assert [each.action for each in bindings[key]] == [command.action]


def test_every_key_of_the_editor_of_notes_does_what_it_says_and_nothing_else() -> None:
    bindings = NoteEditor._merge_bindings().key_to_bindings
    for command in WRITING:
        assert callable(getattr(NoteEditor, f"action_{command.action}"))
        for key in command.keys:
            assert [each.action for each in bindings[key]] == [command.action]


def test_a_key_that_works_in_one_pane_is_not_bound_elsewhere() -> None:
    assert {each.pane for each in COMMANDS} == {"", *PANES}
    keys = {key for each in COMMANDS if each.pane for key in each.keys}
    assert keys.isdisjoint(Reading._merge_bindings().key_to_bindings)


def test_every_command_is_under_a_heading() -> None:
    assert sorted(each.id for _, group in key_table() for each in group) == sorted(
        each.id for each in every_command()
    )


def test_no_text_of_the_table_could_be_taken_for_markup() -> None:
    every = every_command()
    assert not [each for each in every if set("[]\\") & set(each.title + each.hint)]


@pytest.mark.parametrize("written", [written for written, _ in EXAMPLES])
def test_every_example_of_the_filter_language_is_a_filter(written: str) -> None:
    for alternative in written.split(", "):
        assert parse(alternative) != parse("")


@awaited
async def test_the_help_shows_every_command_and_every_example(library: Library) -> None:
    async with reading(library, size=(84, 180)) as reader:
        await reader.press("question_mark")
        shown = " ".join(re.sub("[│╭╮╰╯─┃]", " ", reader.text).split())
        for command in every_command():
            assert f"{command.shown_keys} {command.title}" in shown
        for written, finds in EXAMPLES:
            assert f"{written} {finds}" in shown
        await reader.press("q")
        assert reader.screen is reader.desk


@awaited
async def test_the_help_scrolls_where_it_does_not_fit(library: Library) -> None:
    async with reading(library, size=(80, 20)) as reader:
        await reader.press("question_mark")
        assert "Read on" in reader.text
        await reader.press("G")
        assert "sort:title" in reader.text
        assert "Read on" not in reader.text
        await reader.press("g", "escape")
        assert reader.screen is reader.desk


@awaited
async def test_the_palette_lists_every_command_that_makes_sense_to_pick(library: Library) -> None:
    async with reading(library) as reader:
        provider = TableProvider(reader.desk)
        offered = [hit.text async for hit in provider.discover()]
        assert offered == [command.title for command in COMMANDS if command.palette]
        found = [hit.text async for hit in provider.search("star")]
        assert "Starred papers" in found
        assert "Redo what was undone" not in found


@awaited
async def test_a_command_is_found_in_the_palette_by_its_name_and_done(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j", "ctrl+p", *"star, or")
        await reader.until(lambda: "Star, or take the star away  (s)" in reader.text)
        await reader.press("enter")
        await reader.until(lambda: reader.screen is reader.desk)
        await reader.until(lambda: reader.counts() == (30, 30, 1))
        assert "★ Paper 01" in reader.text


def test_the_keys_in_the_readme_are_those_of_the_table() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "tuireader", "keys", "--format", "markdown"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert readme_block("keys") == printed.stdout.strip()


def test_the_filter_language_in_the_readme_is_that_of_the_help() -> None:
    rows = [f"| `{written}` | {finds} |" for written, finds in EXAMPLES]
    assert readme_block("filter") == "\n".join(["| write | finds |", "| --- | --- |", *rows])


def readme_block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README.read_text("utf-8"), re.S)
    assert found, f"the README has no block {name}"
    return found[1].strip()
