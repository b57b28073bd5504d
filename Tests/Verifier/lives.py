"""What the rules ask about: what a unit, key, letter, pledge, notice or finding is now, and what of its past still counts."""
from typing import NamedTuple

from values import day
from wire import NUMBERS

# The states of a pledge, by how far the promise has come: one withdrawn or rolled over ended before anything was found done.
DRAFTED, WITHDRAWN, ROLLED_OVER, IN_FORCE, DONE, VERIFIED, CLOSED_OUT = range(7)


class Period(NamedTuple):
    bundle: str
    starts: int
    ends: int
    closes: int
    previous: str


class Unit:
    """What it is now, and its level and sector from each day on. `closed` is when it ended, if it did; `gone` the first day without it. `into` is
    the one it was merged into, and `assigned` to whom what it left was given otherwise: (first day, unit)."""

    def __init__(self, parent, level, sector, opened, registered):
        self.parent, self.level, self.sector, self.opened, self.registered = parent, level, sector, opened, registered
        self.closed = self.gone = self.into = None
        self.assigned = []
        self.versions = []
        self.keep(opened)

    def keep(self, first):
        """Writes down what it is, from a day on. Two changes of one day are one version."""
        if first is not None:
            self.versions = [version for version in self.versions if version[0] < first] + [(first, self.level, self.sector)]

    def version(self, today):
        """(level, sector) on a day; None before it was opened."""
        return next(((level, sector) for first, level, sector in reversed(self.versions) if first <= today), None)

    def successor(self, today):
        """The next that answers for it, of one that has ended; None if nobody took over."""
        return self.into or next((to for first, to in reversed(self.assigned) if first <= today), None)

    def is_open_on(self, today):
        return self.opened is not None and self.opened <= today and (self.gone is None or today < self.gone)


class Key:
    def __init__(self, enrolled, unit):
        self.content, self.unit, self.revoked = enrolled, unit, None

    def is_valid(self, time):
        until = [end for end in (self.content.valid_until or None, self.revoked) if end is not None]
        return self.content.valid_from <= time and all(time < end for end in until)


class Life:
    """A letter, pledge or finding: its wording, its state, whose key brought it there to be judged, and whether it was marked overdue."""

    def __init__(self, content, state):
        self.content, self.state, self.by, self.is_overdue = content, state, None, False


class Letter(Life):
    """`notice`: the one it stands on."""

    def __init__(self):
        super().__init__([], "drafting")
        self.notice = None


class Pledge(Life):
    """`floor`: what the next report may not fall below. `tiers`: how many it was brought to. What was asked for and waits is
    (content, whose key asked)."""

    def __init__(self, draft):
        super().__init__(draft, DRAFTED)
        self.progress = self.done = self.verified = self.amendment = self.withdrawal = None
        self.floor, self.tiers, self.is_at_top = 0, 0, False

    def reached(self):
        """The quantity that counts: what was verified, else what was reported last."""
        return next((quantity for quantity in (self.verified, self.done, self.progress) if quantity is not None), 0)

    def is_pending(self):
        return self.amendment is not None or self.withdrawal is not None

    def reword(self, wording, today):
        """With a day still to come the promise is not late any more."""
        self.content = wording
        if day(wording.due) >= today:
            self.is_overdue, self.tiers, self.is_at_top = False, 0, False


class Objection:
    def __init__(self, by):
        self.by, self.upheld = by, None


class Notice:
    def __init__(self, subject, reference, terms, by):
        self.by = by
        self.subject, self.reference, self.state, self.objections = subject, reference, "open", {}
        self.first, self.last = day(getattr(terms, "from")), day(terms.until)

    def is_of_letter(self):
        return self.subject == NUMBERS["NOTICE_SUBJECT_LETTER"]

    def is_upheld(self):
        return any(objection.upheld for objection in self.objections.values())
