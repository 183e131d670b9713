"""What y copies, and what is said of it."""

import pytest

from tests.conftest import MakeLibrary
from tests.making import record
from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.ui.screens.reading import Reading

LINK = "https://arxiv.org/abs/2301.00000"


@pytest.fixture
def papers(make_library: MakeLibrary) -> Library:
    """Three papers, one with more to read than is copied, the last one without a link."""
    long = "words " * 20_000
    return make_library([record(0), record(1, abstract=long), record(2, identifiers=[])])


@awaited
async def test_y_copies_what_is_chosen_by_the_next_key(
    papers: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(papers) as reader:
        reader.type_ahead("y", "y")
        await reader.until(lambda: reader.app.clipboard)
        assert reader.app.clipboard == LINK
        assert f"Copied {LINK}" in reader.status
        await reader.press("y", "b")
        assert reader.app.clipboard.startswith("@misc{z00byron2011paper,\n")
        assert "Copied the BibTeX entry of “Paper 00 on vision”" in reader.status
        await reader.press("y")
        assert "m  Markdown citation" in reader.text
        await reader.press("escape", "j", "y", "a")
        assert len(reader.app.clipboard) == 64 * 1024
        assert "Copied the beginning of the abstract of “Paper 01 on graphs”" in reader.status
        await reader.press("G", "y", "y")
        assert reader.app.clipboard.startswith("words ")
        assert "This paper came without a link" in reader.status
        ids = list(papers.ids_named(LINK)) * 2 + [reader.desk.papers.paper_id or 0]
        monkeypatch.setattr(Reading, "targets", lambda desk: ids)
        await reader.press("y")
        assert "Copy of 3 papers" in reader.text
        await reader.press("y")
        assert reader.app.clipboard == f"{LINK}\n{LINK}"
        assert "Copied 2 links; 1 paper has none" in reader.status
        assert reader.screen is reader.desk
