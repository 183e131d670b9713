r"""Formulas of LaTeX as one line of Unicode."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset.latex import LONGEST, typeset_math

FORMULAS = {
    "letters and operators": {
        r"\alpha + \beta": "α + β",
        r"\epsilon \varepsilon \phi \varphi": "εεφφ",
        "n+1": "n+1",
        "n - 1": "n - 1",
        "x−1": "x-1",
        r"-\lambda": "-λ",
        r"a \cdot b": "a·b",
        r"A \cup B": "A ∪ B",
        r"f\circ g": "f ∘ g",
        r"\neg x": "¬x",
    },
    "relations are spaced, unless one side is missing": {
        r"k\le n": "k ≤ n",
        r"\ge 5": "≥5",
        r"{\sim}3": "∼3",
        r"x\in\mathbb{R}": "x ∈ ℝ",
        r"a \not\in B": "a ∉ B",
        r"f: X\to Y": "f: X → Y",
        "x:=y": "x := y",
        r"p(a\mid b)": "p(a | b)",
        r"X \xrightarrow[n]{d} Y": "X → Y",
        r"X \overset{d}{=} Y": "X =ᵈ Y",
        r"x \stackrel{\text{def}}{=} y": "x = y",
    },
    "times": {
        r"7\times": "7×",
        r"64 \times 64": "64×64",
        r"n\times m": "n × m",
    },
    "scripts in Unicode where every character has one": {
        "x^2": "x²",
        "x_i^2": "xᵢ²",
        "x^2_i": "xᵢ²",
        "x_{ij}": "xᵢⱼ",
        "a_{n+1}": "aₙ₊₁",
        "x^{(i)}": "x⁽ⁱ⁾",
        "10^{-6}": "10⁻⁶",
        "e^{-x}": "e⁻ˣ",
        r"\sum_{i=1}^n x_i": "∑ᵢ₌₁ⁿ xᵢ",
        "x^-1": "x⁻¹",
        "x^12": "x¹2",
        "y^(2)": "y⁽²⁾",
        "E_{0+}": "E₀₊",
        "n^{th}": "nᵗʰ",
    },
    "scripts in ASCII where one has none": {
        r"L_{\text{train}}": "L_train",
        "L_{train}": "L_train",
        "x_{i,j}": "x_(i,j)",
        "T^{2/3}": "T^(2/3)",
        r"T^{\frac{2}{3}}": "T^(2/3)",
        r"2^{\Omega(n/d)}": "2^Ω(n/d)",
        r"\ell_d^\gamma": "ℓ_d^γ",
        "F_{p^n}": "F_(pⁿ)",
        "e^{e^x}": "e^(eˣ)",
        "X_{f(i)}": "X_(f(i))",
        "x^{pq}": "x^(pq)",
        r"\mathbb{R}^{(n-1)^2}": "ℝ^((n-1)²)",
        r"d^{(k/n)^{O(1)}}": "d^((k/n)^O(1))",
        r"L_{\text{a-b}}": "L_(a-b)",
        "x_{abc} y": "x_abc y",
    },
    "what stands high by itself": {
        "x^*": "x*",
        r"x^\star": "x*",
        r"A^\top": "Aᵀ",
        r"20^\circ": "20°",
        r"f^\prime": "f'",
        "f''(x)": "f''(x)",
        "O^*(2^n)": "O*(2ⁿ)",
    },
    "fractions": {
        r"\frac{a}{b}": "a/b",
        r"\frac12": "½",
        r"\frac{3}{4}": "¾",
        r"\frac{3}{8}": "3/8",
        r"\frac{a+b}{c}": "(a+b)/c",
        r"\frac{2n}{mk}": "2n/(mk)",
        r"\frac{\log T}{\Delta}": "(log T)/Δ",
        r"\frac{1}{\sqrt{n}}": "1/√n",
        r"\frac{1}{n}\sum_i x_i": "(1/n) ∑ᵢ xᵢ",
        r"\frac{n}{k}\log n": "(n/k) log n",
        r"\log\frac{1}{\delta}": "log(1/δ)",
        r"1 - \frac{1}{e}": "1 - 1/e",
        r"\frac{1}{n(n-1)}": "1/(n(n-1))",
        r"\frac{-1}{2}": "-1/2",
        r"\frac{\frac{a}{b}}{c}": "(a/b)/c",
        r"{a+1 \over b}": "(a+1)/b",
        r"\binom{n}{k}": "C(n,k)",
    },
    "roots": {
        r"\sqrt n": "√n",
        r"\sqrt{nT}": "√(nT)",
        r"\sqrt[3]{x}": "∛x",
        r"\sqrt[n]{2}": "ⁿ√2",
        r"\sqrt{x_i}": "√xᵢ",
        r"\sqrt{x^2}": "√(x²)",
        r"\sqrt{|S|}": "√|S|",
        r"|U|\log|U|": "|U| log |U|",
        r"|\log x|": "|log x|",
    },
    "functions": {
        r"n\log n": "n log n",
        r"\log(n)": "log(n)",
        r"\log\log n": "log log n",
        r"\log^2 n": "log² n",
        "O(n log n)": "O(n log n)",
        r"\operatorname*{arg\,max}_x f": "arg maxₓ f",
        r"\mathrm{poly}(n)": "poly(n)",
        r"\min_{x\in S} f(x)": "min_(x∈S) f(x)",
        r"\lim_{n\to\infty} a_n": "lim_(n→∞) aₙ",
        r"a \bmod n": "a mod n",
        r"a \pmod n": "a (mod n)",
    },
    "brackets": {
        r"\left\lfloor \frac{n}{2}\right\rfloor": "⌊n/2⌋",
        r"\{1,\dots,n\}": "{1,…,n}",
        r"\|x\|_2": "‖x‖₂",
        r"\langle x, y\rangle": "⟨x, y⟩",
        r"\left. x\right|": "x|",
        r"\norm{x}": "‖x‖",
        r"\floor{x}": "⌊x⌋",
    },
    "tables": {
        r"\begin{pmatrix} a & b\\ c & d\end{pmatrix}": "[a, b; c, d]",
        r"\begin{cases} 0, & x<0 \\[1mm] 1 \end{cases}": "[0, x < 0; 1]",
        r"\begin{aligned} x &= y \\ z \end{aligned}": "x = y z",
    },
    "types": {
        r"\mathcal{O}(n)": "O(n)",
        r"\mathbb{E}[X]": "E[X]",
        r"\mathbb{Z}_2": "ℤ₂",
        r"\mathbf{x}": "x",
        r"{\bf x}": "x",
        r"\mathcal O": "O",
    },
    "accents": {
        r"\tilde{O}(n)": "Õ(n)",
        r"\hat\theta_t": "θ̂ₜ",
        r"\bar{x}": "x̄",
        r"\vec{w}": "w⃗",
        r"\overline{AB}": "AB",
        r"\hat{\imath}": "î",
    },
    "words": {
        r"x \text{ if } y": "x if y",
        r"5\,\text{ms}": "5 ms",
        r"\text{SNR}_{\text{dB}}": "SNR_dB",
        r"x \text{ for all $y^2$ here}": "x for all y² here",
        r"a~b": "a b",
    },
    "names that only their author knows": {
        r"\mone": "mone",
        r"\foo x": "foo x",
        r"\foo{}": "foo",
        r"\nnz{A}": "nnz(A)",
        r"\dotp{x}{y}": "⟨x, y⟩",
        r"\mathrmpoly(n)": "poly(n)",
        r"\cX": "X",
        r"\bbR": "ℝ",
        r"\mathbbR^d": "ℝᵈ",
        r"\sqrtT": "√T",
        r"\eps": "ε",
    },
    "what TeX doesn't show either": {
        r"\displaystyle x": "x",
        r"a\label{eq}b": "ab",
        r"\color{red} x": "x",
        r"a\kern-2mu b": "ab",
        r"\phantom{x}y": "y",
    },
    "signs": {
        r"95\%": "95%",
        r"\$5": "$5",
        r"\#": "#",
        r"\unicode{x2264}": "≤",
        r"\unicode{x1b}x": "x",
        r"a\ b": "a b",
    },
    "unfinished ones": {
        "x^": "x",
        "_": "",
        r"\frac{a}": "a/",
        "{x": "x",
        "x}": "x",
        "\\": "",
        r"\sqrt": "√",
        r"\begin{cases} a & b": "[a, b",
    },
}

PAIRS = [
    pytest.param(tex, shown, id=f"{group}: {tex}")
    for group, pairs in FORMULAS.items()
    for tex, shown in pairs.items()
]


@pytest.mark.parametrize(("tex", "shown"), PAIRS)
def test_a_formula_is_set_in_one_line(tex: str, shown: str) -> None:
    assert typeset_math(tex) == unicodedata.normalize("NFC", shown)


MACROS = r"\frac \sqrt \sum \text \left \right \hat \over \foo \begin \mathbb \mathrm \' \{ \\"
PIECES = [*MACROS.split(" "), *"{}[]()^_&$%~ ,.|+-=<xn1é≤", "{a}", "^{2}", "[3]"]
ANY_FORMULA = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


@given(ANY_FORMULA)
def test_any_text_is_set_in_one_line_without_markup(tex: str) -> None:
    shown = typeset_math(tex)
    assert shown == unicodedata.normalize("NFC", shown)
    assert not re.search(r"\\", shown)
    assert "{" not in shown or "{" in tex
    assert "  " not in shown
    assert shown == shown.strip(" ")


@given(st.text("abcxyz123", max_size=20))
def test_plain_letters_and_digits_stay(text: str) -> None:
    assert typeset_math(text) == text


@given(st.recursive(st.just("x"), lambda inner: inner.map(lambda each: f"\\frac{{{each}}}{{y}}")))
def test_fractions_within_fractions_keep_all_their_letters(tex: str) -> None:
    shown = typeset_math(tex)
    assert shown.count("y") == tex.count("y")
    assert shown.count("(") == shown.count(")")


def test_what_is_too_deep_or_too_long_is_shown_without_its_markup() -> None:
    assert typeset_math("{" * 30 + "x" + "}" * 30) == "x"
    assert typeset_math(r"\alpha" * LONGEST) == "alpha" * LONGEST
