"""The window with the record of reading: there at once, and as wide as the terminal lets it be."""

import pytest

from tests.ui.driving import awaited, reading
from tuireader.library import Library
from tuireader.ui.screens import recording


@pytest.mark.parametrize("quick", [100_000, 0], ids=["few papers", "many papers"])
@awaited
async def test_the_record_is_shown_and_new_each_time(
    library: Library, monkeypatch: pytest.MonkeyPatch, quick: int
) -> None:
    monkeypatch.setattr(recording, "_QUICK", quick)
    async with reading(library, size=(160, 40)) as reader:
        await reader.press("at")
        await reader.until(lambda: "None of 30 papers is read yet." in reader.text)
        await reader.press("q", "m", "at")
        await reader.until(lambda: "Read: 1 today, 1 this week, 1 of 30 in all" in reader.text)
        width = max(line.count("·") for line in reader.lines if "Mon " in line)
        await reader.pilot.resize_terminal(60, 20)
        await reader.until(lambda: "Sun " in reader.text)
        narrow = max(line.count("·") for line in reader.lines if "Mon " in line)
        assert (width, narrow) in ((53, 48), (52, 47))
        await reader.press("at")
        assert reader.screen is reader.desk
