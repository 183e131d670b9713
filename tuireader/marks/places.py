"""Places in a queue: texts that order as the papers do, with room for another between any two.

A place says where its paper is without regard to the others, so moving a paper changes one cell.
Two machines may give one place to two papers: these are ordered by their keys.

Places are numbers with digits behind the point, written so that they compare as text: the first
letter tells how many digits stand before it (``a1`` … ``az``, ``b01`` …; below ``Z`` … ``Y…``,
where they count down). So a queue grows at either end by counting: of 10,000 papers put at one end
none has a place of more than four letters. Between two neighbours there is a new digit for every
five or six papers put at one and the same spot, and none for papers put at different ones.
"""

import re

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""In the order of their codes, by which text is compared here, in SQLite and everywhere."""

_ZERO, _LAST = _DIGITS[0], _DIGITS[-1]

_PLACE = r"[0-9A-Za-z]*[1-9A-Za-z]"
"""None ends in the digit 0: nothing would be between a place and the same with a 0 behind it."""

LONGEST_PLACE = 4_096
"""Characters: about 20,000 papers put at one spot, each between the last one and the same other."""


def is_place(text: str) -> bool:
    """Whether this can be a place."""
    return len(text) <= LONGEST_PLACE and re.fullmatch(_PLACE, text) is not None


def place_between(before: str, after: str) -> str:
    """A place behind one and ahead of another.

    Args:
        before: empty for the front of the queue.
        after: empty for its end.

    Raises:
        ValueError: One is no place, or they are not in order, or equal.
    """
    for each in (before, after):
        if each and not is_place(each):
            raise ValueError(f"{each!r:.80} is no place")
    if before and after and before >= after:
        raise ValueError(f"nothing is between {before!r:.80} and {after!r:.80}")
    if not after:
        return _above(before) or _between(before, "")
    if not before:
        return _below(after) or _between("", after)
    return _between(before, after)


def places_between(before: str, after: str, count: int) -> list[str]:
    """Places in order for many papers, all between two others; arguments as of `place_between`."""
    places: list[str] = []
    if not after:
        while len(places) < count:
            places.append(before := place_between(before, ""))
        return places
    if not before:
        while len(places) < count:
            places.append(after := place_between("", after))
        return places[::-1]
    if count < 1:
        return places
    middle, half = place_between(before, after), count // 2
    ahead = places_between(before, middle, half)
    return [*ahead, middle, *places_between(middle, after, count - 1 - half)]


def _above(place: str) -> str:
    """The number above a place's, among those that count up; empty if there is none."""
    if place < "a":
        return "a1"
    letter, digits = _number(place, ord(place[:1]) - ord("a") + 1)
    counted = digits.rstrip(_LAST)
    if counted:
        rest = len(digits) - len(counted)
        raised = counted[:-1] + _DIGITS[_DIGITS.index(counted[-1]) + 1]
        return letter + (raised + _ZERO * (rest - 1) + "1" if rest else raised)
    if letter == "z":
        return ""
    return chr(ord(letter) + 1) + _ZERO * len(digits) + "1"


def _below(place: str) -> str:
    """The number below a place's, among those that count down; empty if there is none."""
    if place >= "a":
        return "Zz"
    if place < "A":
        return ""
    letter, digits = _number(place, ord("Z") - ord(place[0]) + 1)
    if digits[-1] > "1":
        return letter + digits[:-1] + _DIGITS[_DIGITS.index(digits[-1]) - 1]
    counted = digits[:-1].rstrip(_ZERO)
    if counted:
        lowered = counted[:-1] + _DIGITS[_DIGITS.index(counted[-1]) - 1]
        return letter + lowered + _LAST * (len(digits) - len(counted))
    if letter == "A":
        return ""
    return chr(ord(letter) - 1) + _LAST * (len(digits) + 1)


def _number(place: str, width: int) -> tuple[str, str]:
    """The first letter, and so many digits, whatever follows them."""
    return place[0], place[1 : 1 + width].ljust(width, _ZERO)


def _between(before: str, after: str) -> str:
    """What is halfway between two, as digits behind a point; an empty `after` is one."""
    start = 0
    while after and (before[start : start + 1] or _ZERO) == after[start : start + 1]:
        start += 1
    common, before, after = after[:start], before[start:], after[start:]
    low = _DIGITS.index(before[0]) if before else 0
    high = _DIGITS.index(after[0]) if after else len(_DIGITS)
    if high - low > 1:
        return common + _DIGITS[(low + high) // 2]
    if len(after) > 1:
        return common + after[0]
    # There is room only behind the first digit of the one before, and behind those of the next that
    # can't be greater.
    behind = before[1:]
    full = len(behind) - len(behind.lstrip(_LAST))
    next_ = _DIGITS.index(behind[full]) if full < len(behind) else 0
    return common + _DIGITS[low] + behind[:full] + _DIGITS[(next_ + len(_DIGITS)) // 2]
