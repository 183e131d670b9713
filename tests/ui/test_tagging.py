"""Tags are edited in one line, completed as they are typed, and shown with the paper."""

from tests.ui.driving import awaited, reading
from tuireader.library import Library


def tags(library: Library, number: int) -> tuple[str, ...]:
    return library.marks_of([f"arxiv:2301.{number:05}"]).tags


@awaited
async def test_tags_are_typed_completed_changed_and_taken_back(library: Library) -> None:
    library.tag(library.ids_named("arxiv:2301.00007"), ["to cite"])
    async with reading(library, size=(140, 24)) as reader:
        await reader.press("t", *"ssl, ci")
        await reader.until(lambda: "ssl, ci → to cite" in reader.text)
        await reader.press("tab", "enter")
        assert tags(library, 0) == ("ssl", "to cite")
        assert "#ssl · #to cite" in reader.lines[0]
        assert "Tagged ssl, to cite; u undoes it" in reader.status
        await reader.press("t")
        await reader.paste("x" * 201)
        await reader.press("enter")
        assert "200 characters at most" in reader.status
        await reader.press("ctrl+u", "enter")
        assert tags(library, 0) == ()
        assert "#ssl" not in reader.lines[0]
        await reader.press("u")
        assert tags(library, 0) == ("ssl", "to cite")
        reader.type_ahead("t", "a", "escape", "j")
        await reader.until(lambda: reader.number == 1)
        assert tags(library, 0) == ("ssl", "to cite")
