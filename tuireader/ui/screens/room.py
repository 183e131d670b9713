"""The room there is: which panes stand where, and where the focus is."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tuireader.ui.widgets.filter_bar import FilterBar
from tuireader.ui.widgets.pane import Pane
from tuireader.ui.widgets.queue_list import QueueList
from tuireader.ui.widgets.queued_abstract import QueuedAbstract
from tuireader.ui.widgets.status_line import StatusLine
from tuireader.ui.widgets.views_pane import ViewsPane

WIDE, MIDDLE = 110, 70
"""Cells from which the panes stand side by side; from which papers stand over the abstract."""

_HIGH_ENOUGH = 20
"""Lines from which papers can stand over the abstract."""

_SMALLEST = (40, 8)
"""Cells and lines below which nothing is drawn but a word about it."""


class _Group(Container):
    """Arranges widgets and draws nothing: between them, the screen is seen."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """No lines, which the compositor would cut up only to throw them away."""
        return []


class Room(Screen[None]):
    """Papers and abstract, views beside them, a filter bar and a status line below."""

    DEFAULT_CSS = """
    Room {
        layout: vertical;
        background: $background;
        & #body { height: 1fr; layout: horizontal; }
        & #reading { width: 1fr; height: 1fr; layout: horizontal; }
        & #abstract { max-width: 96; }
        & #small { display: none; width: 1fr; height: 1fr; }
        &.-middle #reading { layout: vertical; }
        &.-middle #papers { height: 2fr; }
        &.-middle #abstract { height: 3fr; max-width: 100%; }
        &.-middle #views, &.-narrow #views { display: none; }
        &.-narrow #abstract { display: none; max-width: 100%; }
        &.-narrow.-abstract #papers { display: none; }
        &.-narrow.-abstract #abstract { display: block; }
        &.-middle.-views #views, &.-narrow.-views #views { display: block; }
        &.-narrow.-views #views { width: 1fr; }
        &.-narrow.-views #reading { display: none; }
        &.-tiny #body, &.-tiny FilterBar, &.-tiny AddBar, &.-tiny StatusLine { display: none; }
        &.-tiny TagBar { display: none; }
        &.-writing #papers, &.-writing.-narrow #abstract { display: none; }
        &.-middle #note { height: 2fr; }
        &.-narrow #note { border: none; border-top: blank $background; }
        &.-tiny CommandBar { display: none; }
        &.-tiny #small { display: block; }
    }
    """

    # A desk gives the focus itself; Textual's first choice would be drawn for nothing.
    AUTO_FOCUS = ""

    def __init__(self, papers: QueueList, filter_bar: FilterBar, size: Size) -> None:
        """Furnish the room with what depends on a library; the rest is found here.

        Args:
            papers: the list.
            filter_bar: the bar.
            size: what the room will have. Classes set later would be styled twice.
        """
        super().__init__(classes=" ".join(_classes(size)))
        self.papers = papers
        self.filter_bar = filter_bar
        self.abstract = QueuedAbstract(id="abstract")
        self.views = ViewsPane(id="views")
        self.status = StatusLine(id="status")
        self._small = Static(Content(""), id="small")
        self._focused_before: Widget | None = None
        framed = "-narrow" not in self.classes
        for pane in (self.views, self.papers, self.abstract):
            pane.set_reactive(Pane.framed, framed)

    def compose(self) -> ComposeResult:
        """The panes and the lines below them."""
        with _Group(id="body"):
            yield self.views
            with _Group(id="reading"):
                yield self.papers
                yield self.abstract
        yield self.filter_bar
        yield self.status
        yield self._small

    def render_lines(self, crop: Region) -> list[Strip]:
        """One blank line over and over, of which little is seen."""
        line = Strip.blank(crop.width, self.rich_style)
        for each in self.app.get_line_filters():
            line = line.apply_filter(each, self.background_colors[1])
        return [line] * crop.height

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the room there is now."""
        classes = _classes(event.size)
        tiny = "-tiny" in classes
        if tiny and not self.has_class("-tiny"):
            self._focused_before = self.focused
        elif self.has_class("-tiny") and not tiny:  # what was hidden has lost the focus
            self.call_after_refresh((self._focused_before or self.papers).focus)
        for name in ("-tiny", "-middle", "-narrow"):
            self.set_class(name in classes, name)
        for pane in (self.views, self.papers, self.abstract):
            pane.framed = "-narrow" not in classes
        if tiny:
            self._small.update(Content(too_small(event.size)))

    @property
    def abstract_is_visible(self) -> bool:
        """Whether the abstract is on the screen now."""
        return not self.has_class("-narrow") or self.has_class("-abstract")

    def go_to(self, pane: Pane) -> None:
        """Put the focus on a pane, showing it if there is no room for all."""
        self.set_class(pane is self.abstract, "-abstract")
        self.set_class(pane is self.views, "-views")
        self.set_focus(pane)


def _classes(size: Size) -> set[str]:
    """The classes of a room of this size in cells: how the panes share it."""
    width, height = size
    classes = {"-tiny"} if too_small(size) else set()
    if width < WIDE:
        classes.add("-middle" if width >= MIDDLE and height >= _HIGH_ENOUGH else "-narrow")
    return classes


def too_small(size: Size) -> str:
    """What to say instead of drawing in so little room; empty where there is enough."""
    (width, height), (least_width, least_height) = size, _SMALLEST
    if width >= least_width and height >= least_height:
        return ""
    return f"This window is {width}x{height}. Reading takes {least_width}x{least_height}."
