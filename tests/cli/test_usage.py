"""Words of the command line: help, mistakes, and what they cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tuireader import __version__
from tuireader.cli.parser import COMMANDS
from tuireader.ui.commands import key_table


@pytest.mark.parametrize(
    "words", [("--version",), ("-V",), ("--home", "x", "--version"), ("--ascii", "--version")]
)
def test_the_version_is_one_line(run: Run, words: tuple[str, ...]) -> None:
    outcome = run(*words)
    assert (outcome.status, outcome.out) == (0, f"tuireader {__version__}\n")


def test_help_names_every_command_and_gives_examples(run: Run) -> None:
    outcome = run("--help")
    assert outcome.status == 0
    assert all(f"\n  {name} " in outcome.out for name in COMMANDS)
    assert "tuireader papers.txt" in outcome.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(run: Run, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"usage: tuireader {name}")
    assert "--home DIR" in outcome.out


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_an_unknown_option_is_wrong_usage(run: Run, home: Path, name: str) -> None:
    required = {
        "add": ["x"],
        "show": ["x"],
        "related": ["x"],
        "note": ["x"],
        "mark": ["read", "x"],
        "merge": ["x"],
        "completions": ["bash"],
    }
    outcome = run(*filter(None, [name]), "--frobnicate", *required.get(name, []))
    assert (outcome.status, outcome.out) == (2, "")
    assert "--frobnicate" in outcome.err
    assert outcome.err.count("\n") == 1
    assert not home.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lst"], "tuireader: lst: no such file, did you mean `list`?"),
        (["marks", "read", "x"], "tuireader: marks: no such file, did you mean `mark`?"),
        (["frobnicate"], "tuireader: frobnicate: no such file or command"),
        (["lst", "papers.jsonl"], "tuireader: lst: no such file, did you mean `list`?"),
    ],
)
def test_a_mistyped_command_is_wrong_usage(
    run: Run, papers: Path, home: Path, words: list[str], told: str
) -> None:
    outcome = run(*words)
    assert outcome.status == 2
    assert outcome.err.startswith(told)
    assert not home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["add"],
        ["show"],
        ["list", "--form", "ids"],
        ["list", "--format", "xml"],
        ["list", "--limit", "0"],
        ["list", "--limit", "many"],
        ["list", "--limit", "9" * 30],
        ["list", "--color", "green"],
        ["list", "-kites"],
        ["completions"],
        ["completions", "cmd"],
        ["list", "--home", ""],
        ["--home"],
    ],
)
def test_other_wrong_usage_is_one_line(run: Run, home: Path, words: list[str]) -> None:
    outcome = run(*words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert not home.exists()


def test_an_error_of_the_system_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*words: object) -> int:
        raise OSError(28, "No space left on device", "/full")

    monkeypatch.setattr("tuireader.cli.listing.list_papers", fail)
    outcome = run("list")
    assert outcome.status == 1
    assert outcome.err == "tuireader: /full: No space left on device\n"


def test_what_nobody_foresaw_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*words: object) -> int:
        raise LookupError("no such\nthing")

    monkeypatch.setattr("tuireader.cli.listing.list_papers", fail)
    outcome = run("list")
    assert outcome.status == 1
    assert outcome.err == "tuireader: unexpected LookupError: no such thing\n"


def test_interrupting_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*words: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tuireader.cli.listing.list_papers", interrupt)
    outcome = run("list")
    assert (outcome.status, outcome.err) == (130, "")


def test_keys_are_listed_under_their_groups(run: Run) -> None:
    lines = run("keys").lines
    assert lines[0] == key_table()[0][0].value
    for group, commands in key_table():
        below = lines[lines.index(group.value) + 1 :]
        for command, line in zip(commands, below, strict=False):
            assert line.split("  ")[1] == command.shown_keys
            assert line.endswith(f"  {command.title}")


def test_keys_as_markdown_are_one_table(run: Run) -> None:
    lines = run("keys", "--format", "markdown").lines
    assert lines[1] == "| --- | --- |"
    assert len(lines) == 2 + sum(1 + len(commands) for _, commands in key_table())
    assert all(each.replace(r"\|", "").count("|") == 3 for each in lines)
    assert "| `space` | " in "\n".join(lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_commands_and_options(run: Run, shell: str) -> None:
    outcome = run("completions", shell)
    assert outcome.status == 0
    for word in (*COMMANDS, "home", "limit", "unstarred", "jsonl"):
        assert word in outcome.out
