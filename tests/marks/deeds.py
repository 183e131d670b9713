"""What is done to marks and looked for, again and again."""

from pathlib import Path

from tuireader.marks import Cell, Change, MarkStore


def star(store: MarkStore, *keys: str) -> tuple[Change, ...]:
    return store.change([(key, Cell.STARRED, True) for key in keys], "Starred")


def aside_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob("state.json.corrupt-*"))
