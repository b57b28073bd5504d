"""Projects: proposed, reviewed, listed, reported done, verified, closed out, awarded; the owner reaches only the first and the fourth."""
from letters import in_period, standard_met
from lives import Life
from rights import in_state, is_same_holder
from tree import goes_on, open_unit
from values import day, day_of, find, written
from wire import new


class Milestone:
    """`by`: whose key reported it."""

    def __init__(self, due):
        self.due, self.by, self.is_verified, self.is_overdue = due, None, False, False

    def waits(self):
        return self.by is None and not self.is_overdue


class Project(Life):
    """`by`: whose key brought it to where it is judged, by proposing it or by reporting it done."""

    def __init__(self):
        super().__init__(None, "proposed")
        self.proposals, self.milestones, self.listed, self.seen, self.awards = 0, {}, None, set(), set()

    def propose(self, wording, by):
        self.content, self.state, self.by, self.proposals = wording, "proposed", by, self.proposals + 1
        self.milestones = {milestone.id: Milestone(day(milestone.due)) for milestone in wording.milestones}

    def waits(self):
        return self.state == "listed" and not self.is_overdue

    def deadline(self):
        """The earliest day a tick may still mark something of it overdue."""
        if self.state not in UNDER_WAY:
            return None
        days = [milestone.due for milestone in self.milestones.values() if milestone.waits()]
        return min(days + [day(self.content.due)] * self.waits(), default=None)


UNDER_WAY = ["listed", "reported done"]
MOST_PROPOSALS = 20


class Projects:
    """What these facts change."""

    def __init__(self):
        super().__init__()
        self.projects = {}

    def project_proposed(self, unit, fact, step):
        self.projects.setdefault((unit, fact.project), Project()).propose(fact, step.key)

    def project_reviewed(self, unit, fact, step):
        self.projects[unit, fact.project].state = "approved" if fact.approved else "not approved"

    def project_listed(self, unit, fact, step):
        project = self.projects[unit, fact.project]
        project.state, project.listed = "listed", day_of(step.time)

    def project_milestone_reported(self, unit, fact, step):
        self.projects[unit, fact.project].milestones[fact.milestone].by = step.key

    def project_milestone_verified(self, unit, fact, step):
        self.projects[unit, fact.project].milestones[fact.milestone].is_verified = True

    def project_milestone_returned(self, unit, fact, step):
        self.projects[unit, fact.project].milestones[fact.milestone].by = None

    def project_reviewed_on_site(self, unit, fact, step):
        self.projects[unit, fact.project].seen.add(fact.date)

    def project_reported_done(self, unit, fact, step):
        project = self.projects[unit, fact.project]
        project.state, project.by = "reported done", step.key

    def project_verified(self, unit, fact, step):
        self.projects[unit, fact.project].state = "verified"

    def project_returned(self, unit, fact, step):
        self.projects[unit, fact.project].state = "listed"

    def project_closed_out(self, unit, fact, step):
        self.projects[unit, fact.project].state = "closed out"

    def project_awarded(self, unit, fact, step):
        self.projects[unit, fact.project].awards.add(fact.award)

    def project_overdue(self, unit, fact, step):
        project = self.projects[unit, fact.project]
        (project.milestones[fact.milestone] if fact.milestone else project).is_overdue = True


def project(c):
    return c.world.projects.get((c.unit, c.body.project))


def milestone(c):
    return project(c).milestones.get(c.body.milestone) if project(c) else None


def rules_of(c, period):
    bundle = c.world.bundle(period)
    return bundle[1].project_rules if bundle else new("ProjectRules")


# What stands against it.


def proposable(c):
    known, rules = project(c), rules_of(c, c.body.period)
    if known and (known.state != "not approved" or known.content.period != c.body.period or known.proposals >= MOST_PROPOSALS):
        yield "project_exists"
    if not find(rules.categories, c.body.category):
        yield "unknown_project_category"
    if c.body.aim and not find(rules.aims, c.body.aim):
        yield "unknown_aim"
    if not all(c.world.answers(post, c.unit, c.day) for post in [c.body.leader, *c.body.chain]):
        yield "unknown_leader"
    for unit in c.body.implementers:
        yield from open_unit(c, unit)


