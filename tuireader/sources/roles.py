"""Which block of a page is a title, an abstract or furniture: the cheapest reading of the whole.

No block can be judged alone: "Community" is navigation or a title, and a line without a full stop
a title or a short abstract. So every block has a cost for every role (see `costs`), every role
costs something after every other (an abstract follows its title), and the assignment with the
lowest sum is found in one pass over the page. This is Viterbi's algorithm: for each role of a
block only the cheapest way to get there is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence

from tuireader.sources.blocks import Block
from tuireader.sources.costs import NEVER, Role, costs_of

_TITLELESS = 3.5
"""Cost of a title that no abstract follows; such a paper is refused, not dropped in silence."""

_WAYS: tuple[tuple[tuple[Role, float], ...], ...] = (
    # For each role in order: what may stand before it, and at which cost.
    (
        (Role.FURNITURE, 0.0),
        (Role.TITLE, _TITLELESS),
        (Role.ABSTRACT, 0.0),
        (Role.MORE, 0.0),
        (Role.ORPHAN, 0.0),
    ),
    (
        (Role.FURNITURE, 0.0),
        (Role.TITLE, _TITLELESS),
        (Role.BETWEEN, _TITLELESS),
        (Role.ABSTRACT, 0.0),
        (Role.MORE, 0.0),
        (Role.ORPHAN, 0.0),
    ),
    ((Role.TITLE, 1.5), (Role.BETWEEN, 0.0)),
    ((Role.TITLE, 0.0), (Role.BETWEEN, 0.0)),
    ((Role.ABSTRACT, 1.5), (Role.MORE, 0.0)),
    ((Role.FURNITURE, 0.0), (Role.ORPHAN, 0.0)),
)

_AT_END = (0.0, _TITLELESS, _TITLELESS, 0.0, 0.0, 0.0)
"""What it costs when the page ends after each role."""


def roles_of(blocks: Sequence[Block], *, headed: bool) -> tuple[list[Role], float]:
    """The role of each block, and what the whole assignment costs.

    A cost of 0 is a page just as expected; every unit is a slight surprise.

    Args:
        blocks: the whole page, in order.
        headed: titles are headings here, and nothing else is a title.
    """
    sums = [0.0] + [NEVER] * (len(Role) - 1)
    steps: list[bytes] = []  # for each block and role, the role before it
    for costs in costs_of(blocks, headed=headed):
        reached: list[float] = []
        before: list[int] = []
        for ways, cost in zip(_WAYS, costs, strict=True):
            least, role = min((sums[role] + extra, role) for role, extra in ways)
            reached.append(least + cost)
            before.append(role)
        steps.append(bytes(before))
        sums = reached
    ends = [each + end for each, end in zip(sums, _AT_END, strict=True)]
    total, last = min(zip(ends, range(len(Role)), strict=True))
    roles: list[Role] = []
    for step in reversed(steps):
        roles.append(Role(last))
        last = step[last]
    return roles[::-1], total
