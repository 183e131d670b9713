"""The rules by which prose with LaTeX in it is typeset, each for one thing."""

from __future__ import annotations

from tuireader.typeset.rules.formulas import formula_in_dollars
from tuireader.typeset.rules.found import Found, Rule, Source
from tuireader.typeset.rules.links import address
from tuireader.typeset.rules.macros import group, macro
from tuireader.typeset.rules.signs import closing_quote, dash, plus_or_minus, quote, tie

RULES: dict[str, Rule] = {
    "\\": macro,
    "$": formula_in_dollars,
    "{": group,
    "`": quote,
    "'": closing_quote,
    "-": dash,
    "+": plus_or_minus,
    "~": tie,
}
"""What may begin with a sign."""

__all__ = ["RULES", "Found", "Rule", "Source", "address"]
