"""Facts that units must state by a day, and re-elections with their steps: what the registry lets fall due."""
from rights import is_new
from tree import itself
from values import day, day_of, written
from wire import NUMBERS, new


class Requirements:
    """What these facts change. Requirements are (unit, content) by id; of the steps of a re-election it is kept which wait for their day."""

    def __init__(self):
        super().__init__()
        self.requirements, self.unsettled, self.stated, self.missed = {}, set(), set(), set()
        self.templates, self.reelections, self.milestones_due = {}, {}, {}

    def requirement_set(self, unit, fact, step):
        self.requirements[fact.requirement] = (unit, fact)
        self.unsettled.add(fact.requirement)

    def fact_stated(self, unit, fact, step):
        self.stated.add((unit, fact.requirement))

    def requirement_overdue(self, unit, fact, step):
        self.missed.add((unit, fact.requirement))

    def tick_settled(self, unit, fact, step):
        """When nothing more waits, requirements of earlier days are settled for good: nobody comes to owe them later."""
        if step.position.service == NUMBERS["SERVICE_REGISTRY"] and not fact.more:
            self.unsettled = {id for id in self.unsettled if day(self.requirements[id][1].due) >= day_of(step.time)}

    def milestone_template_defined(self, unit, fact, step):
        self.templates[fact.template] = (unit, fact)

    def reelection_scheduled(self, unit, fact, step):
        steps = self.templates[fact.template][1].milestones
        self.reelections[unit, fact.reelection] = ({milestone.id: milestone for milestone in steps}, set())
        for milestone in steps:
            self.milestones_due[unit, f"{fact.reelection}/{milestone.id}"] = day(fact.due) - milestone.days_before

    def milestone_completed(self, unit, fact, step):
        self.reelections[unit, fact.reelection][1].add(fact.milestone)
        self.milestone_overdue(unit, fact, step)

    def milestone_overdue(self, unit, fact, step):
        self.milestones_due.pop((unit, f"{fact.reelection}/{fact.milestone}"), None)

    def drop_milestones(self, unit):
        """A closed unit elects nobody any more."""
        self.milestones_due = {name: due for name, due in self.milestones_due.items() if name[0] != unit}

    def owes(self, unit, id):
        """It is open, of the levels and sectors, at or below the requirement's unit, was there on the day, and had begun by then."""
        (below, wanted), found = self.requirements[id], self.units[unit]
        fits = (not wanted.levels or found.level in wanted.levels) and (not wanted.sectors or found.sector in wanted.sectors)
        was_there = found.registered <= day(wanted.due) and found.opened is not None and found.opened <= day(wanted.due)
        return fits and was_there and found.has_begun(day(wanted.due)) and found.closed is None and self.is_within(unit, below)

    def silent(self, id):
        """The units that owe a fact, have not stated it, and were not marked for it."""
        settled = lambda unit: (unit, id) in self.stated or (unit, id) in self.missed
        return [unit for unit in self.subtree(self.requirements[id][0]) if not settled(unit) and self.owes(unit, id)]


def statable(c):
    if c.body.requirement not in c.world.requirements:
        yield "unknown_requirement"
    elif c.unit in c.world.units and not c.world.owes(c.unit, c.body.requirement):
        yield "requirement_not_for_unit"


def schedulable(c):
    if (c.unit, c.body.reelection) in c.world.reelections:
        yield "reelection_exists"
    below = c.world.templates.get(c.body.template, (None, None))[0]
    if below is None or not c.world.is_within(c.unit, below):
        yield "unknown_template"


def reachable(c):
    """In the order of the template, and with the documents it names."""
    steps, reached = c.world.reelections.get((c.unit, c.body.reelection), (None, None))
    if steps is None:
        yield "unknown_reelection"
        return
    if c.body.milestone not in steps:
        yield "unknown_milestone"
        return
    if c.body.milestone in reached:
        yield "milestone_reached"
    elif c.body.milestone != next(id for id in steps if id not in reached):
        yield "milestone_out_of_order"
    if not set(steps[c.body.milestone].documents) <= {document.name for document in c.body.documents}:
        yield "document_missing"


def deadlines(c, most):
    """(facts, whether more wait): what was not stated and not reached before today, by day, then by the bytes of unit and id."""
    passed = []
    for id in c.world.unsettled:
        due = c.world.requirements[id][1].due
        if day(due) < c.day:
            made = new("RequirementOverdue", requirement=id, due=due)
            passed += [(day(due), unit.encode(), id.encode(), (unit, "requirement_overdue", made)) for unit in c.world.silent(id)]
    for (unit, id), due in c.world.milestones_due.items():
        if due < c.day:
            reelection, milestone = id.split("/")
            made = new("MilestoneOverdue", reelection=reelection, milestone=milestone, due=written(due))
            passed.append((due, unit.encode(), id.encode(), (unit, "milestone_overdue", made)))
    passed.sort(key=lambda each: each[:3])
    return [fact for *_, fact in passed[:most]], len(passed) > most


RULES = {
    "set_requirement": (
        [itself, is_new(lambda w: w.requirements, lambda c: c.body.requirement, "requirement_exists")], "requirement_set"),
    "state_fact": ([itself, statable], "fact_stated"),
    "define_milestone_template": (
        [itself, is_new(lambda w: w.templates, lambda c: c.body.template, "template_exists")], "milestone_template_defined"),
    "schedule_reelection": ([itself, schedulable], "reelection_scheduled"),
    "complete_milestone": ([itself, reachable], "milestone_completed"),
}
