"""From the source of an abstract to styled text."""
