"""Bytes to papers: one module per format, recognised by content."""
