"""How a number of things is said."""


def counted(number: int, thing: str) -> str:
    """So many of a thing: ``1 paper``, ``1,200 papers``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
