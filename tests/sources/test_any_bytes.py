"""Whatever the bytes are: papers, refusals, or one error that says why."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tuireader.papers import Paper, clean_line, clean_text
from tuireader.sources import FORMATS, Refusal, Unreadable, read_source

snippets = st.sampled_from(
    [
        "Get trending papers in your email inbox!",
        "### [Ducks](https://huggingface.co/papers/2410.05434)",
        "https://huggingface.co/papers/2410.05434",
        "Ducks Swim in Ponds",
        "Ducks swim well. " * 12,
        "Oct 7, 2024",
        '{"title": "Ducks", "authors": ["A"]}',
        "---",
        "```",
        "[",
        "][3]",
        "- 8 authors",
        "\x1b]0;quack\x07",
    ]
)
texts = st.lists(snippets | st.text(max_size=30), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", "\r\n\r\n", " "]).map(lambda gap: gap.join(parts))
)
encoded = st.builds(
    lambda text, codec: text.encode(codec, "replace"),
    texts,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1"]),
)
magic = st.sampled_from([b"", b"\x1f\x8b\x08", b"%PDF", b"\xff\xfe", b"{", b"\0"])


def check(each: Paper | Refusal) -> None:
    if isinstance(each, Refusal):
        assert each.place
        assert each.reason
        assert "\n" not in each.reason
        return
    assert each.title == clean_line(each.title) != ""
    assert each.abstract == clean_text(each.abstract)
    assert each.key in each.identifiers
    assert each.sources


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | encoded | st.builds(bytes.__add__, magic, encoded))
def test_any_bytes_are_papers_refusals_or_unreadable(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(data)
        try:
            found = list(read_source(path))
        except Unreadable as problem:
            told = str(problem).removeprefix(f"{path}: ")
            found = [Refusal(str(path), told)]
    for each in found:
        check(each)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_can_be_given_to_every_format(text: str) -> None:
    for each in FORMATS:
        assert each.recognises(text) in (True, False)
        for found in each.read(text.split("\n")):
            assert isinstance(found, Paper | Refusal)
