"""Bytes to papers: files opened without trust, recognised by content, read record by record."""

from tuireader.sources.outcome import Refusal, Unreadable
from tuireader.sources.reading import files_in, read_source
from tuireader.sources.registry import FORMATS

__all__ = ["FORMATS", "Refusal", "Unreadable", "files_in", "read_source"]
