from tuireader.query import Field, Term, parse, terms_in


def terms(text: str) -> tuple[Term, ...]:
    return terms_in(parse(text).where)


def test_a_query_that_asks_nothing_has_no_terms() -> None:
    assert terms("sort:title") == ()


def test_words_and_phrases_keep_their_fields_and_order() -> None:
    assert terms('b title:a or ("x y" c)') == (
        Term("b"),
        Term("a", Field.TITLE),
        Term("x y", phrase=True),
        Term("c"),
    )


def test_what_papers_must_lack_is_left_out() -> None:
    assert terms("a -b -(c d) -title:e") == (Term("a"),)


def test_what_they_must_not_lack_is_in() -> None:
    assert terms("-(a or -b)") == (Term("b"),)


def test_a_term_that_comes_twice_is_told_once() -> None:
    assert terms("a b or a c") == (Term("a"), Term("b"), Term("c"))


def test_states_facts_and_times_are_no_terms() -> None:
    assert terms("is:read has:pdf year:2020 read:<3d a") == (Term("a"),)
