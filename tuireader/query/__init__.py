"""The filter language: text to tree to text."""
