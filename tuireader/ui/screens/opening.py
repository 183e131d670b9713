"""Commands that open what a paper leads to in the browser, or else copy where it is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App

from tuireader.papers.links import safe_link
from tuireader.typeset import Resource, ResourceKind
from tuireader.ui.links import open_link
from tuireader.ui.screens.moving import Moving
from tuireader.ui.widgets.abstract_pane import AbstractPane
from tuireader.ui.widgets.status_line import StatusLine

_KEYS = {ResourceKind.PAGE: "o", ResourceKind.PDF: "p"}
"""Keys in the menu that do the same there as outside; all else is numbered."""


class Opening(Moving):
    """The desk with its commands for links."""

    def action_open_page(self) -> None:
        """The paper's page; a menu, where its abstract leads somewhere else."""
        if self._leads_to():
            self._offer_links()
        else:
            self._open_of_paper(self.paper.url if self.paper else "", "page")

    def action_open_pdf(self) -> None:
        """The paper's PDF, in the browser."""
        self._open_of_paper(self.paper.pdf if self.paper else "", "PDF")

    def action_open_abstract(self, key: str) -> None:
        """Into the abstract; in it, enter opens its link, or a menu where it has more."""
        if self.focused is not self.abstract or key != "enter":
            super().action_open_abstract(key)
            return
        match self._leads_to():
            case []:
                self.status.say("This abstract has no link; o opens the paper's page")
            case [only]:
                self._open(only.link)
            case _:
                self._offer_links()

    def on_abstract_pane_followed(self, event: AbstractPane.Followed) -> None:
        """A link was clicked."""
        self._open(event.link)

    def _leads_to(self) -> Sequence[Resource]:
        """What the abstract leads to, besides the paper itself."""
        return [each for each in self.abstract.resources if each.kind not in _KEYS]

    def _offer_links(self) -> None:
        """Ask what to open; so that ``o o`` is always the page, ``o`` picks it."""
        found = self.abstract.resources
        numbers = iter("123456789")
        self.ask(
            "Open",
            [each.title for each in found],
            lambda answer: self._open(found[answer].link) if answer is not None else None,
            keys=[_KEYS.get(each.kind) or next(numbers, "") for each in found],
        )

    def _open_of_paper(self, found: str, what: str) -> None:
        open_of_paper(self.app, self.status, found, what)

    def _open(self, link: str) -> None:
        open_and_say(self.app, self.status, link)


def open_of_paper(app: App[int], status: StatusLine, found: str, what: str) -> None:
    """Open what a paper came with, if that is a safe link, and say what was done."""
    link = safe_link(found)
    if not found:
        status.say(f"This paper came without a link to its {what}")
    elif link is None:
        status.say(f"Its {what} has an unsafe link, which is not opened", error=True)
    else:
        open_and_say(app, status, link)


def open_and_say(app: App[int], status: StatusLine, link: str) -> None:
    """Open a safe link, or say what was done instead, maybe a little later."""

    def failed() -> None:
        status.call_later(_say_not_opened, app, status, link)  # may be called from any thread

    if open_link(link, failed):
        status.say(f"Opening {link}")
    else:
        app.copy_to_clipboard(link)
        status.say(f"No browser here; copied {link}")


def _say_not_opened(app: App[int], status: StatusLine, link: str) -> None:
    app.copy_to_clipboard(link)
    status.report(f"The browser could not be opened; copied {link}", error=True)
