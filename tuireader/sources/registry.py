"""The formats we read; one more format is one more module and one more line here."""

from tuireader.sources import huggingface, jsonlines
from tuireader.sources.format import Format

FORMATS: tuple[Format, ...] = (
    jsonlines.FORMAT,
    huggingface.FORMAT,
)
"""In the order in which they are asked whether a text is theirs; the first yes counts."""
