"""What holds: the state that accepted facts build up, as far as rights, the lives of pledges and findings, and rankings need it.

Each method below `apply` is named after a fact (`Fact` in decision.proto) and says what it changes. Refusals and repeats have no facts and
change nothing.
"""
from collections import defaultdict
from typing import NamedTuple

from values import day, day_of, in_byte_order
from wire import decode

# The states of a pledge, in order. From IN_FORCE on it is promised, from VERIFIED on accepted.
WITHDRAWN, DRAFTED, IN_FORCE, ROLLED_OVER, DONE, VERIFIED, CLOSED_OUT = range(-1, 6)


def amended(content, amendment):
    """The wording with what the amendment names changed."""
    changes = {name: getattr(amendment, name) for name in ("title", "quantity", "measure", "due", "standard") if getattr(amendment, name)}
    return Message(content.type, content.values | changes)


class Period(NamedTuple):
    bundle: str
    previous: str
    starts: int
    ends: int
    closes: int


class Key:
    def __init__(self, enrolled, unit):
        self.content, self.unit, self.revoked = enrolled, unit, None

    def is_valid(self, time):
        until = [end for end in (self.content.valid_until or None, self.revoked) if end is not None]
        return self.content.valid_from <= time and all(time < end for end in until)


class Unit:
    """A unit as it stands now, and the time at which it closed, if it has."""

    def __init__(self, level, sector, parent, opened, registered):
        self.level, self.sector, self.parent, self.opened, self.registered, self.closed = level, sector, parent, opened, registered, None


class Life:
    """A letter, pledge, notice or finding: its wording, its state, whose key brought it there to be judged, and whether it was marked overdue.

    Of a pledge also the quantity that counts, the tiers it was brought to, and what was asked for and waits: (kind, key, body). Of a letter also
    the notice it stands on; of a notice its objections by id: (key, None or whether it was upheld).
    """

    def __init__(self, content, state):
        self.content, self.state, self.by, self.is_overdue = content, state, None, False
        self.done = self.progress = self.verified = self.asked = self.notice = None
        self.tiers, self.is_at_top, self.objections = 0, False, {}

    @property
    def reached(self):
        return next((quantity for quantity in (self.verified, self.done, self.progress) if quantity is not None), 0)


