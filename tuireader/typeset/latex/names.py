"""The macros of formulas by what they do, as data: those that are no sign of their own."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IGNORED = _words(
    """rm bf it sf tt sl sc em cal frak bfseries itshape ttfamily sffamily scshape upshape rmfamily
    mdseries normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
    displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits displaylimits nonumber
    notag noindent centering protect relax allowbreak nobreak null unboldmath boldmath hfill par
    xspace strut mathstrut ! - / negthinspace nolinebreak sloppy selectfont ensuremath"""
)
"""They change only how something looks."""

SIZED = _words(
    "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm"
    " biggm Biggm mleft mright"
)
"""They stand before a bracket, or before a dot for none."""

SPACING = _words(
    ", ; : > \\ newline quad qquad thinspace medspace thickspace enspace enskip space nobreakspace"
    " linebreak"
) | {" ", "\n", "\t"}
"""They are one space."""

STYLES = _words(
    """mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal boldsymbol bm bold pmb
    bfit underline uline underbrace overbrace mathrel mathbin mathord mathopen mathclose mathpunct
    mathinner substack boxed fbox smash mathsmaller uppercase lowercase up mathbfit cancel vcenter
    mathbfcal mathpzc mathup symbf mathchoice smallmath"""
)
"""They take one argument, and change only how it looks."""

AUTHORS_STYLES = _words("mat mtx vct vect matr bmat tens rv vb bs bb mb mc bfm mbf")
"""The same among names that authors give; without braces behind them they are something else."""

TEXTS = _words(
    """text textrm textnormal textbf textit textsl texttt textsf textsc textup textmd emph mbox hbox
    textlf intertext texthl hl sout ul"""
)
"""Their argument is words."""

BLACKBOARD = _words("mathbb mathds mathbbm Bbb mathbbold vmathbb")
DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
FRACTIONS = _words("frac dfrac tfrac cfrac nicefrac sfrac flatfrac")
ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
UNDER_ROOT = re.compile(
    r".?|\d+(?:\.\d+)?|[^\W\d_][\u0300-\u036f\u20d7₀-₉ₐ-ₜᵢ-ᵪⱼ]*|[(\[⌈⌊|‖].*[)\]⌉⌋|‖]"
)
"""What is read as under the root without parentheses."""

INNER = "⟨⟩"

_ENCLOSING = {
    "‖‖": "norm Norm",
    "||": "abs Abs card size",
    "⌈⌉": "ceil Ceil ceiling",
    "⌊⌋": "floor Floor",
    "{}": "set Set curly",
    "()": "paren Paren parens pars par",
    "[]": "brackets brac brack sbr",
    INNER: "inner innerp inprod iprod ip innerproduct dotp dotprod bracket angles",
    "⟨|": "bra",
    "|⟩": "ket",
}
ENCLOSING = {name: around for around, every in _ENCLOSING.items() for name in every.split()}
"""Macros that mathtools has authors define, by the brackets they put around their argument."""

NOTHING = _words(
    "label ref eqref tag cite citep citet vspace rule phantom vphantom hphantom"
    " color hspace raisebox nonumber includegraphics"
)
"""They take one argument, and show nothing."""

LONG_ARROWS = {
    "xrightarrow": "→",
    "xleftarrow": "←",
    "xmapsto": "↦",
    "xleftrightarrow": "↔",
    "xRightarrow": "⇒",
}
UNSEEN_OVER = ("def", "Δ", "△", "!", "")
LOST_BRACES = sorted(
    _words(
        "mathbb mathcal mathbf mathrm mathsf mathfrak mathscr sqrt tilde widetilde hat widehat bar"
        " overline bm boldsymbol vec"
    ),
    key=len,
    reverse=True,
)
"""What is still known when a page lost the braces of its argument, longest first."""

LETTER_BY_HABIT = re.compile(r"(?:c|cal|Cal|bb|bf|mathbf)(?P<letter>[A-Z])|bf(?P<small>[a-z])")
"""``\\cX``, ``\\bbR``: names that authors give to one letter in another type."""
