"""What holds: the state that accepted facts build up, as far as rights, the lives of pledges and findings, and rankings need it.

Each method below `apply` is named after a fact (`Fact` in decision.proto) and says what it changes. Refusals and repeats have no facts and
change nothing.
"""
from collections import defaultdict
from typing import NamedTuple

from values import day, day_of, in_byte_order
from wire import NUMBERS, decode

# The states of a pledge, by how far the promise has come: one withdrawn or rolled over ended before anything was found done.
DRAFTED, WITHDRAWN, ROLLED_OVER, IN_FORCE, DONE, VERIFIED, CLOSED_OUT = range(7)


class Period(NamedTuple):
    bundle: str
    starts: int
    ends: int
    closes: int
    previous: str


class Unit:
    """What it is now; `closed` is when it ended, if it did."""

    def __init__(self, parent, level, sector):
        self.parent, self.level, self.sector, self.closed = parent, level, sector, None


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
    def __init__(self):
        super().__init__([], "drafting")
        self.notice = None


class Pledge(Life):
    """`tiers`: how many it was brought to. Of what was asked for and waits: (content, whose key asked)."""

    def __init__(self, draft):
        super().__init__(draft, DRAFTED)
        self.progress = self.done = self.verified = self.amendment = self.withdrawal = None
        self.tiers, self.is_at_top = 0, False

    def reached(self):
        return next((quantity for quantity in (self.verified, self.done, self.progress) if quantity is not None), 0)

    def is_pending(self):
        return self.amendment is not None or self.withdrawal is not None

    def reword(self, wording, today):
        self.content = wording
        if day(wording.due) >= today:
            self.is_overdue, self.tiers, self.is_at_top = False, 0, False


class Objection:
    def __init__(self, by):
        self.by, self.upheld = by, None


class Notice:
    def __init__(self, subject, reference, terms):
        self.subject, self.reference, self.state, self.objections = subject, reference, "open", {}
        self.first, self.last = day(getattr(terms, "from")), day(terms.until)

    def is_upheld(self):
        return any(objection.upheld for objection in self.objections.values())