class World:
    def __init__(self):
        self.genesis = self.root = None
        self.units, self.children, self.keys, self.cohorts, self.bundles, self.periods = {}, defaultdict(list), {}, {}, {}, {}
        self.posts = defaultdict(list)
        # By (unit, period), (unit, id), and the ids of a unit; the days of what waits for a deadline, by (unit, id).
        self.letters, self.pledges, self.pledges_of, self.pledges_due, self.notices = {}, {}, defaultdict(list), {}, {}
        self.inspections, self.findings, self.findings_of, self.findings_due = {}, {}, defaultdict(list), {}
        # Requirements with their unit, which of them no tick has settled, what was stated, what was missed; and the steps of re-elections that
        # wait for their day, by (unit, reelection/milestone).
        self.requirements, self.unsettled, self.stated, self.missed = {}, set(), set(), set()
        self.templates, self.milestones_due = {}, {}
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
        self._add(unit, Unit(fact.level, fact.sector, fact.parent, day(fact.opened), day_of(step.time)))

    def unit_reclassified(self, unit, fact, step):
        self.units[unit].level, self.units[unit].sector = fact.level, fact.sector

    def unit_reparented(self, unit, fact, step):
        self._move(unit, fact.parent)

    def unit_merged(self, unit, fact, step):
        for child in self.open_children(unit):
            self._move(child, fact.into)
        self._close(unit, step)

    def unit_split(self, unit, fact, step):
        for part in fact.parts:
            self._add(part.unit, Unit(part.level, part.sector, self.units[unit].parent, day(getattr(fact, "from")), day_of(step.time)))
            for child in part.children:
                self._move(child, part.unit)
        if fact.dissolved:
            self._close(unit, step)

    def unit_dissolved(self, unit, fact, step):
        self._close(unit, step)

    def _add(self, unit, new):
        if unit not in self.units:
            self.units[unit] = new
            self.children[new.parent].append(unit)
            self.root = self.root if new.parent else unit

    def _move(self, unit, parent):
        self.children[self.units[unit].parent].remove(unit)
        self.children[parent].append(unit)
        self.units[unit].parent = parent

    def _close(self, unit, step):
        self.units[unit].closed = step.time
        self.milestones_due = {(u, id): due for (u, id), due in self.milestones_due.items() if u != unit}

    def key_enrolled(self, unit, fact, step):
        self.keys[fact.key] = Key(fact, unit)

    def key_revoked(self, unit, fact, step):
        if fact.key in self.keys and self.keys[fact.key].revoked is None:
            self.keys[fact.key].revoked = step.time

    def key_rotated(self, unit, fact, step):
        """The new key takes over what the old one could; its holder is the same."""
        old = self.keys[step.key]
        old.revoked, self.keys[fact.key] = step.time, Key(old.content, unit)

    def requirement_set(self, unit, fact, step):
        self.requirements[fact.requirement] = (unit, fact)
        self.unsettled.add(fact.requirement)

    def fact_stated(self, unit, fact, step):
        self.stated.add((unit, fact.requirement))

    def requirement_overdue(self, unit, fact, step):
        self.missed.add((unit, fact.requirement))

    def tick_settled(self, unit, fact, step):
        """When nothing more waits, requirements of earlier days are settled for good."""
        if ".registry." in step.position.topic and not fact.more:
            self.unsettled = {id for id in self.unsettled if day(self.requirements[id][1].due) >= day_of(step.time)}

    def milestone_template_defined(self, unit, fact, step):
        self.templates[fact.template] = fact

    def reelection_scheduled(self, unit, fact, step):
        for milestone in self.templates[fact.template].milestones:
            self.milestones_due[unit, f"{fact.reelection}/{milestone.id}"] = day(fact.due) - milestone.days_before

    def milestone_completed(self, unit, fact, step):
        self.milestones_due.pop((unit, f"{fact.reelection}/{fact.milestone}"), None)

    milestone_overdue = milestone_completed

    def cohort_defined(self, unit, fact, step):
        self.cohorts[fact.cohort] = (unit, fact)

    def bundle_published(self, unit, fact, step):
        content = decode("SchemeBundle", fact.bundle)
        self.bundles[content.id] = (fact.digest, content)

    def period_opened(self, unit, fact, step):
        self.periods[fact.period] = Period(fact.bundle, fact.previous_period, day(fact.starts), day(fact.ends), day(fact.closes))

    # Pledges. What is in force and not marked overdue waits for its day.

    def pledge_drafted(self, unit, fact, step):
        if (unit, fact.pledge) in self.pledges:
            self.pledges[unit, fact.pledge].content = fact  # worded anew after a return of the letter
        else:
            self.pledges[unit, fact.pledge] = Life(fact, DRAFTED)
            self.pledges_of[unit].append(fact.pledge)
            self.letters.setdefault((unit, fact.period), Life([], "drafting")).content.append(fact.pledge)

    def letter_signed(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        letter.state, letter.by = "signed", step.key

    def letter_returned(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        if letter.notice:
            self.notices[unit, letter.notice].state = "returned"
        letter.state, letter.notice = "returned", None

    def letter_in_force(self, unit, fact, step):
        self._in_force(unit, fact)

    def letter_on_notice(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        letter.state, letter.notice = "on notice", fact.notice
        self.notices[unit, fact.notice] = Life(fact, "open")

    def notice_opened(self, unit, fact, step):
        self.notices[unit, fact.notice] = Life(fact, "open")

    def objection_raised(self, unit, fact, step):
        self.notices[unit, fact.notice].objections[fact.objection] = (step.key, None)

    def objection_answered(self, unit, fact, step):
        objections = self.notices[unit, fact.notice].objections
        objections[fact.objection] = (objections[fact.objection][0], fact.upheld)

    def notice_closed(self, unit, fact, step):
        self.notices[unit, fact.notice].state = "closed"
        if fact.period:
            self._in_force(unit, fact)

    def _in_force(self, unit, fact):
        self.letters[unit, fact.period].state = "in force"
        for id in self.letters[unit, fact.period].content:
            if self.pledges[unit, id].state == DRAFTED:
                self._pledge(unit, id, IN_FORCE)

    def progress_reported(self, unit, fact, step):
        self.pledges[unit, fact.pledge].progress = fact.quantity

    def reported_done(self, unit, fact, step):
        pledge = self._pledge(unit, fact.pledge, DONE)
        pledge.by, pledge.done, pledge.asked = step.key, fact.quantity, None

    def pledge_verified(self, unit, fact, step):
        self._pledge(unit, fact.pledge, VERIFIED).verified = fact.quantity

    def pledge_returned(self, unit, fact, step):
        pledge = self._pledge(unit, fact.pledge, IN_FORCE)
        pledge.by = pledge.done = None

    def pledge_closed_out(self, unit, fact, step):
        self._pledge(unit, fact.pledge, CLOSED_OUT)

    def amendment_requested(self, unit, fact, step):
        self.pledges[unit, fact.pledge].asked = ("amendment", step.key, fact)

    def pledge_amended(self, unit, fact, step):
        """What the amendment leaves empty stays. With a day still to come the pledge is not late any more."""
        pledge = self.pledges[unit, fact.pledge]
        pledge.content, pledge.asked = amended(pledge.content, fact.amendment), None
        if day(pledge.content.due) >= day_of(step.time):
            pledge.is_overdue, pledge.tiers, pledge.is_at_top = False, 0, False
        self._pledge(unit, fact.pledge, pledge.state)

    def amendment_refused(self, unit, fact, step):
        self.pledges[unit, fact.pledge].asked = None

    def withdrawal_requested(self, unit, fact, step):
        self.pledges[unit, fact.pledge].asked = ("withdrawal", step.key, fact)

    def pledge_withdrawn(self, unit, fact, step):
        self._pledge(unit, fact.pledge, WITHDRAWN).asked = None

    def withdrawal_refused(self, unit, fact, step):
        self.pledges[unit, fact.pledge].asked = None

    def pledge_rolled_over(self, unit, fact, step):
        self._pledge(unit, fact.pledge, ROLLED_OVER).asked = None
        self.pledge_drafted(unit, fact.draft, step)

    def pledge_escalated(self, unit, fact, step):
        pledge = self.pledges[unit, fact.pledge]
        pledge.tiers, pledge.is_at_top = pledge.tiers + 1, fact.last

    def pledge_overdue(self, unit, fact, step):
        self.pledges[unit, fact.pledge].is_overdue = True
        self.pledges_due.pop((unit, fact.pledge), None)

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

    def rules(self, period, name):
        """A number among the rules for pledges of a period's bundle."""
        bundle = self.bundle(period)
        return getattr(bundle[1].pledge_rules, name) if bundle else 0

    def answers(self, post, unit, today):
        """Whether a post (`POST` of the unit, `UNIT/POST` of any) answers for the unit."""
        owner, post = post.split("/", 1) if "/" in post else (unit, post)
        held = [answers_for for start, answers_for in self.posts.get((owner, post), []) if start <= today]
        return bool(held) and (owner == unit or held[-1] == unit)

    def above(self, unit):
        """The units above, nearest first."""
        found = []
        while unit in self.units and self.units[unit].parent in self.units and len(found) < len(self.units):
            unit = self.units[unit].parent
            found.append(unit)
        return found

    def is_within(self, unit, root):
        seen = set()
        while unit in self.units and unit not in seen and unit != root:
            seen.add(unit)
            unit = self.units[unit].parent
        return unit == root and root in self.units

    def subtree(self, unit):
        waiting = [unit]
        while waiting:
            yield waiting[-1]
            waiting += self.children.get(waiting.pop(), [])

    def open_children(self, unit):
        return [child for child in self.children[unit] if self.units[child].closed is None]

    def silent(self, id):
        """The units that owe a fact, have not stated it, and were not marked for it."""
        below, wanted = self.requirements[id]
        for unit in set(self.subtree(below)):
            found, due = self.units[unit], day(wanted.due)
            fits = (not wanted.levels or found.level in wanted.levels) and (not wanted.sectors or found.sector in wanted.sectors)
            there = found.closed is None and found.registered <= due and found.opened <= due
            if fits and there and (unit, id) not in self.stated | self.missed:
                yield unit

    def is_member(self, unit, id):
        """Of a cohort: a listed unit, or one of the level (and sector, if it names one) at and below the cohort's unit; closed units never."""
        (below, cohort), found = self.cohorts[id], self.units.get(unit)
        if found and found.closed is not None:
            return False
        if cohort.units or not found:
            return found is not None and unit in cohort.units
        return found.level == cohort.level and cohort.sector in ("", found.sector) and self.is_within(unit, below)

    def members(self, id):
        """In the byte order of their ids."""
        return sorted((unit for unit in self.units if self.is_member(unit, id)), key=in_byte_order)

    def pledge_counts(self, unit, period):
        """(came into force, verified since) at the unit and below."""
        of = [self.pledges[u, id] for u in self.subtree(unit) for id in self.pledges_of.get(u, [])]
        states = [pledge.state for pledge in of if pledge.content.period == period]
        return sum(state >= IN_FORCE for state in states), sum(state >= VERIFIED for state in states)

    def open_findings(self, unit, severity):
        return sum(f.state != "accepted" and f.content.severity >= severity for f in self.findings_of.get(unit, []))
