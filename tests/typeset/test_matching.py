from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset import Matcher, matcher
from tuireader.typeset.matching import folded

PIECES = st.sampled_from(
    [
        "self",
        "Self",
        "-",
        " ",
        "sup",
        "é",
        "E\u0301",
        "ß",
        "İ",
        "_",
        "³",
        "ﬁ",
        "한",
        "視覚",
        "🙂",
        "\u0301",
        "x",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=30)


def found(text: str, *words: str, phrases: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in matcher(words, phrases).spans(text)]


def test_a_word_is_found_by_its_beginning_and_not_within() -> None:
    assert found("Vision and revision, visual", "vis") == ["Vis", "vis"]


def test_a_phrase_is_found_only_whole() -> None:
    assert found("deep learning, deep learn", phrases=("deep learn",)) == ["deep learn"]


def test_case_and_accents_do_not_count_either_way() -> None:
    assert found("Schrödinger, SCHRODINGER", "schro") == ["Schrö", "SCHRO"]
    assert found("Gödel, Godel", "GÖD") == ["Göd", "God"]


def test_scripts_and_letters_of_formulas_are_those_that_one_types() -> None:
    assert found("AstroM³, AstroM3", "astrom3") == ["AstroM³", "AstroM3"]
    assert found("AstroM³, AstroM3", "astrom³") == ["AstroM³", "AstroM3"]
    assert found("x₂ and ℓ₂-norm, x²", "x2", "l2-norm") == ["x₂", "ℓ₂-norm", "x²"]
    assert found("in ℝⁿ", "rn") == ["ℝⁿ"]
    assert found("Ｇｒａｐｈ", "graph") == ["Ｇｒａｐｈ"]
    assert found("½ of ﬁve", "1") == found("½ of ﬁve", "fi") == []


def test_syllables_of_korean_are_each_their_own() -> None:
    assert found("학습과 한국", "학습") == ["학습"]
    assert found("한국", "하") == []


def test_hyphens_and_spaces_between_words_are_the_same() -> None:
    titles = ("Self-Supervised", "self supervised", "self — supervised", "self_supervised")
    assert all(found(title, "self-sup") == [title[: title.index("ervised")]] for title in titles)
    assert found("selfsupervised", "self-sup") == []
    assert found("AI-based", "based") == ["based"]


def test_letters_of_other_scripts_are_letters() -> None:
    assert found("視覚言語 モデル", "視覚") == ["視覚"]
    assert found("Теория графов", "граф") == ["граф"]


def test_in_scripts_without_spaces_words_are_found_wherever_they_stand() -> None:
    assert found("視覚言語 モデル", "言語", "デル") == ["言語", "デル"]
    assert found("用BERT学習する", "bert学", "学x") == ["BERT学"]
    assert found("BERT学習, xBERT学習", "bert") == ["BERT"]
    assert found("学x, 学xy", phrases=("学x",)) == ["学x"]
    assert found("การเรียนรู้", "เรียน") == ["เรียน"]


def test_emoji_are_no_words_and_stand_in_nobodys_way() -> None:
    assert found("a 🙂 graph🙂", "🙂") == []
    assert found("a 🙂 graph🙂", "graph") == ["graph"]


def test_signs_of_patterns_are_only_signs() -> None:
    assert found("a.b (c) [d-z] x*", ".*", "[d-z]") == ["d-z"]
    assert found("anything", "(", "\\", "^a|$") == ["a"]


def test_the_longest_of_several_words_is_lit() -> None:
    assert found("graphs", "gr", "graph") == ["graph"]


def test_nothing_is_found_without_words() -> None:
    assert found("anything") == []
    assert found("anything", "", " ", "--") == []
    assert list(Matcher().spans("anything")) == []


@given(TEXTS)
def test_folding_leaves_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=2))
def test_spans_are_in_order_and_apart_and_within_the_text(
    text: str, words: list[str], phrases: list[str]
) -> None:
    at = 0
    for start, end in matcher(words, phrases).spans(text):
        assert at <= start < end <= len(text)
        at = end


@given(st.lists(st.sampled_from(["self", "Vision", "é", "graph"]), min_size=1, max_size=4))
def test_a_text_is_found_by_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    assert "".join(found(text, *words)) == "".join(words)
    assert found(text, phrases=(text,)) == [text]
