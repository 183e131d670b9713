"""How programs are started to be measured: compiled, and from an environment that says little."""

import compileall
import importlib.util
import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
"""Where the programs run, so that ``-m tuireader`` is the one beside these benchmarks."""

_KEPT = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "SYSTEMROOT", "TMPDIR", "VIRTUAL_ENV")

_COMPILED = ("tuireader", "tests.benchmarks", "textual", "rich", "markdown_it", "tinydb")


def environment() -> dict[str, str]:
    """What a measured program is told: a capable terminal, and nothing of Python's own switches.

    One that keeps Python from compiling modules makes every start three times as long.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {"LANG": "C.UTF-8", **kept, "TERM": "xterm-256color", "COLORTERM": "truecolor"}


def compile_modules() -> None:
    """Compile what is imported, where that may be written."""
    for name in _COMPILED:
        spec = importlib.util.find_spec(name)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            compileall.compile_dir(folder, quiet=2)
