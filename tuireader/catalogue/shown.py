r"""What a reader sees of a paper that its source doesn't say, as words for the index.

A title comes as ``AstroM$^3$`` and is shown as AstroM³; ``$\epsilon$-greedy`` is shown as ε-greedy.
The index is given the source, so that ``epsilon`` is found, and behind it the words that are only
shown: as they are seen (AstroM³), and as one types them (astrom3). What is seen is found.

It is found out once, when a paper is put on the shelf, and kept there: the index can give a paper
back only with exactly the texts that it was given, however typesetting has changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import is_normalized, normalize

from tuireader.catalogue.splitting import Splitter
from tuireader.catalogue.spreading import is_unspaced
from tuireader.papers import Paper
from tuireader.typeset import keeps_words, line_text, typeset_abstract

SEAM = "\uf8fe"
"""A word that nobody types, before each stretch of words that is only shown: no phrase is found
that ends in another stretch. It is a private character, and so a letter to the index."""

_PHRASE = 3
"""Words of an abstract that are found as a phrase wherever they are shown one after the other; with
three, one in 150 of all words in the index is there for what is shown, and with each more one in
500. Titles are found whole."""

_PHRASE_OF_LETTERS = 12
"""The same in scripts without spaces, where each letter is a word."""

_AS_TYPED: Final = "NFKC"
"""The form of Unicode in which ³ is 3, and ℓ is l."""


class ShownWords:
    """Finds words that are only shown; belongs to one thread."""

    def __init__(self) -> None:
        self._splitter = Splitter()

    def beside(self, paper: Paper) -> tuple[str, str]:
        """What is to be indexed behind the title, and behind the abstract: most often nothing."""
        title, abstract = paper.title, paper.abstract
        both = f"{title}\n{abstract}"
        if keeps_words(both) and is_normalized(_AS_TYPED, both):
            return "", ""
        line = line_text(title)
        blocks = [block.text for block in typeset_abstract(abstract)]
        phrase = _PHRASE_OF_LETTERS if is_unspaced(abstract) else _PHRASE
        return self._lacking(title, [line], len(line)), self._lacking(abstract, blocks, phrase)

    def close(self) -> None:
        """Let go of what it asks."""
        self._splitter.close()

    def _lacking(self, source: str, shown: list[str], longest: int) -> str:
        """The stretches of shown words that have all phrases, up to a length, the source lacks."""
        forms = dict.fromkeys([*shown, *(normalize(_AS_TYPED, each) for each in shown)])
        lines = f"\n{source}\n"
        others = [each for each in forms if f"\n{each}\n" not in lines]
        there = self._splitter.words(source) if others else ()
        met: dict[int, set[tuple[str, ...]]] = {}
        lacking: list[str] = []
        for text in others:
            words = self._splitter.words(text)
            length = min(len(words), longest)
            if length not in met:
                met[length] = set(_phrases(there, length))
            for stretch in list(_stretches(words, length, met[length])):
                lacking.append(f" {SEAM} {' '.join(stretch)}")
                met[length].update(_phrases(stretch, length))
        return "".join(lacking)


def _phrases(words: tuple[str, ...], length: int) -> Iterable[tuple[str, ...]]:
    """So many words that stand one after the other, from each word on."""
    return zip(*(words[at:] for at in range(length)), strict=False)


def _stretches(
    words: tuple[str, ...], length: int, met: set[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """The stretches of words that consist of phrases which were never met."""
    begun = end = 0
    for at, phrase in enumerate(_phrases(words, length)):
        if phrase not in met:
            if at > end:
                if end:
                    yield words[begun:end]
                begun = at
            end = at + length
    if end:
        yield words[begun:end]
