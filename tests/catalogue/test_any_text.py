from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogue import naive
from tests.catalogue.naive import Held
from tuireader.catalogue import Catalogue
from tuireader.catalogue.shown import SEAM
from tuireader.query import And, Field, Is, Not, Or, Query, State, Term

NASTY = (
    *('"', "'", "''", "*", "a*", "^a", "a NEAR b", "NEAR(a b)", "title : a", "- a", "a AND NOT b"),
    *("AND", "OR", "NOT", "(", ")", "{a b} : x", "a + b", "' OR 1=1 --", "; DROP TABLE papers; --"),
    *(
        "%",
        "_",
        "\\",
        "\\%",
        "a%",
        "\0",
        "a\0b",
        "\0a",
        "😀",
        "a😀",
        "?",
        "?1",
        ":a",
        "@a",
        "$a",
        "x'41'",
    ),
    *("x2", "x₂", "x 2", "2 x", f"a {SEAM}", f"{SEAM} x₂"),
    *("arxiv:", "doi:", "10.1000/", "\u0301", "a\u0301", "\u200b", "\ue000", "²", "١", "İ", "ſ"),
)


def nasty_texts() -> st.SearchStrategy[str]:
    latin = st.characters(max_codepoint=0x17F, exclude_categories=())
    return (
        st.sampled_from(NASTY)
        | st.lists(st.sampled_from(NASTY), max_size=4).map("".join)
        | st.text(latin, max_size=8)
    )


@settings(max_examples=600, deadline=None)
@given(text=nasty_texts(), field=st.sampled_from(Field), phrase=st.booleans())
def test_no_text_finds_by_accident(
    small: tuple[Catalogue, list[Held]], text: str, field: Field, phrase: bool
) -> None:
    catalogue, shelved = small
    query = Query(Term(text, field, phrase))
    assert list(catalogue.search_whole(query).ids) == naive.listing(query, shelved)


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=()), max_size=12),
    field=st.sampled_from(Field),
    phrase=st.booleans(),
)
def test_any_text_can_be_searched_for(
    small: tuple[Catalogue, list[Held]], text: str, field: Field, phrase: bool
) -> None:
    catalogue, shelved = small
    term = Term(text, field, phrase)
    for node in (term, Not(term), Or((term, Is(State.STARRED))), And((term, Is(State.STARRED)))):
        assert set(catalogue.search_whole(Query(node)).ids) <= {each.id for each in shelved}
