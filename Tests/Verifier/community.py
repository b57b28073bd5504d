"""What units offer to each other's members, and tasks that a gatekeeper admits or not."""
from collections import Counter

from letters import in_period
from lives import Life
from rights import clerk_of, in_state, is_new
from tree import itself, open_unit
from values import find
from wire import NUMBERS, new

OWN_TEAM = "own-"


class Offer(Life):
    """`taken_up`: by how many members of each home unit; `services`: how many each home unit's members did."""

    def __init__(self, content):
        super().__init__(content, "open")
        self.taken_up, self.services = {}, Counter()


class Community:
    """What these facts change."""

    def __init__(self):
        super().__init__()
        self.offers, self.feedback, self.admissions = {}, set(), {}

    def service_offered(self, unit, fact, step):
        self.offers[unit, fact.offer] = Offer(fact)

    def offer_taken_up(self, unit, fact, step):
        self.offers[unit, fact.offer].taken_up[fact.home_unit] = fact.members

    def offer_released(self, unit, fact, step):
        self.offers[unit, fact.offer].taken_up.pop(fact.home_unit, None)

    def service_recorded(self, unit, fact, step):
        self.offers[unit, fact.offer].services[fact.home_unit] += 1

    def feedback_given(self, unit, fact, step):
        self.feedback.add((unit, fact.feedback.period, fact.feedback.home_unit))

    def offer_closed(self, unit, fact, step):
        self.offers[unit, fact.offer].state = "closed"

    def admission_requested(self, unit, fact, step):
        self.admissions[unit, fact.task] = Life(fact, "requested")
        self.admissions[unit, fact.task].by = step.key

    def admission_decided(self, unit, fact, step):
        self.admissions[unit, fact.task].state = "decided"


def offer(c):
    return c.world.offers.get((c.unit, c.body.offer))


def admission(c):
    return c.world.admissions.get((c.unit, c.body.task))


# What stands against it.


def known_team(c):
    bundle = c.world.bundle(c.body.period)
    is_own = c.body.kind != NUMBERS["OFFER_KIND_POST"] or c.body.team.startswith(OWN_TEAM)
    if bundle and not is_own and not find(bundle[1].service_teams, c.body.team):
        yield "unknown_team"


def in_its_period(c):
    if offer(c):
        yield from in_period(c, offer(c).content.period)


def not_full(c):
    found = offer(c)
    if found and found.content.wanted:
        others = sum(members for unit, members in found.taken_up.items() if unit != c.body.home_unit)
        if others + c.body.members > found.content.wanted:
            yield "offer_full"


def taken_up(c):
    if offer(c) and c.body.home_unit not in offer(c).taken_up:
        yield "not_taken_up"


def counts(c):
    """What the members of a home unit did here in a period: offers, members, services."""
    offers = [found for (unit, _), found in c.world.offers.items() if unit == c.unit and found.content.period == c.body.period]
    held = [found.taken_up[c.body.home_unit] for found in offers if c.body.home_unit in found.taken_up]
    return len(held), sum(held), sum(found.services[c.body.home_unit] for found in offers)


def to_feed_back(c):
    posts, _, services = counts(c)
    if (c.unit, c.body.period, c.body.home_unit) in c.world.feedback:
        yield "feedback_given"
    if not posts and not services:
        yield "nothing_taken_up"


def asker(c):
    return clerk_of(lambda c: c.body.department)(c) if c.unit in c.world.units else ["unknown_unit"]


def admissible(c):
    """By a superior who does not belong to the department that asks; without authority and funds it can only be refused."""
    asked = admission(c).content if admission(c) else None
    if asked and c.world.keys[c.key].unit == c.world.answering(asked.department, c.day):
        yield "department_admits_itself"
    if asked and c.body.admitted and not (asked.authority and asked.has("funds")):
        yield "admission_without_basis"


def fed_back(c):
    posts, members, services = counts(c)
    return [(c.unit, "feedback_given", new("FeedBackGiven", feedback=c.body, posts=posts, members=members, services=services))]


known_offer = in_state(offer, "unknown_offer", ["open", "closed"], "offer_closed")
open_offer = in_state(offer, "unknown_offer", ["open"], "offer_closed")
new_offer = is_new(lambda w: w.offers, lambda c: (c.unit, c.body.offer), "offer_exists")
new_task = is_new(lambda w: w.admissions, lambda c: (c.unit, c.body.task), "admission_exists")
to_decide = in_state(admission, "unknown_admission", ["requested"], "admission_decided", by_another="holder")
home_unit = clerk_of(lambda c: c.body.home_unit)

RIGHTS = {"take_up_offer": home_unit, "release_offer": home_unit, "request_admission": asker}
RULES = {
    "offer_service": ([in_period, new_offer, known_team], "service_offered"),
    "take_up_offer": ([itself, lambda c: open_unit(c, c.body.home_unit), open_offer, in_its_period, not_full], "offer_taken_up"),
    "release_offer": ([known_offer, taken_up], "offer_released"),
    "record_service": ([known_offer, in_its_period, taken_up], "service_recorded"),
    "feed_back_to_home_unit": ([in_period, to_feed_back], fed_back),
    "close_offer": ([open_offer], "offer_closed"),
    "request_admission": ([itself, lambda c: open_unit(c, c.body.department), new_task], "admission_requested"),
    "decide_admission": ([to_decide, admissible], "admission_decided"),
}
