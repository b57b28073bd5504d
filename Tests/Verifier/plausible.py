"""What nobody is likely to mean: days far from today, quantities out of proportion, documents that are empty or attached twice. Refused as
`implausible`, unless the signed payload says that it is meant."""
import hashlib

from values import day
from wire import Unreadable, decode

YEAR = 366
# How many years before and after the day of the decision such a day may lie (None: any).
FOUNDING, LASTING, RECORDED, PLANNED = (None, 1), (60, 1), (10, 0), (6, 6)
# The days that submissions name, by kind. Left out are days that other rules hold within a period or round, or between two days on record.
DAYS = {
    **dict.fromkeys(
        """rename_unit reparent_unit merge_unit split_unit dissolve_unit reclassify_unit assign_unit appoint_post hand_over_post abolish_post
        form_alliance change_alliance dissolve_alliance cover_entity close_entity""".split(), [("from", LASTING)]),
    **dict.fromkeys("record_talk record_training record_assessment".split(), [("date", RECORDED)]),
    **dict.fromkeys("set_requirement schedule_reelection open_finding".split(), [("due", PLANNED)]),
    "register_unit": [("opened", FOUNDING), ("adopted", PLANNED)],
    "register_entity": [("opened", FOUNDING)],
    "open_period": [("starts", PLANNED), ("ends", PLANNED), ("closes", PLANNED)],
    "open_notice": [("terms.from", PLANNED), ("terms.until", PLANNED)],
    "countersign_letter": [("notice.from", PLANNED), ("notice.until", PLANNED)],
    "request_admission": [("from", PLANNED), ("until", PLANNED)],
}
# Where documents stand, by kind.
DOCUMENTS = {
    **dict.fromkeys(
        """report_progress report_done report_project report_milestone report_project_done submit_report state_fact
        report_rectification""".split(), "evidence"),
    "complete_milestone": "documents",
    "hand_over_post": "record",
}
NOTHING = hashlib.sha256(b"").digest()


def objections(c):
    if c.meant:
        return
    for text, (before, after) in named_days(c):
        named = day(text)
        if named is not None and (named > c.day + after * YEAR or before is not None and named < c.day - before * YEAR):
            yield "implausible"
    documents = getattr(c.body, DOCUMENTS[c.kind]) if c.kind in DOCUMENTS else []
    digests = [document.digest for document in (documents if isinstance(documents, (list, tuple)) else [documents])]
    if NOTHING in digests or len(set(digests)) < len(digests):
        yield "implausible"


def named_days(c):
    for path, span in DAYS.get(c.kind, []):
        value = c.body
        for name in path.split("."):
            value = getattr(value, name)
        yield value, span
    if c.kind == "publish_bundle":
        try:
            bundle = decode("SchemeBundle", c.body.bundle)
        except Unreadable:
            return
        for round in bundle.rounds:
            yield getattr(round, "from"), PLANNED
            yield round.until, PLANNED


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
