import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogue.shelves import mirror_all, titles
from tuireader.catalogue import Catalogue, Marked
from tuireader.catalogue.splitting import TOKENIZER, Splitter
from tuireader.catalogue.spreading import is_unspaced, spread
from tuireader.papers import paper_of, title_identifier

CHINESE, JAPANESE, THAI = "用BERT的自监督学习方法", "視覚言語モデル", "การเรียนรู้ของเครื่อง"
KOREAN = "언어 모델의 학습"


@pytest.fixture(autouse=True)
def _filled(catalogue: Catalogue) -> None:
    catalogue.add(
        paper_of(each, published=f"200{9 - at}")
        for at, each in enumerate([CHINESE, JAPANESE, THAI, KOREAN, "Plain words"])
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习", [CHINESE]),
        ("监督学", [CHINESE]),
        ("习学", []),
        ("bert", [CHINESE]),
        ("bert的", [CHINESE]),
        ('"自监督"', [CHINESE]),
        ('"督监"', []),
        ("title:言語", [JAPANESE]),
        ("モデ", [JAPANESE]),
        ("デル", [JAPANESE]),
        ("視覚 モデル", [JAPANESE]),
        ("-学 year:2005..2009", [JAPANESE, THAI, KOREAN, "Plain words"]),
        ("เรียน", [THAI]),
        ("เครื่อง", [THAI]),
        ("모델", [KOREAN]),
        ("학", [KOREAN]),
        ("델의", []),
    ],
)
def test_words_are_found_wherever_they_stand_where_no_spaces_are(
    catalogue: Catalogue, text: str, found: list[str]
) -> None:
    assert titles(catalogue, text) == found


def test_notes_are_searched_in_the_same_way(catalogue: Catalogue) -> None:
    key = title_identifier("Plain words")
    mirror_all(catalogue, {key: Marked(note="用于论文第三章")}, "1")
    assert titles(catalogue, "note:论文") == titles(catalogue, 'note:"三章"') == ["Plain words"]
    assert titles(catalogue, "note:文论") == []


def test_texts_in_scripts_with_spaces_are_left_alone() -> None:
    for text in ("Plain words", "Schrödinger’s", "언어 모델", "Теория"):
        assert not is_unspaced(text)
        assert spread(text) == text
    assert spread("a学習b") == "a 学  習 b"


def test_text_is_split_as_the_index_does() -> None:
    splitter = Splitter()
    assert splitter.words("Self-Supervised_learning, 3D & L'été") == (
        *("self", "supervised", "learning"),
        *("3d", "l", "ete"),
    )
    assert splitter.words("用BERT的") == ("用", "bert", "的")
    assert splitter.words("?! — ★") == ()


def texts() -> st.SearchStrategy[str]:
    trying = st.sampled_from("aZ9_ -\u0301\u0323\u3099ŒßİẞſΣς学デก³ℓ½①\ue000\0")
    return st.text(trying | st.characters())


@given(texts())
def test_any_text_is_split_as_sqlite_itself_does(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as tables:
        tables.execute(f"CREATE VIRTUAL TABLE asked USING fts5 (text, tokenize = '{TOKENIZER}')")
        tables.execute("CREATE VIRTUAL TABLE words USING fts5vocab (asked, instance)")
        tables.execute("INSERT INTO asked VALUES (?)", (spread(text),))
        found = tables.execute('SELECT term FROM words ORDER BY "offset"')
        asked = tuple(word for (word,) in found)
    splitter = Splitter()
    assert splitter.words(text) == asked
    assert splitter.words(" ".join(asked)) == asked
    splitter.close()
