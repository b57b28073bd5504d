"""Reports that a calendar asks of units, and how units attended meetings."""
from datetime import date
from typing import NamedTuple

from letters import in_period
from log import partition_of
from rights import CLERK, SUPERIOR, is_same_holder, rights, role_of
from values import day, find, written
from wire import NUMBERS, new

MONTHS = {"MONTHLY": 1, "QUARTERLY": 3, "HALF_YEARLY": 6, "YEARLY": 12}
SLOT_NAMES = {1: "{year}-{number:02}", 3: "{year}-Q{number}", 6: "{year}-H{number}", 12: "{year}"}


class Slot(NamedTuple):
    """`name`: (period, duty, slot); `last`: the last day reported on. It may be sent from the day it opens, and is on time until the day it is due."""

    name: tuple
    last: int
    opens: int
    due: int
    adopted: int

    def is_owed(self, unit, id, duty):
        """By its level and sector on the day it is due, or because it is listed; on that day it must have been there, and by the last day
        reported on period and unit must have begun."""
        if not unit.is_open_on(self.due) or self.last < self.adopted or not unit.has_begun(self.last):
            return False
        if duty.units:
            return id in duty.units
        what = unit.version(self.due)
        return what is not None and what[0] in (duty.levels or [what[0]]) and what[1] in (duty.sectors or [what[1]])


class Report:
    """What became of one report; one about which nothing has happened is not there."""

    def __init__(self):
        self.by, self.revision, self.is_accepted, self.is_returned, self.is_excused = None, 0, False, False, False
        self.until, self.is_missing, self.is_released = None, False, False

    def is_to_judge(self):
        return self.by is not None and not (self.is_accepted or self.is_returned or self.is_excused)

    def is_awaited(self):
        return self.by is None and not (self.is_excused or self.is_missing)

    def deadline(self):
        """The last day of an extension, while a tick may still find the report missing."""
        return self.until if self.is_awaited() and not self.is_released else None


class Reports:
    """What these facts change. Reports are by unit and name of the slot."""

    def __init__(self):
        super().__init__()
        self.reports, self.settled_slots, self.meetings = {}, set(), set()

    def _report(self, unit, fact):
        return self.reports.setdefault((unit, name_of(fact)), Report())

    def report_submitted(self, unit, fact, step):
        report = self._report(unit, fact.report)
        report.by, report.revision, report.is_returned = step.key, fact.revision, False

    def report_returned(self, unit, fact, step):
        self._report(unit, fact).is_returned = True

    def report_accepted(self, unit, fact, step):
        self._report(unit, fact).is_accepted = True

    def report_excused(self, unit, fact, step):
        self._report(unit, fact).is_excused = True

    def report_extended(self, unit, fact, step):
        self._report(unit, fact).until = day(fact.until)

    def report_missing(self, unit, fact, step):
        self._report(unit, fact).is_missing = True

    def report_slot_settled(self, unit, fact, step):
        if unit:
            self._report(unit, fact).is_released = True
        else:
            self.settled_slots.add(name_of(fact))

    def attendance_recorded(self, unit, fact, step):
        self.meetings.add((unit, fact.meeting))


def name_of(body):
    return body.period, body.duty, body.slot


