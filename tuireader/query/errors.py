"""What is said of a filter that can't be understood."""


class QueryError(Exception):
    """A filter that means nothing yet: where it goes wrong and what would fit there."""

    def __init__(self, message: str, position: int, length: int) -> None:
        super().__init__(message, position, length)
        self.message = message
        """One short line for a person: ``has: takes pdf or date``."""
        self.position = position
        """Where the trouble begins: characters from the start of the text."""
        self.length = length
        """How many characters are meant, at least one; all lie within the text."""

    def __str__(self) -> str:
        return self.message