class World:
    def __init__(self):
        self.genesis = self.root = None
        self.units, self.children, self.keys, self.cohorts, self.bundles, self.periods = {}, defaultdict(list), {}, {}, {}, {}
        # By (unit, period), (unit, id), and the ids of a unit; the days of what waits for a deadline, by (unit, id).
        self.letters, self.pledges, self.pledges_of, self.pledges_due, self.notices = {}, {}, defaultdict(list), {}, {}
        self.inspections, self.findings, self.findings_of, self.findings_due = {}, {}, defaultdict(list), {}
        self.tallies, self.marks, self.closed, self.recognised = {}, {}, set(), set()

    def apply(self, step):
        for unit, name, fact in step.facts:
            change = getattr(self, name, None) if name else None
            if change:
                change(unit, fact, step)

    # Registry.

    def genesis_declared(self, unit, fact, step):
        self.genesis = fact

    def unit_registered(self, unit, fact, step):
        self._add(unit, Unit(fact.parent, fact.level, fact.sector))

    def unit_reclassified(self, unit, fact, step):
        self.units[unit].level, self.units[unit].sector = fact.level, fact.sector

    def unit_reparented(self, unit, fact, step):
        self._move(unit, fact.parent)

    def unit_merged(self, unit, fact, step):
        for child in list(self.children[unit]):
            if self.units[child].closed is None:
                self._move(child, fact.into)
        self.units[unit].closed = step.time

    def unit_split(self, unit, fact, step):
        for part in fact.parts:
            self._add(part.unit, Unit(self.units[unit].parent, part.level, part.sector))
            for child in part.children:
                if self.units[child].parent == unit:
                    self._move(child, part.unit)
        if fact.dissolved:
            self.units[unit].closed = step.time

    def unit_dissolved(self, unit, fact, step):
        self.units[unit].closed = step.time

    def _add(self, id, unit):
        if id in self.units:
            return  # what has a history is not begun again
        self.units[id] = unit
        self.children[unit.parent].append(id)
        self.root = self.root if unit.parent else id

    def _move(self, unit, parent):
        self.children[self.units[unit].parent].remove(unit)
        self.children[parent].append(unit)
        self.units[unit].parent = parent

    def key_enrolled(self, unit, fact, step):
        self.keys[fact.key] = Key(fact, unit)

    def key_revoked(self, unit, fact, step):
        if fact.key in self.keys and self.keys[fact.key].revoked is None:
            self.keys[fact.key].revoked = step.time

    def key_rotated(self, unit, fact, step):
        old = self.keys[step.key]
        self.keys[fact.key] = Key(old.content.with_values({"key": fact.key}), old.unit)
        old.revoked = step.time if old.revoked is None else old.revoked

    def cohort_defined(self, unit, fact, step):
        self.cohorts[fact.cohort] = (unit, fact)

    def bundle_published(self, unit, fact, step):
        content = decode("SchemeBundle", fact.bundle)
        self.bundles[content.id] = (fact.digest, content)

    def period_opened(self, unit, fact, step):
        self.periods[fact.period] = Period(fact.bundle, day(fact.starts), day(fact.ends), day(fact.closes), fact.previous_period)

    # Pledges. What is in force and not marked overdue waits for its day.

    def pledge_drafted(self, unit, fact, step):
        if (unit, fact.pledge) in self.pledges:
            self.pledges[unit, fact.pledge].reword(fact, day_of(step.time))  # after a return of the letter
        else:
            self.pledges[unit, fact.pledge] = Pledge(fact)
            self.pledges_of[unit].append(fact.pledge)
            self.letters.setdefault((unit, fact.period), Letter()).content.append(fact.pledge)

    def letter_signed(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        letter.state, letter.by = "signed", step.key

    def letter_returned(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        if letter.notice and self.notices[unit, letter.notice].state == "open":
            self.notices[unit, letter.notice].state = "returned"
        letter.state, letter.notice = "returned", None

    def letter_on_notice(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        letter.state, letter.notice = "on notice", fact.notice
        self.notices[unit, fact.notice] = Notice(NUMBERS["NOTICE_SUBJECT_LETTER"], fact.period, fact.terms)

    def letter_in_force(self, unit, fact, step):
        self.letters[unit, fact.period].state = "in force"
        for id in self.letters[unit, fact.period].content:
            if self.pledges[unit, id].state == DRAFTED:
                self._pledge(unit, id, IN_FORCE)

    def notice_opened(self, unit, fact, step):
        self.notices[unit, fact.notice] = Notice(fact.subject, fact.reference, fact.terms)

    def objection_raised(self, unit, fact, step):
        self.notices[unit, fact.notice].objections.setdefault(fact.objection, Objection(step.key))

    def objection_answered(self, unit, fact, step):
        self.notices[unit, fact.notice].objections[fact.objection].upheld = fact.upheld

    def notice_closed(self, unit, fact, step):
        notice = self.notices[unit, fact.notice]
        notice.state = "ended"
        if notice.subject == NUMBERS["NOTICE_SUBJECT_LETTER"]:
            self.letter_in_force(unit, fact, step)

    def progress_reported(self, unit, fact, step):
        self.pledges[unit, fact.pledge].progress = fact.quantity

    def reported_done(self, unit, fact, step):
        pledge = self._pledge(unit, fact.pledge, DONE)
        # What was asked for is overtaken: what is judged is the wording in force.
        pledge.by, pledge.done, pledge.amendment, pledge.withdrawal = step.key, fact.quantity, None, None

    def pledge_verified(self, unit, fact, step):
        self._pledge(unit, fact.pledge, VERIFIED).verified = fact.quantity

    def pledge_returned(self, unit, fact, step):
        pledge = self._pledge(unit, fact.pledge, IN_FORCE)
        pledge.by = pledge.done = None

    def pledge_closed_out(self, unit, fact, step):
        self._pledge(unit, fact.pledge, CLOSED_OUT)

    def pledge_overdue(self, unit, fact, step):
        self.pledges[unit, fact.pledge].is_overdue = True
        self.pledges_due.pop((unit, fact.pledge), None)

    def pledge_escalated(self, unit, fact, step):
        pledge = self.pledges[unit, fact.pledge]
        pledge.tiers, pledge.is_at_top = pledge.tiers + 1, fact.last

    def amendment_requested(self, unit, fact, step):
        self.pledges[unit, fact.pledge].amendment = (fact, step.key)

    def pledge_amended(self, unit, fact, step):
        pledge, asked = self.pledges[unit, fact.pledge], fact.amendment
        named = {name: getattr(asked, name) for name in ("title", "quantity", "measure", "due", "standard") if getattr(asked, name)}
        pledge.reword(pledge.content.with_values(named), day_of(step.time))
        pledge.amendment = None
        self._pledge(unit, fact.pledge, pledge.state)

    def amendment_refused(self, unit, fact, step):
        self.pledges[unit, fact.pledge].amendment = None

    def withdrawal_requested(self, unit, fact, step):
        self.pledges[unit, fact.pledge].withdrawal = (fact, step.key)

    def pledge_withdrawn(self, unit, fact, step):
        self._pledge(unit, fact.pledge, WITHDRAWN).withdrawal = None

    def withdrawal_refused(self, unit, fact, step):
        self.pledges[unit, fact.pledge].withdrawal = None

    def pledge_rolled_over(self, unit, fact, step):
        self.pledge_drafted(unit, fact.draft, step)
        pledge = self._pledge(unit, fact.pledge, ROLLED_OVER)
        pledge.amendment = pledge.withdrawal = None

    def _pledge(self, unit, id, state):
        pledge = self.pledges[unit, id]
        pledge.state = state
        self.pledges_due.pop((unit, id), None)
        if state == IN_FORCE and not pledge.is_overdue:
            self.pledges_due[unit, id] = day(pledge.content.due)
        return pledge

    # Supervision. A finding waits for the unit while it is open or its rectification was returned.

    def inspection_recorded(self, unit, fact, step):
        self.inspections.setdefault((unit, fact.period, fact.round), ({item.item: item.points for item in fact.items}, step.position))

    def finding_opened(self, unit, fact, step):
        finding = Life(fact.finding, "open")
        self.findings[unit, fact.finding.finding] = finding
        self.findings_of[unit].append(finding)
        self._finding(unit, fact.finding.finding, "open")

    def rectification_reported(self, unit, fact, step):
        self._finding(unit, fact.finding, "reported").by = step.key

    def rectification_accepted(self, unit, fact, step):
        self._finding(unit, fact.finding, "accepted")

    def rectification_returned(self, unit, fact, step):
        self._finding(unit, fact.finding, "returned")

    def finding_overdue(self, unit, fact, step):
        self.findings[unit, fact.finding].is_overdue = True
        self.findings_due.pop((unit, fact.finding), None)

    def _finding(self, unit, id, state):
        finding = self.findings[unit, id]
        finding.state = state
        self.findings_due.pop((unit, id), None)
        if state in ("open", "returned") and not finding.is_overdue:
            self.findings_due[unit, id] = day(finding.content.due)
        return finding

    # Scoring. What was recorded first stays.

    def tally_recorded(self, unit, fact, step):
        tally = fact.tally
        self.tallies.setdefault((tally.period, tally.cohort, tally.unit, tally.group), (tally, step.position))

    def external_mark_recorded(self, unit, fact, step):
        self.marks.setdefault((fact.period, fact.cohort, fact.unit, fact.source), (fact.mark, step.position))

    def cohort_closed(self, unit, fact, step):
        self.closed.add((fact.period, fact.cohort))

    def recognition_closed(self, unit, fact, step):
        self.recognised.add((fact.period, fact.recognition))

    # What the facts say together.

    def all_keys(self):
        return {self.genesis.root_key, *self.keys}

    def bundle(self, period):
        """(digest, content) of the scheme bundle of a period; None if the period has not been opened."""
        return self.bundles.get(self.periods[period].bundle) if period in self.periods else None

    def is_valid(self, key, time):
        """Keys enrolled at a unit end with it."""
        unit = self.units.get(key.unit)
        return key.is_valid(time) and unit is not None and (unit.closed is None or time < unit.closed)

    def ancestry(self, unit):
        """The unit and all above it, nearest first."""
        found = []
        while unit in self.units and unit not in found:
            found.append(unit)
            unit = self.units[unit].parent
        return found

    def is_within(self, unit, root):
        return root in self.ancestry(unit)

    def subtree(self, unit):
        waiting = [unit]
        while waiting:
            yield waiting[-1]
            waiting += self.children.get(waiting.pop(), [])

    def is_member(self, unit, id):
        """Of a cohort: an open unit that is listed, or is of the level (and sector, if it names one) at and below the cohort's unit."""
        (below, cohort), found = self.cohorts[id], self.units.get(unit)
        if not found or found.closed is not None:
            return False
        if cohort.units:
            return unit in cohort.units
        return found.level == cohort.level and cohort.sector in ("", found.sector) and self.is_within(unit, below)

    def members(self, id):
        """In the byte order of their ids."""
        return sorted((unit for unit in self.units if self.is_member(unit, id)), key=in_byte_order)

    def pledge_counts(self, unit, period):
        """(came into force, verified since) at the unit and below."""
        of = [self.pledges[u, id] for u in self.subtree(unit) for id in self.pledges_of.get(u, [])]
        states = [pledge.state for pledge in of if pledge.content.period == period]
        return sum(state >= ROLLED_OVER for state in states), sum(state >= VERIFIED for state in states)

    def open_findings(self, unit, severity):
        return sum(f.state != "accepted" and f.content.severity >= severity for f in self.findings_of.get(unit, []))
