"""The macros of LaTeX's text by what they do, as data."""

from __future__ import annotations

from tuireader.typeset.spans import Kind

_NAMES = {
    Kind.STRONG: "textbf bf bfseries mathbf boldsymbol bm",
    Kind.EMPHASIS: "emph textit textsl em it itshape sl slshape mathit underline uline ul",
    Kind.CODE: "texttt tt ttfamily mathtt verb lstinline code",
    Kind.PLAIN: """text textrm textsf textsc textup textnormal textmd mbox hbox ensuremath mathrm
    mathsf sc scshape rm rmfamily sf sffamily upshape hl small footnotesize scriptsize normalsize
    large Large centering par noindent protect xspace uppercase lowercase MakeUppercase title
    section subsection paragraph keywords""",
}

TYPES = {name: kind for kind, names in _NAMES.items() for name in names.split()}
"""The type that macros set their argument in, or the rest of their group."""

CITING = frozenset(
    """cite citep citet citealp citealt citeauthor citeyear citenum parencite textcite autocite
    footcite ref eqref autoref cref Cref""".split()  # noqa: SIM905 - a table is read as one
)
"""Their argument are keys, which are shown, quietly: what they stand for is not here."""

UNSEEN = frozenset(["label", "color", "vspace", "hspace", "vskip", "includegraphics", "thanks"])
"""Nobody sees these, or their argument."""

LETTERS = frozenset("o O l L ss ae AE oe OE aa AA i j dh DH th TH".split())  # noqa: SIM905
"""Letters of words; TeX takes the space behind them for the end of their name."""

ENCLOSING = {
    "footnote": (" (", ")"),
    "footnotetext": (" (", ")"),
    "enquote": ("“", "”"),
    "textquote": ("“", "”"),
    "textsuperscript": ("", ""),
    "textsubscript": ("", ""),
}
"""What is put around their argument."""
