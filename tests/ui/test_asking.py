"""Windows that ask are answered by a key, and once."""

from tests.ui.driving import awaited, reading
from tuireader.library import Library


@awaited
async def test_a_window_is_answered_once_however_fast_keys_come(library: Library) -> None:
    async with reading(library) as reader:
        for keys in (("M", "y", "y"), ("S", "enter", "enter"), ("question_mark", "q", "escape")):
            reader.type_ahead(*keys)
            await reader.press("escape")
            await reader.until(lambda: reader.screen is reader.desk)
        assert reader.app.is_running
        assert reader.counts() == (30, 0, 0)
        await reader.press("S")
        assert "2  Oldest" in reader.text
        reader.type_ahead("2", "S", "6")
        await reader.until(lambda: "title, Z to A" in reader.text)
        assert reader.numbers[0] == 29
