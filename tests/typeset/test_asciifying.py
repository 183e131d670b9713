"""Text said in ASCII is what one would type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.typeset import Kind, Span, ascii_words, in_ascii
from tuireader.typeset.latex.symbols import symbols


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("as it is", "as it is"),
        ("ε ≤ 10⁻³", "epsilon <= 10^-3"),
        ("Θ(n²) or x₁₂", "Theta(n^2) or x_12"),
        ("ℝⁿ⁺¹ and ℓ₂", "R^(n+1) and l_2"),
        ("αβ-VAE, xε, εx, λ", "alpha beta-VAE, x epsilon, epsilon x, lambda"),
        ("ϵ ϕ ς", "epsilon phi sigma"),
        ("θ̂ and Õ(n)", "theta and O(n)"),
        ("Θεωρία", "Teoria"),
        ("½ of √n and √(nT)", "1/2 of sqrt(n) and sqrt(nT)"),
        ("n × n ∥x∥₂ ≈ 1 ± ∞", "n x n ||x||_2 ~ 1 +/- infinity"),
        ("“so” — it’s …", '"so" - it\'s ...'),
        ("Ørsted, Gödel, Łódź, straße, Æsop, œuvre", "Orsted, Godel, Lodz, strasse, AEsop, oeuvre"),
        ("5 µm, 360°", "5 um, 360deg"),
        ("C ⊂ ℝ², A ∩ B", "C subset R^2, A cap B"),
        ("⌈n/2⌉ ⊨ x ∧ ¬y ≡ z", "ceil(n/2) models x and not y == z"),
        ("視覚 🙂", "?? ?"),
    ],
)
def test_each_sign_is_said(text: str, plain: str) -> None:
    assert ascii_words(text) == plain


def test_every_sign_that_formulas_are_made_of_can_be_said() -> None:
    assert [sign for sign, _ in symbols().values() if "?" in ascii_words(sign)] == []


def test_kinds_and_links_stay() -> None:
    spans = [Span("ε", Kind.MATH, "https://x.org"), Span("a")]
    assert in_ascii(spans) == [Span("epsilon", Kind.MATH, "https://x.org"), Span("a")]


@given(st.text())
def test_everything_becomes_ascii_and_ascii_stays(text: str) -> None:
    said = ascii_words(text)
    assert said.isascii()
    assert ascii_words(said) == said
    assert (said == text) is text.isascii()
