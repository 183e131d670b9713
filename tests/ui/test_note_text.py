"""The note as it stands under an abstract."""

from tests.ui.test_paper_text import PAPER, URL, changed
from tuireader.typeset import Kind, Span, matcher
from tuireader.ui.widgets.note_text import Noted
from tuireader.ui.widgets.paper_text import PaperText, text_of

NOTE = "Proof in *app.* C\n\n- see https://example.org/a"


def shown(noted: Noted, width: int = 80, *, ascii_only: bool = False) -> list[str]:
    return [text_of(line) for line in noted.lines(width, ascii_only=ascii_only)]


def test_a_note_stands_under_a_quiet_heading() -> None:
    noted = Noted((NOTE,))
    assert shown(noted) == ["", "── Note", "Proof in app. C", "", "• see example.org/a"]
    assert list(noted.lines(80))[1] == (Span("── Note", Kind.QUIET),)


def test_without_a_note_there_is_no_heading() -> None:
    assert shown(Noted()) == []


def test_two_versions_are_both_shown_and_told_apart() -> None:
    assert shown(Noted(("one", "two"))) == [
        *("", "── Note", "one", ""),
        *("── Another version, written elsewhere at the same time", "two"),
    ]
    assert max(map(len, shown(Noted(("one", "two")), 20))) == 20


def test_matches_are_lit_and_ascii_is_said_where_that_is_all_there_is() -> None:
    lines = list(Noted(("the proof, of ε",), matcher(["pro"])).lines(80))
    assert Span("pro", Kind.MATCH) in lines[-1]
    assert shown(Noted(("of ε",)), ascii_only=True)[-1] == "of epsilon"


def test_it_is_the_end_of_the_text_and_its_links_can_be_opened() -> None:
    text = PaperText(PAPER, noted=Noted((NOTE,)))
    assert [text_of(line) for line in text.lines(80)[-4:]] == shown(Noted((NOTE,)))[-4:]
    assert [each.link for each in text.resources][-1] == "https://example.org/a"
    assert [each.link for each in PaperText(changed(pdf="")).resources] == [URL]