def slots(period, id, duty):
    """Of a duty in a period: those whose last day lies within it."""
    months = next((count for name, count in MONTHS.items() if NUMBERS["FREQUENCY_" + name] == duty.frequency), None)
    first, end = (date.fromisoformat(written(each)) for each in (period.starts, period.ends))
    for year in range(first.year, end.year + 1) if months else []:
        for count in range(1, 12 // months + 1):
            month = count * months
            last = day(f"{year + month // 12}-{month % 12 + 1:02}-01") - 1
            if period.starts <= last <= period.ends:
                name = (id, duty.id, SLOT_NAMES[months].format(year=year, number=count))
                yield Slot(name, last, last - duty.opens_before, last + duty.due_after, period.adopted)


# What stands against it.


def duty_of(c):
    bundle = c.world.bundle(c.body.period)
    return find(bundle[1].report_duties, c.body.duty) if bundle else None


def slot_of(c):
    duty = duty_of(c)
    return duty and next((slot for slot in slots(c.world.periods[c.body.period], c.body.period, duty) if slot.name == name_of(c.body)), None)


def report(c):
    return c.world.reports.get((c.unit, name_of(c.body))) or Report()


def owed(c):
    duty, slot, unit = duty_of(c), slot_of(c), c.world.units.get(c.unit)
    if not duty:
        yield "unknown_report_duty"
    elif not slot:
        yield "unknown_report_slot"
    elif not unit or not slot.is_owed(unit, c.unit, duty):
        yield "report_not_owed"


def last_day(c):
    return slot_of(c).due if report(c).until is None else report(c).until


def unjudged(c):
    if report(c).is_accepted:
        yield "report_accepted"
    if report(c).is_excused:
        yield "report_excused"


def sendable(c):
    if slot_of(c) and c.day < slot_of(c).opens:
        yield "report_too_early"
    if slot_of(c) and report(c).is_to_judge() and c.day > last_day(c):
        yield "report_stands"
    duty, answers = duty_of(c), [answer.field for answer in c.body.answers]
    if duty and any(field.required and field.id not in answers for field in duty.fields):
        yield "report_incomplete"
    if duty and duty.evidence_required and not c.body.evidence:
        yield "evidence_missing"


def judgeable(c):
    if not report(c).is_to_judge():
        yield "report_not_submitted"
    elif is_same_holder(c, report(c).by):
        yield "same_key"
    if c.body.revision not in (0, report(c).revision):
        yield "report_replaced"


def not_come(c):
    """It has not come, or was given back, and is before a superior who did not send it."""
    if report(c).is_to_judge():
        yield "report_stands"
    if is_same_holder(c, report(c).by):
        yield "same_key"


def not_missed(c):
    if report(c).is_missing:
        yield "report_missed"


def recorder(c):
    """A clerk or superior enrolled at the host, or above the unit; nobody of the unit itself, nor of the one that took over from it."""
    if c.unit not in c.world.units:
        return ["unknown_unit"]
    enrolled = c.world.keys[c.key].unit if c.key in c.world.keys else None
    owner, host = c.world.heir(c.unit, c.day), c.world.answering(c.body.host, c.day)
    if enrolled == owner or c.world.is_within(host, owner):
        return ["own_attendance"]
    if enrolled != host:
        return rights(c, [CLERK, SUPERIOR], above=True)
    against, role = role_of(c, c.key, c.body.host)
    return against or ([] if role in (CLERK, SUPERIOR) else ["not_authorized"])


def new_meeting(c):
    if (c.unit, c.body.meeting) in c.world.meetings:
        yield "meeting_exists"


# The facts that hold, where they are not the body word for word.


def submitted(c):
    late = c.day > last_day(c)
    return [(c.unit, "report_submitted", new("ReportSubmitted", report=c.body, late=late, revision=report(c).revision + 1))]


def fact_of(unit, name, slot, **values):
    type = "ReportMissing" if name == "report_missing" else "ReportSlotSettled"
    return unit, name, new(type, period=slot[0], duty=slot[1], slot=slot[2], **values)


def missing(c, most):
    """(facts, whether more wait): of each slot whose last day lies before today the units that owe it, by their bytes; then it is settled."""
    calendar = [
        (slot.due, "/".join(slot.name).encode(), slot, duty) for id, period in c.world.periods.items()
        for duty in c.world.bundle(id)[1].report_duties for slot in slots(period, id, duty)
        if slot.due < c.day and slot.name not in c.world.settled_slots]
    made = []
    for due, _, slot, duty in sorted(calendar, key=lambda each: each[:2]):
        silent = [id for id, unit in c.world.units.items() if slot.is_owed(unit, id, duty) and is_silent(c, id, slot.name)]
        found = [fact_of(id, "report_missing", slot.name, due=written(due)) for id in sorted(silent, key=str.encode)]
        # One fact says that the slot is settled.
        if len(made) + len(found) >= most:
            return made + found[: most - len(made)], True
        made += [*found, fact_of("", "report_slot_settled", slot.name)]
    return made, False


def is_silent(c, unit, slot):
    """A unit of this partition that was given no extension."""
    known = c.world.reports.get((unit, slot))
    return (known is None or known.is_awaited() and known.until is None) and partition_of(unit, "pledges") == c.partition


def run_out(c, most):
    """(facts, whether more wait): extensions whose day lies before today. A unit that was closed before that day, and that nobody
    took over from, owes nothing any more."""
    days = {name: known.deadline() for name, known in c.world.reports.items()}
    passed = sorted(
        (due, unit.encode(), "/".join(slot).encode(), unit, slot) for (unit, slot), due in days.items()
        if due is not None and due < c.day)
    made = []
    for due, _, _, unit, slot in passed[:most]:
        was_there = unit in c.world.units and c.world.units[unit].is_open_on(due)
        is_there = was_there or c.world.is_past(unit, c.day) and not c.world.is_unassigned(unit, c.day)
        missed, released = fact_of(unit, "report_missing", slot, due=written(due)), fact_of(unit, "report_slot_settled", slot)
        made.append(missed if is_there else released)
    return made, len(passed) > most


RIGHTS = {"record_attendance": recorder}
RULES = {
    "submit_report": ([in_period, owed, unjudged, sendable], submitted),
    "return_report": ([judgeable], "report_returned"),
    "accept_report": ([judgeable], "report_accepted"),
    "excuse_report": ([in_period, owed, unjudged, not_come], "report_excused"),
    "extend_report": ([in_period, owed, unjudged, not_come, not_missed], "report_extended"),
    "record_attendance": ([in_period, new_meeting], "attendance_recorded"),
}
