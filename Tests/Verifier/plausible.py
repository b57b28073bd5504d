"""What nobody is likely to mean: days far from today, quantities out of proportion, documents that are empty or attached twice. Refused as
`implausible`, unless the signed payload says that it is meant."""
import hashlib

from kinds import KINDS, days
from values import day
from wire import NUMBERS, Unreadable, decode, types

YEAR = 366
# How many years before and after the day of the decision a day of each sort may lie (None: any).
SPANS = {
    NUMBERS["DAY_FOUNDING"]: (None, 1), NUMBERS["DAY_LASTING"]: (60, 1), NUMBERS["DAY_RECORDED"]: (10, 0), NUMBERS["DAY_PLANNED"]: (6, 6)}
# The days that submissions name, by kind. Not among them are days that other rules hold within a period or round, or between two days on record.
DAYS = {kind: days(type) for kinds in KINDS.values() for kind, type in kinds.items()}
# The fields in which documents stand, by kind.
DOCUMENTS = {
    kind: [name for name, field in type.named.items() if field.kind == "Evidence"] for kinds in KINDS.values() for kind, type in kinds.items()}
NOTHING = hashlib.sha256(b"").digest()


def objections(c):
    if c.meant:
        return
    for text, sort in named_days(c):
        before, after = SPANS[sort]
        named = day(text)
        if named is not None and (named > c.day + after * YEAR or before is not None and named < c.day - before * YEAR):
            yield "implausible"
    documents = [getattr(c.body, name) for name in DOCUMENTS[c.kind]]
    digests = [document.digest for found in documents for document in (found if isinstance(found, (list, tuple)) else [found])]
    if NOTHING in digests or len(set(digests)) < len(digests):
        yield "implausible"


def named_days(c):
    yield from days_of(c.body, DAYS[c.kind])
    if c.kind == "publish_bundle":
        try:
            bundle = decode("SchemeBundle", c.body.bundle)
        except Unreadable:
            return
        for round in bundle.rounds:
            yield from days_of(round, days(types["Round"]))


def days_of(message, paths):
    for path, sort in paths:
        value = message
        for name in path:
            value = getattr(value, name)
        yield value, sort


def is_tenfold(quantity, promised):
    return promised > 0 and quantity >= 10 * promised


def reported(known):
    """A report of ten times what was promised, or more."""
    return lambda c: ["implausible"] if not c.meant and known(c) and is_tenfold(c.body.quantity, known(c).content.quantity) else []


def verified(known):
    """More verified than was reported done, or ten times what was promised."""

    def rule(c):
        found = known(c)
        if not c.meant and found and (c.body.quantity > (found.done or 0) or is_tenfold(c.body.quantity, found.content.quantity)):
            yield "implausible"

    return rule
