"""What a paper is: the model, its identity, and the cleaning of foreign text. Pure."""

from tuireader.papers.cleaning import clean_characters, clean_line, clean_text
from tuireader.papers.counting import counted
from tuireader.papers.identity import (
    arxiv_identifier,
    contradict,
    doi_identifier,
    identifiers_in,
    identifiers_named,
    title_identifier,
)
from tuireader.papers.model import Paper, paper_of

__all__ = [
    "Paper",
    "arxiv_identifier",
    "clean_characters",
    "clean_line",
    "clean_text",
    "contradict",
    "counted",
    "doi_identifier",
    "identifiers_in",
    "identifiers_named",
    "paper_of",
    "title_identifier",
]
