"""Papers as no source would let them in: every field holds what a terminal or Textual obeys."""

from dataclasses import replace

from tuireader.papers import Paper, paper_of

SEQUENCES = (
    "\x1b]0;PWNED\x07",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b]8;;file:///PWNED\x1b\\x\x1b]8;;\x1b\\",
    "\x1bPPWNED\x1b\\",
    "\x1b_PWNED\x1b\\",
    "\x1b[2J\x1b[6n\x1b[31337mX",
    "\x1bc\x9b31337mX\x9d0;PWNED\x9c\x90PWNED\x9c",
    "\x00\x07\x08\x0b\x0c\x0e\x7f",
    "\r\t\n",
    "\u202eright\u202c\u2066left\u2069\u200f\u061c",
    "\u200b\u200d\u2060\ufeff\u2028\u2029\u00ad",
    "\U000e0041\U000e007f",
)
"""What a terminal obeys, or what hides or turns text round."""

MARKUP = (
    "[/x]",
    "[/]",
    "[@click=app.quit]x[/]",
    "[type=x, v={'a[0]'}]",
    "[bold red on",
    "[link=file:///PWNED]x[/link]",
    "\\[b]",
    "$primary",
)
"""What Textual obeys, or fails on, where a text is taken for markup."""

LATEX = (
    r"$\unicode{1b}]0;PWNED\unicode{7}$ \char27 ^^[[31337m \unicode{x202e}",
    "&#27;]0;PWNED&#7; &#x9b;31337m &#155;31337m &#x202e; &ZeroWidthSpace;",
    "\\textbf{\x1b]0;PWNED\x07} $\\text{\x1b[31337m}$ `\x1b[6n` **\u202e**",
    r"\href{javascript:PWNED}{x} \href{file:///PWNED}{x} \url{data:text/html,PWNED}",
    "[x](javascript:PWNED) [x](file:///PWNED) <file:///PWNED> https://user:PWNED@example.org/",
    r"\href{https://example.org/\x1b]8;;file:///PWNED}{x} [x](https://example.org/&#27;[6n)",
    "<script>PWNED</script> <img src=file:///PWNED> <a href=javascript:PWNED>x</a>",
    r"\textbf{" * 40 + "$" * 41 + "[" * 40 + r"\frac" * 40,
)
"""What typesetting might turn into something obeyed, or be led astray by."""

TEXTS = SEQUENCES + MARKUP


def hostile_papers() -> list[Paper]:
    """Papers with each text, with all of them, and with all of LaTeX, in every field."""
    texts = [*TEXTS, "".join(TEXTS), " ".join(LATEX)]
    return [_hostile(number, text) for number, text in enumerate(texts)]


def _hostile(number: int, text: str) -> Paper:
    harmless = paper_of(f"Hostile {number}", clues=[f"arxiv:2301.{number:05}"])
    return replace(
        harmless,
        identifiers=(harmless.key, f"doi:10.1000/{number}{text.replace(chr(10), '')}"),
        title=f"Hostile {number:02} {text} end",
        authors=(f"Ada {text}".replace("\n", ""), text.replace("\n", "") or "x"),
        abstract=f"Before {text} after\n\n{text}\n- {text}",
        published="2024-01-01",
        updated=text,
        categories=(text.replace("\n", "") + "x",),
        venue=text,
        url=f"https://example.org/{text}",
        pdf=f"file:///PWNED{text}",
        sources=(text.replace("\n", "") + "x",),
    )
