"""Queues by key: in and out, in order, read through, and given other names."""

from collections.abc import Callable
from contextlib import closing

from tests.ui.driving import Reader, awaited, reading
from tuireader.library import Library
from tuireader.query import parse


def ids(library: Library, *numbers: int) -> list[int]:
    return [id_ for each in numbers for id_ in library.ids_named(f"arxiv:2301.{each:05}")]


def queue(library: Library, name: str = "next") -> list[int]:
    """The numbers of the papers in a queue, in its order."""
    return [int(row.title.split()[1]) for row in library.rows(library.queue_order(name))]


def shows(reader: Reader, *rows: str) -> Callable[[], bool]:
    """Whether the list begins with these rows."""

    def are_shown() -> bool:
        lines = [line.split("││")[1] for line in reader.lines[1 : len(rows) + 1]]
        return all(line.startswith(row) for line, row in zip(lines, rows, strict=True))

    return are_shown


@awaited
async def test_papers_are_put_into_queues_and_taken_off_by_the_same_key(library: Library) -> None:
    library.queue(ids(library, 9), "thesis")
    async with reading(library) as reader:
        await reader.press("J")
        assert "J and K move a paper in a queue" in reader.status
        await reader.press("d")
        assert "d means done with a paper, in a queue" in reader.status
        await reader.press("a", "j", "a", "j", "A")
        assert queue(library) == [2, 0, 1]
        assert "First in next; u undoes it" in reader.status
        assert shows(reader, "+●  Paper 00", "+●  Paper 01", "+●  Paper 02", " ●  Paper 03")()
        assert "next 1st · unread" in reader.text
        await reader.press("A")
        assert queue(library) == [0, 1]
        assert "Off next; u undoes it" in reader.status
        await reader.press("u", "Q")
        assert "Queue for “Paper 02 on vision”" in reader.text
        await reader.press("T", "h")
        assert "Thesis" in reader.text
        await reader.press("right")
        assert "enter puts into it" in reader.text
        await reader.press("enter")
        assert "Last in “thesis”; u undoes it" in reader.status
        assert "in next, thesis · unread" in reader.text
        assert queue(library, "thesis") == [9, 2]
        await reader.press("Q", "shift+tab")
        assert "> thesis" in reader.text
        assert "enter takes it off this queue" in reader.text
        await reader.press("enter")
        assert queue(library, "thesis") == [9]
        await reader.press("Q", "enter")
        assert "It needs a name" in reader.text
        await reader.press(*"new", "enter")
        assert queue(library, "new") == [2]


@awaited
async def test_a_queue_is_put_in_order_read_and_done_with(library: Library) -> None:
    library.queue(ids(library, 4, 8, 2, 6))
    async with reading(library) as reader:
        await reader.press("4", "J", "J")
        assert shows(reader, " 1 ●  Paper 08", " 2 ●  Paper 02", " 3 ●  Paper 04")()
        assert (queue(library), reader.number) == ([8, 2, 4, 6], 4)
        await reader.press("K", "J", "J", "J")
        assert queue(library) == [8, 2, 6, 4]
        assert "That is the last in next" in reader.status
        await reader.press("u", "g")
        assert (reader.numbers, reader.number) == ([8, 2, 4, 6], 8)
        await reader.press("space")
        assert (reader.numbers, reader.number) == ([8, 2, 4, 6], 2)
        assert "Read, and still in the queue" in reader.status
        await reader.press("space")
        assert "still in the queue" not in reader.status
        await reader.press("d")
        assert (reader.numbers, reader.number) == ([8, 2, 6], 6)
        assert "The abstract of number 06." in reader.text
        assert "Done, read and off next; u undoes it" in reader.status
        await reader.press("d", "u")
        assert (queue(library), reader.numbers, reader.number) == ([8, 2, 6], [8, 2, 6], 6)
        assert shows(reader, " 1    Paper 08", " 2    Paper 02", " 3 ●  Paper 06")()
        await reader.press("a", "a", "d")
        assert "Nothing is queued to be read next. Press a" in " ".join(reader.text.split())


@awaited
async def test_a_queue_is_numbered_however_it_is_listed_and_by_whom_it_is_changed(
    library: Library,
) -> None:
    library.queue(ids(library, 4, 7, 2, 6), "thesis")
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("5", "slash", *"vision", "enter")
        assert shows(reader, " 1 ●  Paper 04", " 3 ●  Paper 02", " 4 ●  Paper 06")()
        await reader.press("J")
        assert (queue(library, "thesis"), reader.number) == ([7, 2, 4, 6], 4)
        assert shows(reader, " 2 ●  Paper 02", " 3 ●  Paper 04", " 4 ●  Paper 06")()
        with closing(Library(library.folder)) as other:
            other.move(ids(other, 6), "thesis", ids(other, 7)[0], behind=False)
            other.save()
        first = shows(reader, " 1 ●  Paper 06", " 3 ●  Paper 02", " 4 ●  Paper 04")
        await reader.until(first)
        assert reader.number == 4
        await reader.press("escape", "S", "5")
        await reader.until(shows(reader, " 3 ●  Paper 02", " 4 ●  Paper 04"))
        await reader.press("J")
        assert "This is the queue by title; S sorts it by its own order" in reader.status
        assert queue(library, "thesis") == [6, 7, 2, 4]


@awaited
async def test_queues_and_tags_get_other_names_and_go(library: Library) -> None:
    everything = list(library.search_whole(parse("")).ids)
    library.queue(ids(library, 5, 3), "thesis")
    library.queue(ids(library, 1), "other")
    library.tag(everything, ["ssl"])
    library.tag(ids(library, 1, 2), ["old"])
    async with reading(library) as reader:
        await reader.counted()
        await reader.press("6", "shift+tab", "c", "ctrl+u", *"Other", "enter")
        assert "There is a queue “Other” already" in reader.text
        await reader.press("ctrl+u", *"phd", "enter")
        assert "The queue “thesis” is “phd” now; u undoes it" in reader.status
        assert (queue(library, "phd"), reader.numbers) == ([5, 3], [5, 3])
        await reader.press("u")
        assert reader.desk.showing.view.id == "queue:thesis"
        assert reader.numbers == [5, 3]
        await reader.press("d")
        assert "Took 2 papers off the queue “thesis”; u undoes it" in reader.status
        assert reader.numbers == []
        await reader.press("u")
        assert reader.numbers == [5, 3]
        await reader.press("8", "delete")
        assert "Take all 30 papers off the tag “ssl”?" in reader.text
        await reader.press("n", "7", "c", "ctrl+u", *"ssl", "enter")
        assert "The tag “old” is “ssl” now, with 30 papers that had it" in reader.status
        assert library.search_whole(parse("tag:old")).ids.tolist() == []
        assert len(reader.numbers) == 30
