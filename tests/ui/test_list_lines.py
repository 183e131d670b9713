"""Enter goes on with a list, and ends it on an empty item."""

import pytest

from tuireader.ui.list_lines import next_line


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("", ""),
        ("a text", ""),
        ("  a text", "  "),
        ("   ", ""),
        ("- one", "- "),
        ("  * [ ] one", "  * "),
        ("9. nine", "10. "),
        ("1) one", "2) "),
        ("> said", "> "),
        (">> said", ">> "),
        ("> - said", "> - "),
        ("-no item", ""),
        ("2023 was", ""),
        ("- ", None),
        ("3.  ", None),
        ("> ", None),
    ],
)
def test_the_next_line_begins_as_this_one_does(line: str, begins: str | None) -> None:
    assert next_line(line) == begins
