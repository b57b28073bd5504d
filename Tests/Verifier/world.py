"""What holds: the state that accepted facts build up, as far as rights, deadlines, lives and rankings need it.

Each method below `apply`, here and in the classes that `World` is made of, is named after a fact (a kind of `RegistryFact`, `PledgesFact`,
`SupervisionFact` or `ScoringFact`) and says what it changes. Refusals and repeats have no facts and change nothing.
"""
from collections import defaultdict

from community import Community
from lives import CLOSED_OUT, DONE, DRAFTED, IN_FORCE, ROLLED_OVER, VERIFIED, WITHDRAWN
from lives import Key, Letter, Life, Notice, Objection, Period, Pledge, Unit
from posts import Posts
from projects import Projects
from reports import Reports
from requirements import Requirements
from values import day, day_of, in_byte_order
from wire import NUMBERS, decode


class World(Requirements, Posts, Projects, Reports, Community):
    def __init__(self):
        super().__init__()
        self.genesis = self.root = None
        # By (topic, partition): the tails that are stated to be lost; the first offset that was not restored.
        self.losses, self.restored = defaultdict(list), {}
        self.units, self.children, self.keys, self.cohorts, self.bundles, self.periods = {}, defaultdict(list), {}, {}, {}, {}
        # Of keys that came by rotation: the first one of their holder.
        self.first_keys = {}
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

    def loss_accepted(self, unit, fact, step):
        self.losses[fact.topic, fact.partition].append((fact, step.position.offset))

    def restore_stated(self, unit, fact, step):
        for place in fact.partitions:
            name = (place.topic, place.partition)
            self.restored[name] = max(self.restored.get(name, 0), place.end)

    def is_lost(self, place, offset, chain):
        """Whether a head counts no more."""
        return any((head.offset, head.chain) == (offset, chain) for loss, _ in self.losses[place] for head in loss.lost_heads)

    def lost_before(self, place, next, known=-1):
        """Whether what was known of a log before a place was lost, and is stated to be in a decision at or beyond `known` in the registry's log."""
        return any(
            loss.last_good_offset + 1 < next <= 1 + max(head.offset for head in loss.lost_heads) and known <= stated
            for loss, stated in self.losses[place])

    def unit_registered(self, unit, fact, step):
        # Nothing below a unit begins before it does.
        above = self.units[fact.parent].adopted if fact.parent in self.units else None
        adopted = max((each for each in (day(fact.adopted), above) if each is not None), default=None)
        self._add(unit, Unit(fact.parent, fact.level, fact.sector, day(fact.opened), day_of(step.time), adopted))

    def unit_renamed(self, unit, fact, step):
        self.units[unit].keep(day(getattr(fact, "from")))

    def unit_reclassified(self, unit, fact, step):
        self.units[unit].level, self.units[unit].sector = fact.level, fact.sector
        self.units[unit].keep(day(getattr(fact, "from")))

    def unit_reparented(self, unit, fact, step):
        self._move(unit, fact.parent, day(getattr(fact, "from")))

    def unit_merged(self, unit, fact, step):
        for child in self.open_children(unit):
            self._move(child, fact.into, day(getattr(fact, "from")))
        self.units[unit].into = fact.into
        self._close(unit, fact, step)

    def unit_split(self, unit, fact, step):
        first, parent = day(getattr(fact, "from")), self.units[unit].parent
        for part in fact.parts:
            self._add(part.unit, Unit(parent, part.level, part.sector, first, day_of(step.time), self.units[unit].adopted))
            for child in part.children:
                if self.units[child].parent == unit:
                    self._move(child, part.unit, first)
        if fact.dissolved:
            self._close(unit, fact, step)

    def unit_dissolved(self, unit, fact, step):
        self._close(unit, fact, step)

    def unit_assigned(self, unit, fact, step):
        first = day(getattr(fact, "from"))
        kept = [each for each in self.units[unit].assigned if each[0] < first]
        self.units[unit].assigned = [*kept, (first, fact.to)]

    def _add(self, id, unit):
        if id in self.units:
            return  # what has a history is not begun again
        self.units[id] = unit
        self.children[unit.parent].append(id)
        self.root = self.root if unit.parent else id

    def _move(self, unit, parent, first):
        self.children[self.units[unit].parent].remove(unit)
        self.children[parent].append(unit)
        self.units[unit].parent = parent
        self.units[unit].keep(first)

    def _close(self, unit, fact, step):
        self.units[unit].closed, self.units[unit].gone = step.time, day(getattr(fact, "from"))
        self.drop_milestones(unit)

    def key_enrolled(self, unit, fact, step):
        self.keys[fact.key] = Key(fact, unit)

    def key_revoked(self, unit, fact, step):
        if fact.key in self.keys and self.keys[fact.key].revoked is None:
            self.keys[fact.key].revoked = step.time

    def key_rotated(self, unit, fact, step):
        old = self.keys[step.key]
        begins = max(old.content.valid_from, step.time)
        self.keys[fact.key] = Key(old.content.with_values({"key": fact.key, "valid_from": begins}), old.unit)
        old.revoked = step.time if old.revoked is None else old.revoked
        self.first_keys[fact.key] = self.first_keys.get(step.key, step.key)

    def cohort_defined(self, unit, fact, step):
        self.cohorts[fact.cohort] = (unit, fact)

    def bundle_published(self, unit, fact, step):
        content = decode("SchemeBundle", fact.bundle)
        self.bundles[content.id] = (fact.digest, content)

    def period_opened(self, unit, fact, step):
        starts, adopted = day(fact.starts), day(fact.adopted)
        begins = starts if adopted is None else adopted
        self.periods[fact.period] = Period(fact.bundle, starts, day(fact.ends), day(fact.closes), fact.previous_period, begins)

    # Pledges. What is in force and not marked overdue waits for its day.

    def pledge_drafted(self, unit, fact, step):
        if (unit, fact.pledge) in self.pledges:
            self.pledges[unit, fact.pledge].reword(fact, day_of(step.time))  # after a return of the letter
        else:
            self.pledges[unit, fact.pledge] = Pledge(fact)
            self.pledges_of[unit].append(fact.pledge)
            self.letters.setdefault((unit, fact.period), Letter()).content.append(fact.pledge)

    def letter_signed(self, unit, fact, step):
        letter = self.letters[unit, fact.signing.period]
        letter.state, letter.by = "signed", step.key

    def letter_returned(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        if letter.notice and self.notices[unit, letter.notice].state == "open":
            self.notices[unit, letter.notice].state = "returned"
        letter.state, letter.notice = "returned", None

    def letter_on_notice(self, unit, fact, step):
        letter = self.letters[unit, fact.period]
        letter.state, letter.notice = "on notice", fact.notice
        self.notices[unit, fact.notice] = Notice(NUMBERS["NOTICE_SUBJECT_LETTER"], fact.period, fact.terms, step.key)

    def letter_in_force(self, unit, fact, step):
        self.letters[unit, fact.period].state = "in force"
        for id in self.letters[unit, fact.period].content:
            if self.pledges[unit, id].state == DRAFTED:
                self._pledge(unit, id, IN_FORCE)

    def notice_opened(self, unit, fact, step):
        self.notices[unit, fact.notice] = Notice(fact.subject, fact.reference, fact.terms, step.key)

    def objection_raised(self, unit, fact, step):
        self.notices[unit, fact.notice].objections.setdefault(fact.objection, Objection(step.key))

    def objection_answered(self, unit, fact, step):
        self.notices[unit, fact.notice].objections[fact.objection].upheld = fact.upheld

    def notice_closed(self, unit, fact, step):
        notice = self.notices[unit, fact.notice]
        notice.state = "ended"
        if notice.is_of_letter():
            self.letter_in_force(unit, fact, step)

    def progress_reported(self, unit, fact, step):
        pledge = self.pledges[unit, fact.pledge]
        pledge.progress = pledge.floor = fact.quantity

    def reported_done(self, unit, fact, step):
        pledge = self._pledge(unit, fact.pledge, DONE)
        # What was asked for is overtaken: what is judged is the wording in force.
        pledge.by, pledge.amendment, pledge.withdrawal = step.key, None, None
        pledge.done = pledge.floor = fact.quantity

    def pledge_verified(self, unit, fact, step):
        self._pledge(unit, fact.pledge, VERIFIED).verified = fact.quantity

    def pledge_returned(self, unit, fact, step):
        pledge = self._pledge(unit, fact.pledge, IN_FORCE)
        pledge.by, pledge.done, pledge.floor = None, None, 0

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
        if asked.no_parent or asked.parent_unit:
            named |= {"parent_unit": asked.parent_unit, "parent_pledge": asked.parent_pledge}
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
        pledge = self._pledge(unit, fact.roll_over.pledge, ROLLED_OVER)
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

    def is_same_holder(self, a, b):
        """A key that took another's place by rotation is the same holder's."""
        return self.first_keys.get(a, a) == self.first_keys.get(b, b)

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

    def open_children(self, unit):
        return [child for child in self.children.get(unit, []) if self.units[child].closed is None]

    # Who answers for what a unit left. Nothing moves: things are named by the unit they began at.

    def is_past(self, unit, today):
        found = self.units.get(unit)
        return found is not None and found.gone is not None and found.gone <= today

    def heir(self, unit, today):
        """The unit it was merged into or assigned to, and so on; itself while it is open. The last of the chain may have ended without one."""
        while self.is_past(unit, today) and self.units[unit].successor(today):
            unit = self.units[unit].successor(today)
        return unit

    def has_begun(self, unit, period, last):
        """Period and unit had begun by the last day of something."""
        return self.periods[period].adopted <= last and self.units[unit].has_begun(last)

    def answering(self, unit, today):
        """The heir, or the nearest open unit above an heir that has ended."""
        unit = self.heir(unit, today)
        while self.is_past(unit, today):
            unit = self.heir(self.units[unit].parent, today)
        return unit

    def is_unassigned(self, unit, today):
        return self.is_past(self.heir(unit, today), today)

    def units_above(self, unit, today):
        """Above the heir, nearest first; of what nobody took over the unit that answers is the first."""
        path = self.ancestry(self.answering(unit, today))
        return path if self.is_unassigned(unit, today) else path[1:]

    def answered_by(self, units, today):
        """These units, and all that have ended for which one of them answers."""
        units = {unit for unit in units if not self.is_past(unit, today)}
        return units | {unit for unit in self.units if self.is_past(unit, today) and self.answering(unit, today) in units}

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

    def pledge_counts(self, unit, period, today):
        """(came into force, verified since) at the unit and below, and at what they answer for."""
        of = [self.pledges[u, id] for u in self.answered_by(self.subtree(unit), today) for id in self.pledges_of.get(u, [])]
        states = [pledge.state for pledge in of if pledge.content.period == period]
        return sum(state >= ROLLED_OVER for state in states), sum(state >= VERIFIED for state in states)

    def open_findings(self, unit, severity, today):
        """At the unit, and at what it answers for."""
        of = [finding for u in self.answered_by([unit], today) for finding in self.findings_of.get(u, [])]
        return sum(f.state != "accepted" and f.content.severity >= severity for f in of)