def listable(c):
    if project(c):
        yield from in_period(c, project(c).content.period)
        if not find(rules_of(c, project(c).content.period).categories, c.body.category):
            yield "unknown_project_category"


def known_milestone(c):
    if project(c) and not milestone(c):
        yield "unknown_project_milestone"


def to_reach(c):
    if milestone(c) and milestone(c).by is not None:
        yield "milestone_reported"


def reached(c):
    found = milestone(c)
    if found and (found.by is None or found.is_verified):
        yield "milestone_not_reported"
    elif found and is_same_holder(c, found.by):
        yield "same_key"


def seen(c):
    known = project(c)
    if known and (known.listed is None or known.state == "closed out"):
        yield "project_not_listed"
    if known and c.body.date in known.seen:
        yield "on_site_reviewed"
    for unit in c.body.participants:
        yield from open_unit(c, unit)


def all_milestones(is_there):
    return lambda c: ["milestones_open"] if project(c) and not all(is_there(each) for each in project(c).milestones.values()) else []


def seen_often(c):
    if project(c) and len(project(c).seen) < rules_of(c, project(c).content.period).on_site_reviews:
        yield "on_site_reviews_missing"


def awardable(c):
    if project(c) and not find(rules_of(c, project(c).content.period).awards, c.body.award):
        yield "unknown_award"
    if project(c) and c.body.award in project(c).awards:
        yield "award_given"


# The facts of a tick.


def overdue(c, most):
    """(facts, whether more wait): projects by the first day on which something of them waits, then by the bytes of unit and id; of each its
    milestones, then itself. Whatever waits since before today is marked."""
    days = {name: known.deadline() for name, known in c.world.projects.items() if known.state in UNDER_WAY}
    passed = sorted((due, unit.encode(), id.encode(), unit, id) for (unit, id), due in days.items() if due is not None and due < c.day)
    made, more = [], len(passed) > most
    for *_, unit, id in passed[:most]:
        known = c.world.projects[unit, id]
        due = [(name, each.due) for name, each in known.milestones.items() if each.waits() and each.due < c.day]
        if known.waits() and day(known.content.due) < c.day:
            due.append(("", day(known.content.due)))
        more = more or len(made) + len(due) > most
        for name, last in due[: most - len(made)]:
            made.append((unit, "project_overdue", new("ProjectOverdue", project=id, milestone=name, due=written(last))))
    return made, more


def at(states, otherwise, by_another=None):
    return in_state(project, "unknown_project", states, otherwise, by_another)


known_project = at(["proposed", "not approved", "approved", *UNDER_WAY, "verified", "closed out"], "unknown_project")
under_way = at(UNDER_WAY, "project_not_listed")
to_judge = at(["reported done"], "project_not_reported_done", by_another="holder")

def approvable(c):
    """What a unit proposed that nobody took over from can only be declined."""
    if c.body.approved:
        yield from goes_on(c)


RULES = {
    "propose_project": ([in_period, proposable], "project_proposed"),
    "review_project": ([at(["proposed"], "project_not_proposed", by_another="holder"), approvable], "project_reviewed"),
    "list_project": ([at(["approved"], "project_not_approved"), goes_on, listable], "project_listed"),
    "report_project": ([at(["listed"], "project_not_listed")], "project_reported"),
    "report_milestone": ([under_way, known_milestone, to_reach], "project_milestone_reported"),
    "verify_milestone": ([under_way, known_milestone, reached], "project_milestone_verified"),
    "return_milestone": ([under_way, known_milestone, reached], "project_milestone_returned"),
    "review_on_site": ([known_project, seen], "project_reviewed_on_site"),
    "report_project_done": (
        [at(["listed"], "project_not_listed"), all_milestones(lambda each: each.by is not None)], "project_reported_done"),
    "verify_project": ([to_judge, standard_met, all_milestones(lambda each: each.is_verified)], "project_verified"),
    "return_project": ([to_judge], "project_returned"),
    "close_out_project": ([at(["verified"], "project_not_verified", by_another="holder"), seen_often], "project_closed_out"),
    "award_project": ([at(["closed out"], "project_not_closed_out"), awardable], "project_awarded"),
}
