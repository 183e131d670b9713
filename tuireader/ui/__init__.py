"""The screen: the Textual app."""
