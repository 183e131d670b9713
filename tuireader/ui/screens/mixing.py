"""What the parts of the desk are derived from.

Each is some of its commands and is written as a kind of desk. When the program runs it is a plain
class, and only what is made of all of them is a screen: Textual takes up to two milliseconds to
make a class of widgets or screens, and of these there are two dozen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuireader.ui.screens.desk import Desk as Part
else:

    class Part:
        """A part of the desk."""


__all__ = ["Part"]
