r"""Texts of pages that deleted the dollars and backslashes of LaTeX."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset.remnants import mended

PIECES = st.sampled_from(
    [
        "10",
        "2.5",
        "times",
        "sim",
        "le",
        "leq",
        "pm",
        "rightarrow",
        "cdot",
        "Long",
        "long",
        "left",
        "Left",
        "right",
        "arrow",
        "^circ",
        "^{circ}",
        "x",
        "H",
        "O",
        "alpha",
        "theta",
        "_",
        "^",
        "{",
        "}",
        "(",
        ")",
        " ",
        ".",
        "-",
        "%",
        "textbf",
        "mathcal",
        "frac",
        "sqrt",
        "https://a.org/b",
        "\\",
        "$",
        "`",
        "x2014",
        "Θ",
    ]
)
LOST = "le20 7times 96times96 H_2O x_i^2 10^-6 pi_0.5 mathcal{O} textbf{T} https://a.org/x{y}"
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40)


@pytest.mark.parametrize(
    ("lost", "read"),
    [
        ("only (le20 words), ge5% or leq3k", "only (≤20 words), ≥5% or ≤3k"),
        ("sim40 hours, sim2.5%, (sim7B), sim3times", "∼40 hours, ∼2.5%, (∼7B), ∼3×"),
        ("approx0.3 of it, times4.2, neq0", "≈0.3 of it, ×4.2, ≠0"),
        ("a 7times gain, by 3.5times.", "a 7× gain, by 3.5×."),
        ("3times-5times, 4--6times, 2timesA100", "3×-5×, 4--6×, 2×A100"),
        ("96times96, 96times 96, 96 times 96", "96×96, 96×96, 96×96"),
        ("8 times 96 times 64 cells", "8×96×64 cells"),
        ("2times 10-fold", "2× 10-fold"),
        ("1sim6, 3timessim5times", "1∼6, 3×∼5×"),
        ("0.71pm0.04, 71% pm 1.5, pm0.5, pm3%", "0.71±0.04, 71% ± 1.5, ±0.5, ±3%"),
        ("a leq b, (x neq y), n geq 3", "a ≤ b, (x ≠ y), n ≥ 3"),
        ("O(k cdot n), kcdot n, 1, ldots, infty", "O(k · n), k· n, 1, …, ∞"),
        ("textrightarrowimage, 0.3rightarrow0.6", "text→image, 0.3→0.6"),
        ("enleftrightarrowde, A Rightarrow B, F1 uparrow", "en↔de, A ⇒ B, F1 ↑"),
        ("Longleftrightarrow, longleftarrow, Longleftarrow", "⇔, ←, ⇐"),
        ("90^{circ}, 180^circ, 90^circtimes45^circ, 20^{\\circ}C", "90°, 180°, 90°×45°, 20°C"),
        ("fastx2014and small", "fast—and small"),
        ("``fast'' 5times, ``small''", "``fast'' 5×, ``small''"),
    ],
)
def test_symbols_are_mended_beside_numbers_and_where_no_word_could_be(lost: str, read: str) -> None:
    assert mended(lost) == read


@pytest.mark.parametrize(
    ("lost", "source"),
    [
        ("of H_2O and CO_2", r"of \(H_2\)O and CO\(_2\)"),
        ("Fe_2O_3, MoS_2", r"Fe\(_2\)O\(_3\), MoS\(_2\)"),
        ("Net^3, a Net^2-like, k^2", r"Net\(^3\), a Net\(^2\)-like, \(k^2\)"),
        ("Net^{+}, Net^*, Net^N", r"Net\(^{+}\), Net\(^*\), Net\(^N\)"),
        ("64^3, 10^-6, (a+b)^2", r"64\(^3\), 10\(^{-6}\), (a+b)\(^2\)"),
        ("x_i, y_{i,j}, z_t^2, w^2_k, R^d", r"\(x_i\), \(y_{i,j}\), \(z_t^2\), \(w^2_k\), \(R^d\)"),
        ("O(n^2), L_1/L_2", r"O(\(n^2\)), \(L_1\)/\(L_2\)"),
        ("ell_1-norm, L_infty, pi_theta", r"\(\ell_1\)-norm, \(L_\infty\), \(\pi_\theta\)"),
        ("pi_0.5, chi^2, π_{0.5}", r"\(\pi_{0.5}\), \(\chi^2\), \(π_{0.5}\)"),
        ("theta_{text{old}}, AP_{50:95}", r"\(\theta_{\text{old}}\), AP\(_{50:95}\)"),
        ("R_{sim}, x^{n times m}, A^top", r"\(R_{sim}\), \(x^{n \times m}\), \(A^\top\)"),
        ("mathcal{O}(n), mathbb{R}^{d}", r"\(\mathcal{O}\)(n), \(\mathbb{R}^{d}\)"),
        ("sqrt{n log n}, frac{alpha}{2}", r"\(\sqrt{n \log n}\), \(\frac{\alpha}{2}\)"),
        ("hat{x}_i and tilde{O}(1)", r"\(\hat{x}_i\) and \(\tilde{O}\)(1)"),
        ("textbf{T}ree, Netemph{x}", r"\textbf{T}ree, Netemph{x}"),
        ("preextbf{a} extit{b} emph{c}", r"preextbf{a} \textit{b} \emph{c}"),
        ("{bf Tree}", r"{\bf Tree}"),
        ("at https://a.org/x{here}.", r"at \href{https://a.org/x}{here}."),
        ("https://a.org/{https://a.org/}", r"\href{https://a.org/}{https://a.org/}"),
    ],
)
def test_formulas_styles_and_links_are_put_into_latex(lost: str, source: str) -> None:
    assert mended(lost) == source


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sometimes 5 times, at times 3; 10 times 5 and 10 times 10-fold",
        "sim2real in sim, le Monde, a sim-to-real gap, pm2.5 and pm10, at 5 pm 20 came",
        "alpha-Flow, muP, lambda=1, pre-alpha, (beta), the arrow narrowed to arrowheads",
        "snake_case, x_train, max_len_1, GPT_4, Swin_T, _x_1, x_1_2, tool_call, NOT_{A,B}",
        "src/x_1, x_1.py, a.x_1, --x_1, x_i@a.org, @x_1, ^X^C",
        "https://a.org/x_1^2/10times?sim13, www.a.org/H_2, github.com/ana/H_2",
        "https://a.org/{id}/x and \\url{https://a.org/x}{y}",
        "$le13$ and $x_1 10times$; \\(x_1\\), \\[10times\\]",
        "`x_1 10times`, ``x'' `y_1`, \\emph{10times}, \\x_1^*, \\textbf{le13}",
        "\\begin{align*} x_1 10times \\end{align*}",
        "costs $5 per x_1, H_2O and k^2",
        "\\hat{x}_1, \\mathcal{O}(n), \\rightarrow",
        "textbf is a macro, sqrt(n), hat {x}, textbf{never closed",
        "2^o(n), a ^ b, ^_^, x_, _{}, 1.5^2.5",
        "max2013 and x2014, colleq, lequel est, inequality",
    ],
)
def test_what_is_not_certain_stays(text: str) -> None:
    assert mended(text) == text


def test_symbols_are_mended_beside_prices_too() -> None:
    assert mended("costs $5, a 10times gain") == "costs $5, a 10× gain"


@given(st.lists(PIECES | st.sampled_from(LOST.split()), max_size=8).map(" ".join))
def test_what_is_mended_stays_so(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


@given(TEXTS.filter(lambda text: not set("$`\\") & set(text)))
def test_formulas_and_code_are_left_alone(text: str) -> None:
    if text:
        assert mended(f"${text}$") == f"${text}$"
        assert mended(rf"\({text}\)") == rf"\({text}\)"
        assert mended(f"`{text}`") == f"`{text}`"


LONG = r"_ ^ { {} {{ x_{ x_{a x^ $ $a \( \[ \begin{a} \a{ \a ` https://a.b{ https://a.b www. 1times"
LONGER = (
    r"1times sim1 rightarrow textbf{ mathcal{a} frac{a}{ Al_2 aB3- x20 {bf ^{circ 1. 1,1 a_{b} 1pm"
)


@pytest.mark.parametrize("piece", [*LONG.split(), *LONGER.split()])
def test_a_long_text_takes_no_longer_than_its_length_asks_for(piece: str) -> None:
    started = time.perf_counter()
    mended(piece * (60_000 // len(piece)) + "_")
    assert time.perf_counter() - started < 5  # where it went square: minutes
