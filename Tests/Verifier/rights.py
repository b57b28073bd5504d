"""Who may, and the two questions that most rules ask: is the id new, and is the thing in the right state."""
from wire import NUMBERS

REGISTRAR, CLERK, SUPERIOR, TELLER, TIMEKEEPER = (
    NUMBERS["ROLE_" + name] for name in ("REGISTRAR", "CLERK", "SUPERIOR", "TELLER", "TIMEKEEPER"))


def role_of(c, key, unit):
    """(what stands against it, role) of a key for a unit, or for the one that answers for it; the empty unit is the topmost one."""
    enrolled, unit = c.world.keys.get(key), unit or c.world.root
    if not enrolled:
        return ["unknown_key"], None
    against = [] if c.world.is_valid(enrolled, c.time) else ["key_not_valid"]
    if unit not in c.world.units:
        against.append("unknown_unit")
    elif not c.world.is_within(c.world.answering(unit, c.day), enrolled.unit):
        against.append("not_authorized")
    return against, enrolled.content.role


def is_above(c, key, unit):
    """Enrolled above the unit, or above the one that took over from it, and not at it."""
    return c.world.keys[key].unit in c.world.units_above(unit, c.day)


def rights(c, roles, above=False):
    """The root key may do what a registrar or timekeeper may. For a unit not registered yet the right is asked of its parent.

    `above`: the key must be enrolled above the unit, for nobody answers for himself."""
    if c.key == c.world.genesis.root_key and {REGISTRAR, TIMEKEEPER} & set(roles):
        return []
    unit = c.unit
    if c.kind == "register_unit":
        if c.body.parent and c.body.parent not in c.world.units and c.key in c.world.keys:
            return ["unknown_parent"]
        unit = unit if unit in c.world.units else c.body.parent
    against, role = role_of(c, c.key, unit)
    if against or role not in roles:
        return against or ["not_authorized"]
    return ["not_above_unit"] if above and not is_above(c, c.key, c.unit) else []


def clerk_of(other):
    """The unit's clerk, or the clerk of the other unit that has a part in it. The refusal tells of the unit itself."""

    def who(c):
        against, role = role_of(c, c.key, other(c))
        return [] if not against and role == CLERK else rights(c, [CLERK])

    return who


def reaches(c, unit, roles=(REGISTRAR,)):
    """A registrar's right over a second unit that a change touches."""
    if c.key == c.world.genesis.root_key:
        return []
    against, role = role_of(c, c.key, unit)
    return against or ([] if role in roles else ["not_authorized"])


def anybody(c):
    """Any key that is enrolled and valid, whatever its role and place."""
    enrolled = c.world.keys.get(c.key)
    if not enrolled:
        return ["unknown_key"]
    return ([] if c.unit in c.world.units else ["unknown_unit"]) + role_of(c, c.key, enrolled.unit)[0]


def is_same_holder(c, by):
    """Whether what is judged was done by whoever judges it: a key that came by rotation is no other person's."""
    return by is not None and c.world.is_same_holder(by, c.key)


def is_new(known, id, code):
    """The id is not taken."""
    return lambda c: [code] if id(c) in known(c.world) else []


def in_state(thing, unknown, states, otherwise, by_another=None):
    """There is such a thing, in one of these states; and if it is to be judged, it was brought there by another key, or another holder."""

    def rule(c):
        found = thing(c)
        if found is None:
            yield unknown
        elif found.state not in states:
            yield otherwise[found.state] if isinstance(otherwise, dict) else otherwise
        elif by_another == "key" and found.by == c.key or by_another == "holder" and is_same_holder(c, found.by):
            yield "same_key"

    return rule
