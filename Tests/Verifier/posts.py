"""Posts, duty lists, alliances and covered entities: at which units, and which of them there are.

Whether a candidate meets what a post asks for, and which version of a duty list is in force, is taken on trust.
"""
from collections import defaultdict

from rights import is_new, reaches
from tree import itself, open_unit
from values import day, names_somebody


class Posts:
    """What these facts change. Appointments are (first day, unit answered for), in order."""

    def __init__(self):
        super().__init__()
        self.posts, self.abolished, self.alliances, self.entities = defaultdict(list), {}, {}, {}

    def post_appointed(self, unit, fact, step):
        self.posts[unit, fact.post].append((day(getattr(fact, "from")), fact.answers_for))

    def post_handed_over(self, unit, fact, step):
        *_, (_, answers_for) = self.posts[unit, fact.post]
        self.posts[unit, fact.post].append((day(getattr(fact, "from")), answers_for))

    def post_abolished(self, unit, fact, step):
        self.abolished.setdefault((unit, fact.post), day(getattr(fact, "from")))

    def alliance_formed(self, unit, fact, step):
        self.alliances[fact.alliance] = (unit, True)

    def alliance_dissolved(self, unit, fact, step):
        self.alliances[fact.alliance] = (unit, False)

    def entity_registered(self, unit, fact, step):
        self.entities[unit, fact.entity] = True

    def entity_closed(self, unit, fact, step):
        self.entities[unit, fact.entity] = False

    def answers(self, post, unit, today):
        """Whether a post answers for the unit on a day: `POST` is the unit's own, `UNIT/POST` one of any unit."""
        owner, post = (post if post.count("/") == 1 else f"{unit}/{post}").split("/", 1)
        found, ended = self.units.get(owner), self.abolished.get((owner, post))
        if not found or found.gone is not None and found.gone <= today or ended is not None and ended <= today:
            return False
        held = [answers_for for first, answers_for in self.posts.get((owner, post), []) if first <= today]
        return bool(held) and (owner == unit or held[-1] == unit)


def successor(c):
    """The post that answers for what is left stands at an open unit that the key reaches."""
    unit = c.body.successor.split("/")[0]
    if unit in c.world.units:
        yield from [*open_unit(c, unit), *reaches(c, unit)]


def anonymous(c):
    """A reference to a person is no name and no number by which people are known."""
    if names_somebody(c.body.person):
        yield "invalid_field"


def joined(units):
    """The key must reach every unit that it joins."""
    return lambda c: [code for unit in units(c) for code in [*open_unit(c, unit), *reaches(c, unit)]]


def lasting(c):
    lead, lasts = c.world.alliances.get(c.body.alliance, (None, False))
    if lead != c.unit:
        yield "unknown_alliance"
    elif not lasts:
        yield "alliance_dissolved"


def existing(c):
    exists = c.world.entities.get((c.unit, c.body.entity))
    if not exists:
        yield "unknown_entity" if exists is None else "entity_closed"


new_alliance = is_new(lambda w: w.alliances, lambda c: c.body.alliance, "alliance_exists")
new_entity = is_new(lambda w: w.entities, lambda c: (c.unit, c.body.entity), "entity_exists")

RULES = {
    "hand_over_post": ([itself, anonymous], "post_handed_over"),
    "abolish_post": ([itself, successor], "post_abolished"),
    "define_post_category": ([itself], "post_category_defined"),
    "record_talk": ([itself, anonymous], "talk_recorded"),
    "record_training": ([itself], "training_recorded"),
    "record_assessment": ([itself], "assessment_recorded"),
    "define_duty_list": ([itself], "duty_list_defined"),
    "adapt_duty_list": ([itself], "duty_list_adapted"),
    "form_alliance": ([itself, new_alliance, joined(lambda c: c.body.members)], "alliance_formed"),
    "change_alliance": ([lasting, joined(lambda c: c.body.joined)], "alliance_changed"),
    "dissolve_alliance": ([lasting], "alliance_dissolved"),
    "register_entity": ([itself, new_entity], "entity_registered"),
    "cover_entity": ([existing, lambda c: open_unit(c, c.body.organisation)], "entity_covered"),
    "close_entity": ([existing], "entity_closed"),
}
