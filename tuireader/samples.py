"""The sample papers that come with the program."""

from __future__ import annotations

from pathlib import Path

_PAGE = Path("sample_data", "papers-page.txt")


def sample_page() -> Path:
    """The page of 120 sample papers: beside the modules when installed, else in the checkout."""
    package = Path(__file__).parent
    packaged = package / _PAGE
    return packaged if packaged.is_file() else package.parent / _PAGE
