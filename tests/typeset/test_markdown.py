r"""Prose with LaTeX and some Markdown in it, as spans."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tuireader.papers import clean_line
from tuireader.typeset import Kind, Span, typeset_line

STRONG, EMPHASIS, CODE, MATH, QUIET = (
    Kind.STRONG,
    Kind.EMPHASIS,
    Kind.CODE,
    Kind.MATH,
    Kind.QUIET,
)


def shown(source: str) -> str:
    return "".join(span.text for span in typeset_line(source))


TEXTS = {
    "formulas": {
        "Kite$^3$: fast": "Kite³: fast",
        r"S\(^2\)-Net": "S²-Net",
        r"$\epsilon$-greedy and $K$-means": "ε-greedy and K-means",
        r"about $\sim$40M of $90\%$": "about ∼40M of 90%",
        "$$x=1$$ holds": "x = 1 holds",
        r"\[ x^2 \] holds": "x² holds",
        r"\begin{equation} x^2 \end{equation}": "x²",
        r"$\textbf{K}$ites": "Kites",
    },
    "dollars that are money": {
        "costs $5 million and $6 million": "costs $5 million and $6 million",
        "only $4 per test": "only $4 per test",
        "from $5-$10 or $1M, $2M": "from $5-$10 or $1M, $2M",
        "between $100 and $200 a day": "between $100 and $200 a day",
        r"for \$7 or $x$": "for $7 or x",
        "one $ alone": "one $ alone",
    },
    "macros of text": {
        r"\textbf{K}ites \emph{really} fly": "Kites really fly",
        r"{\em very} good {\bf thing}": "very good thing",
        r"\textsc{Kite} \texttt{a\_b} \underline{c}": "Kite a_b c",
        r"\textcolor{red}{warm} \color{blue} cold": "warm cold",
        r"87\% of R\&D, C\#, a\_b, \$5, \{x\}": "87% of R&D, C#, a_b, $5, {x}",
        r"see \cite{kim23} and \citep[p.~3]{a,  b}": "see [kim23] and [a, b]",
        r"text\footnote{Note.} goes on": "text (Note.) goes on",
        r"one\label{a} two": "one two",
        r"e.g.\ this, 10\,ms, a\quad b": "e.g. this, 10 ms, a b",
        r"\noindent Start": "Start",
        r"first\\ second": "first second",
        r"\ie this, \eg that, Kim \etal": "i.e. this, e.g. that, Kim et al.",
        r"\mone, the best \mone{} ever": "mone, the best mone ever",
        r"we call it \ours{Kite}": "we call it Kite",
        r"\epsilon-close in \mathbb{R}^{d}, \sqrt{n}": "ε-close in ℝᵈ, √n",
        r"at O(n \log n)": "at O(n log n)",
        r"cut \textbf{off here": "cut off here",
        r"lost \cite{here": "lost here",
        r"{K}ites and {NASA}, {a, b}": "Kites and NASA, {a, b}",
        r"\*starred\*": "*starred*",
        "end\\": "end",
    },
    "accents": {
        r"Erd{\"o}s and Erd\H{o}s, na\"ive, Poincar\'e": "Erdös and Erdős, naïve, Poincaré",
        r"\v{C}ech, Gar\c{c}on, \'{E}l\'{\i}se, \~n": "Čech, Garçon, Élíse, ñ",
        r"\O rsted, Stra\ss e, \L{}ukasz, \aa": "Ørsted, Straße, Łukasz, å",
        r"Kurt G{\"{o}}del, \c c": "Kurt Gödel, ç",
    },
    "quotes and dashes": {
        "``skills,'' but": "“skills,” but",
        "a `word' and don't": "a ‘word’ and don't",
        "f'' without an opening": "f'' without an opening",
        "a---b, 3--5, c -- d": "a—b, 3–5, c – d",
        "the option --fast": "the option --fast",
        "0.7+/-0.1": "0.7±0.1",
        "50 -> 60, x->y": "50 → 60, x->y",
        "Fig.~3, about ~4% or ~~, 2~3": "Fig. 3, about ~4% or ~~, 2~3",
    },
    "prose stays": {
        "a*b and c*d, p_value, snake_case": "a*b and c*d, p_value, snake_case",
        "uses <think> & <b>, [1], [/b]": "uses <think> & <b>, [1], [/b]",
        "# not a heading": "# not a heading",
        "5 < 6 > 4, a | b": "5 < 6 > 4, a | b",
    },
}  # fmt: skip

PAIRS = [
    pytest.param(source, text, id=f"{group}: {source}")
    for group, pairs in TEXTS.items()
    for source, text in pairs.items()
]


@pytest.mark.parametrize(("source", "text"), PAIRS)
def test_a_source_reads_as_on_paper(source: str, text: str) -> None:
    assert shown(source) == text


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        ("**D**irect", [Span("D", STRONG), Span("irect")]),
        (r"\textbf{a \emph{b $x$}} c", [
            Span("a ", STRONG), Span("b ", STRONG | EMPHASIS),
            Span("x", STRONG | EMPHASIS | MATH), Span(" c")]),
        ("use `a_b` here", [Span("use "), Span("a_b", CODE), Span(" here")]),
        ("`$x$`", [Span("$x$", CODE)]),
        (r"\mone is", [Span("mone", QUIET), Span(" is")]),
        (r"as \cite{x}", [Span("as "), Span("[x]", QUIET)]),
        (r"Kite$^3$s", [Span("Kite"), Span("³", MATH), Span("s")]),
        ("a **b", [Span("a **b")]),
    ],
)  # fmt: skip
def test_types_become_kinds(source: str, spans: list[Span]) -> None:
    assert list(typeset_line(source)) == spans


@pytest.mark.parametrize(
    ("source", "spans"),
    [
        (r"at \url{https://x.org/a_b}.", [
            Span("at "), Span("https://x.org/a_b", link="https://x.org/a_b"), Span(".")]),
        (r"the \href{https://x.org/y}{code \textbf{here}}", [
            Span("the "), Span("code ", link="https://x.org/y"),
            Span("here", STRONG, "https://x.org/y")]),
        ("[the code](https://x.org/y)", [Span("the code", link="https://x.org/y")]),
        ("(www.x.org/y).", [Span("("), Span("www.x.org/y", link="https://www.x.org/y"),
            Span(").")]),
        (r"\url{https://x.org/lost", [Span("https://x.org/lost", link="https://x.org/lost")]),
        (r"\href{https://x.org/y}{}", [Span("https://x.org/y", link="https://x.org/y")]),
    ],
)  # fmt: skip
def test_links_know_where_they_lead(source: str, spans: list[Span]) -> None:
    assert list(typeset_line(source)) == spans


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://x", "x.org"]
)
def test_only_the_web_is_linked(link: str) -> None:
    for source in (rf"\href{{{link}}}{{here}}", f"[here]({link})", rf"\url{{{link}}}", link):
        assert [span.link for span in typeset_line(source) if span.link] == []
        assert "here" in shown(source) or link in shown(source)


MACROS = (
    r"$ $$ \( \) \[ \] { } \textbf{ \emph{ \url{ \href{ \cite{ \foo \' \~ \\ \% \begin{x} \item"
)
SIGNS = ["``", "''", "`", "'", "--", "->", "+/-", "~", "**", "[a](", ")", "https://x.org", "\\"]
PIECES = [*MACROS.split(" "), *SIGNS, "word", " ", "x^2", "_", "é", "視"]
SOURCES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


@given(SOURCES)
@example(r"\href{a}{\url{b}}")
@example(r"\textbf{$x}$")
def test_any_clean_source_is_typeset(source: str) -> None:
    spans = typeset_line(clean_line(source))
    assert all(span.text and "\n" not in span.text for span in spans)
    assert all(span.link.startswith(("http://", "https://")) for span in spans if span.link)


@given(st.text("abcdefg XYZ.,;:()é視-/", max_size=60))
def test_prose_without_markup_stays_as_it_is(text: str) -> None:
    source = re.sub("-+", "-", clean_line(text))
    assert shown(source) == source
