import pytest

from tuireader.query import And, Field, Node, Query, QueryError, Term, parse


def where(text: str) -> Node | None:
    return parse(text).where


@pytest.mark.parametrize("text", ["", " ", "\t\n", "-", " - ", "--", "- -- -"])
def test_nothing_and_lone_dashes_ask_nothing(text: str) -> None:
    assert parse(text) == Query()


@pytest.mark.parametrize(
    "word", ["vision", "self-supervised", "C++", "naïve", "3.5", "o'neil", "$x^2$", "a-", "…", "#"]
)
def test_a_word_keeps_its_punctuation(word: str) -> None:
    assert where(word) == Term(word)


def test_words_must_all_match() -> None:
    assert where("self sup  vision") == And((Term("self"), Term("sup"), Term("vision")))


def test_a_dash_between_words_is_harmless() -> None:
    assert where("models - soups") == And((Term("models"), Term("soups")))


def test_quotes_make_a_phrase() -> None:
    assert where('"model  soups"') == Term("model  soups", phrase=True)


def test_keywords_and_fields_in_quotes_are_text() -> None:
    assert where('"a or title:b -c"') == Term("a or title:b -c", phrase=True)


def test_a_quote_and_a_backslash_are_escaped_in_a_phrase() -> None:
    assert where(r'"say \"hi\" \\ now"') == Term(r'say "hi" \ now', phrase=True)


def test_a_backslash_before_anything_else_in_a_phrase_is_itself() -> None:
    assert where(r'"the \alpha method"') == Term(r"the \alpha method", phrase=True)


def test_an_escaped_backslash_does_not_escape_the_closing_quote() -> None:
    assert where(r'"a\\" b') == And((Term("a\\", phrase=True), Term("b")))


def test_a_quote_ends_a_word() -> None:
    assert where('a"b"c') == And((Term("a"), Term("b", phrase=True), Term("c")))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (r"\or", "or"),
        (r"\-x", "-x"),
        (r"title\:x", "title:x"),
        (r"\title:x", "title:x"),
        (r"f\(x\)", "f(x)"),
        (r"two\ words", "two words"),
        (r"\"", '"'),
        (r"a\\b", r"a\b"),
        ("a\\", "a\\"),
    ],
)
def test_a_backslash_makes_the_next_character_of_a_word_plain(text: str, meant: str) -> None:
    assert where(text) == Term(meant)


@pytest.mark.parametrize("field", [field for field in Field if field is not Field.ANY])
def test_a_field_takes_a_word_or_a_phrase(field: Field) -> None:
    assert where(f"{field.value}:cs.") == Term("cs.", field)
    assert where(f'{field.value}:"two words"') == Term("two words", field, phrase=True)


def test_a_field_ends_with_its_word() -> None:
    assert where("author:kim soups") == And((Term("kim", Field.AUTHOR), Term("soups")))


@pytest.mark.parametrize("text", ["author: kim", "author:\t kim", "AUTHOR:kim", "Author: kim"])
def test_space_after_the_colon_and_case_of_the_name_change_nothing(text: str) -> None:
    assert where(text) == Term("kim", Field.AUTHOR)


@pytest.mark.parametrize("value", ["or", "-x", "title:x", "https://a:b", "not", "--"])
def test_right_behind_a_colon_all_is_text(value: str) -> None:
    assert where(f"source:{value}") == Term(value, Field.SOURCE)


@pytest.mark.parametrize("text", ["arXiv:2006.10029", "arxiv: 2006.10029", "doi:2006.10029"])
def test_pasted_identifiers_look_in_the_id(text: str) -> None:
    assert where(text) == Term("2006.10029", Field.ID)


@pytest.mark.parametrize(
    "word",
    ["https://x", "file:/x", "12:30", "v2:x", "std::sort", "BERT:", ":x", "a-b:c", "cs.LG:x"],
)
def test_a_colon_that_names_no_field_is_part_of_the_word(word: str) -> None:
    assert where(word) == Term(word)


def test_a_pasted_title_is_words() -> None:
    assert where("BERT: Pre-training (of) X") == And(
        (Term("BERT:"), Term("Pre-training"), Term("of"), Term("X"))
    )


@pytest.mark.parametrize("text", ["foo:bar", "Part:II", 'tile:"x y"', "foo:(a)", "foo:-a", "é:x"])
def test_letters_and_a_colon_with_text_behind_are_an_unknown_field(text: str) -> None:
    with pytest.raises(QueryError, match="no field"):
        parse(text)
