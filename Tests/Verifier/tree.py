"""The rules of the tree of units: it is changed by a registrar whose right reaches every unit concerned, and it stays a tree."""
from rights import REGISTRAR, SUPERIOR, reaches


def open_unit(c, unit):
    if unit not in c.world.units:
        yield "unknown_unit"
    elif c.world.units[unit].closed is not None:
        yield "unit_closed"


def parent(c):
    if not c.body.parent and c.world.root is not None:
        yield "second_root"
    if c.body.parent and c.body.parent not in c.world.units:
        yield "unknown_parent"
    elif c.body.parent:
        yield from open_unit(c, c.body.parent)


def itself(c):
    yield from open_unit(c, c.unit)


def goes_on(c):
    """Itself, or in the one that took over from it: what it has begun takes its course."""
    yield from open_unit(c, c.world.heir(c.unit, c.day))


def movable(c):
    """The topmost unit is not moved, merged, split or dissolved."""
    yield from open_unit(c, c.unit)
    if c.unit == c.world.root:
        yield "topmost_unit"


def under(c, target):
    """No unit comes to stand below itself."""
    yield from open_unit(c, target)
    if target in c.world.units and c.world.is_within(target, c.unit):
        yield "tree_cycle"


def moved(c):
    if c.body.parent not in c.world.units:
        yield "unknown_parent"
        return
    yield from under(c, c.body.parent)
    yield from reaches(c, c.body.parent)
    if c.unit in c.world.units:
        yield from reaches(c, c.world.units[c.unit].parent)


def merged(c):
    yield from under(c, c.body.into)
    yield from reaches(c, c.body.into)


def split(c):
    if any(part.unit in c.world.units for part in c.body.parts):
        yield "unit_exists"
    if c.unit in c.world.units:
        yield from reaches(c, c.world.units[c.unit].parent)


def from_parent(c):
    """What a unit is, and whether it is, is decided from above it."""
    if c.unit in c.world.units and c.world.units[c.unit].parent:
        yield from reaches(c, c.world.units[c.unit].parent)


def childless(c):
    if c.world.open_children(c.unit):
        yield "unit_has_children"


def assigned(c):
    """What a unit left that was split or dissolved, to an open one; the key reaches that, and what stands above the other."""
    found = c.world.units.get(c.unit)
    if not found:
        yield "unknown_unit"
        return
    if found.closed is None:
        yield "unit_still_open"
    elif found.into:
        yield "unit_merged"
    yield from open_unit(c, c.body.to)
    for unit in (found.parent, c.body.to):
        yield from reaches(c, unit, (REGISTRAR, SUPERIOR))


RULES = {
    "rename_unit": ([itself], "unit_renamed"),
    "reclassify_unit": ([itself, from_parent], "unit_reclassified"),
    "reparent_unit": ([movable, moved], "unit_reparented"),
    "merge_unit": ([movable, merged], "unit_merged"),
    "split_unit": ([movable, split], "unit_split"),
    "dissolve_unit": ([movable, childless, from_parent], "unit_dissolved"),
    "assign_unit": ([assigned], "unit_assigned"),
}
