"""The rules: who may submit what, what stands against accepting it, and which facts hold once it is accepted.

A rule yields the code (as in the README's tables) of everything that stands against the case `c`: what is asked (`c.kind`, `c.body`,
`c.unit`, `c.key`), when (`c.time`, `c.day`), and the world it is asked in (`c.world`). Accepted is right if nothing stands against it,
refused if its code is among what does. Left out are the rules on the form of what people write: refusals by those codes are counted, not
judged.
"""
import hashlib

import ranking
from values import day, exact, find, written
from wire import NUMBERS, Unreadable, decode, encode, new
from world import DONE, IN_FORCE, VERIFIED

VERSIONS = {"registry": "registry/2", "pledges": "pledges/1", "supervision": "supervision/1", "scoring": "scoring/1"}
# The codes that are taken on trust, and for which submissions.
_WORDED = """register_unit enrol_key appoint_post define_cohort publish_bundle open_period draft_pledge return_letter report_progress
    report_done verify_pledge return_pledge record_inspection open_finding contest_finding report_rectification return_rectification"""
_POSTS = "hand_over_post abolish_post record_talk record_training record_assessment"
_JOINED = "form_alliance change_alliance dissolve_alliance register_entity cover_entity close_entity"
_FACTS = "set_requirement state_fact define_milestone_template schedule_reelection complete_milestone"
_UNITS = "rename_unit reclassify_unit reparent_unit merge_unit split_unit dissolve_unit rotate_key"
_WORDED += f" {_UNITS} {_POSTS} define_post_category define_duty_list adapt_duty_list {_JOINED} {_FACTS}"
EVERY_ROLE = "registrar clerk superior inspector teller scorer decider timekeeper".split()
NOT_JUDGED = {
    "genesis_invalid": ["genesis"],
    "bundle_invalid": ["publish_bundle"],
    "invalid_field": _WORDED.split(),
    "quantity_below_reported": ["report_progress", "report_done"],
    "unknown_taxonomy": ["open_finding"],
    "already_answered": ["acknowledge_finding", "contest_finding"],
    **dict.fromkeys(
        "unknown_post post_abolished post_vacant candidate_vetoed condition_not_met talk_missing".split(), ["appoint_post", *_POSTS.split()]),
    "unknown_category": ["appoint_post", "hand_over_post", "define_duty_list"],
    **dict.fromkeys(
        "unknown_duty_list duty_list_of_other_unit duty_list_version duty_list_not_for_unit duty_list_stale".split(),
        ["define_duty_list", "adapt_duty_list"]),
    **dict.fromkeys("alliance_exists unknown_alliance alliance_dissolved entity_exists unknown_entity entity_closed".split(), _JOINED.split()),
    # Of the other units that these name.
    **dict.fromkeys(
        "unit_closed unknown_unit not_authorized".split(), ["abolish_post", "form_alliance", "change_alliance", "cover_entity"]),
    **dict.fromkeys("unknown_requirement requirement_not_for_unit".split(), ["state_fact"]),
    **dict.fromkeys(
        "unknown_template reelection_exists unknown_reelection unknown_milestone milestone_reached milestone_out_of_order document_missing".split(),
        ["schedule_reelection", "complete_milestone"]),
    "rotation_unproven": ["rotate_key"],
    **dict.fromkeys("unknown_item unknown_giver letter_full parent_not_above unknown_parent_pledge parent_chain".split(), ["draft_pledge"]),
    **dict.fromkeys("too_few_inspectors unknown_inspector inspector_must_withdraw".split(), ["record_inspection"]),
}
# Nothing larger may be recorded (`outcome_too_large`); what stands around the facts is smaller than a submission.
LARGEST_OUTCOME, LARGEST_AROUND = 900_000, 64 * 1024
MOST_SETTLED = 1_000
# Rounds on the sheet of this id inspect letters, so there must be one in force.
LETTER_SHEET = "letter"


# Who may.


def role_of(c, key, unit):
    """(what stands against it, role) of a key for a unit; the empty unit is the topmost one."""
    enrolled, unit = c.world.keys.get(key), unit or c.world.root
    if not enrolled:
        return ["unknown_key"], None
    # Keys enrolled at a unit end with it.
    ended = c.world.units[enrolled.unit].closed is not None
    against = [] if enrolled.is_valid(c.time) and not ended else ["key_not_valid"]
    if unit not in c.world.units:
        against.append("unknown_unit")
    elif not c.world.is_within(unit, enrolled.unit):
        against.append("not_authorized")
    return against, enrolled.content.role


def may_anybody(c):
    """Any valid key, for a unit that exists."""
    against, _ = role_of(c, c.key, c.world.keys[c.key].unit if c.key in c.world.keys else "")
    return against or ([] if c.unit in c.world.units else ["unknown_unit"])


def may_review(c):
    """A named reviewer's clerk or superior, or a superior above it, never with a key of the pledging unit. Else a superior above the unit."""
    content = pledge(c).content if pledge(c) else None
    reviewer = content and (content.topic_unit or content.receiver)
    if not reviewer:
        return rights(c, ["superior"])
    if c.key not in c.world.keys:
        return ["unknown_key"]
    key = c.world.keys[c.key]
    is_superior, is_clerk = (key.content.role == NUMBERS["ROLE_" + name] for name in ("SUPERIOR", "CLERK"))
    is_there = key.unit == reviewer and (is_superior or is_clerk)
    is_above = key.unit != reviewer and is_superior and c.world.is_within(reviewer, key.unit)
    if not (is_there or is_above) or key.unit == c.unit:
        return ["not_reviewer"]
    return role_of(c, c.key, reviewer)[0]


def may_close_out(c):
    """The reviewer, or a superior above the unit."""
    return rights(c, ["superior"]) if may_review(c) else []


def is_of_letter(c):
    return notice(c) is not None and notice(c).content.type.name == "LetterOnNotice"


def may_handle_notice(*roles):
    """Of a letter a superior above the unit; of anything else these, also at the unit itself."""

    def right(c):
        if is_of_letter(c):
            return rights(c, ["superior"])
        return [code for code in rights(c, roles) if code != "not_above_unit"]

    return right


def own(*roles):
    """The unit's own side, its superior's key at the unit included."""
    return lambda c: [code for code in rights(c, roles) if code != "not_above_unit"]


def rights(c, roles):
    """The root key may do what a registrar or timekeeper may. For a unit not registered yet the right is asked of its parent."""
    if c.key == c.world.genesis.root_key and set(roles) & {"registrar", "timekeeper"}:
        return []
    unit = c.unit
    if c.kind == "register_unit":
        if c.body.parent and c.body.parent not in c.world.units and c.key in c.world.keys:
            return ["unknown_parent"]
        unit = unit if unit in c.world.units else c.body.parent
    against, role = role_of(c, c.key, unit)
    if against or role not in [NUMBERS["ROLE_" + name.upper()] for name in roles]:
        return against or ["not_authorized"]
    # A superior's key must be enrolled above the unit: nobody answers for himself.
    is_at_unit = role == NUMBERS["ROLE_SUPERIOR"] and c.world.keys[c.key].unit == c.unit
    return ["not_above_unit"] if is_at_unit and c.kind not in ("record_talk", "rotate_key") else []


# What stands against it.


def is_new(known, id, code):
    """The id is not taken."""
    return lambda c: [code] if id(c) in known(c.world) else []


def in_state(thing, unknown, states, otherwise, by_another=False):
    """There is such a thing, in one of these states; and if it is to be judged, by another key than the one that asks for it."""

    def rule(c):
        found = thing(c)
        if found is None:
            yield unknown
        elif found.state not in states:
            yield otherwise[found.state] if isinstance(otherwise, dict) else otherwise
        elif by_another and found.by == c.key:
            yield "same_key"

    return rule


def letter(c):
    return c.world.letters.get((c.unit, c.body.period))


def pledge(c):
    return c.world.pledges.get((c.unit, c.body.pledge))


def finding(c):
    return c.world.findings.get((c.unit, c.body.finding))


def known_units(c):
    listed = c.body.units if c.kind == "define_cohort" else [c.body.answers_for or c.unit] if c.kind == "appoint_post" else []
    below = c.kind == "define_cohort"
    if c.unit not in c.world.units or any(unit not in c.world.units or below and not c.world.is_within(unit, c.unit) for unit in listed):
        yield "unknown_unit"
    if any(unit in c.world.units and c.world.units[unit].closed is not None for unit in [c.unit, *listed]):
        yield "unit_closed"


def open_unit(c):
    if c.world.units[c.unit].closed is not None:
        yield "unit_closed"


def structure(c):
    """Of a unit that is moved, merged, split or dissolved: it is open and not the topmost one, and no circle arises. The key reaches what is touched."""
    world, target = c.world, {"reparent_unit": "parent", "merge_unit": "into"}.get(c.kind)
    yield from open_unit(c)
    if c.unit == world.root:
        yield "topmost_unit"
    touched = [world.units[c.unit].parent] if c.kind in ("reparent_unit", "split_unit") else []
    if target:
        to = getattr(c.body, target)
        touched.append(to)
        if to not in world.units:
            yield "unknown_parent" if target == "parent" else "unknown_unit"
        elif world.units[to].closed is not None:
            yield "unit_closed"
        if world.is_within(to, c.unit):
            yield "tree_cycle"
    for part in c.body.parts if c.kind == "split_unit" else []:
        if part.unit in world.units:
            yield "unit_exists"
    if c.kind == "dissolve_unit" and world.open_children(c.unit):
        yield "unit_has_children"
    if c.key != world.genesis.root_key:
        for unit in touched:
            yield from role_of(c, c.key, unit)[0]


def rotation(c):
    if c.key == c.world.genesis.root_key:
        yield "root_key_stays"


def parent(c):
    if not c.body.parent and c.world.root is not None:
        yield "second_root"
    if c.body.parent and c.body.parent not in c.world.units:
        yield "unknown_parent"
    elif c.body.parent and c.world.units[c.body.parent].closed is not None:
        yield "unit_closed"


def revocable(c):
    key = c.world.keys.get(c.body.key)
    if not key or key.unit != c.unit:
        yield "key_not_found"
    elif key.revoked is not None:
        yield "key_not_valid"


def at_root(c):
    if c.unit != c.world.root:
        yield "unknown_unit"


def bundle_id(c):
    try:
        return decode("SchemeBundle", c.body.bundle).id
    except Unreadable:
        return ""


def frozen_bundle(c):
    digest, bundle = c.world.bundles.get(c.body.bundle, (None, None))
    if not bundle or digest != c.body.bundle_digest:
        yield "unknown_bundle"
    elif any(each.cohort not in c.world.cohorts for each in [*bundle.schemes, *bundle.recognitions]):
        yield "unknown_cohort"
    if c.body.previous_period and c.body.previous_period not in c.world.periods:
        yield "unknown_period"


def known_period(c):
    if c.body.period not in c.world.periods:
        yield "unknown_period"


def in_period(c, period=None):
    period = c.body.period if period is None else period
    if not c.world.bundle(period):
        yield "unknown_period"
    elif c.day > c.world.periods[period].closes:
        yield "period_closed"


def draftable(c):
    known = pledge(c)
    if letter(c) and letter(c).state not in ("drafting", "returned"):
        yield "letter_closed"
    if known and not (letter(c) and letter(c).state == "returned" and known.content.period == c.body.period):
        yield "pledge_exists"


def notice(c):
    return c.world.notices.get((c.unit, c.body.notice))


def notice_required(c):
    least = c.world.rules(c.body.period, "notice_days")
    terms = c.body.notice if c.body.has("notice") else None
    if least and (not terms or None in ends(terms) or ends(terms)[1] - ends(terms)[0] + 1 < least):
        yield "notice_required"


def ends(terms):
    return day(getattr(terms, "from")), day(terms.until)


def noticeable(c):
    if c.body.subject == NUMBERS["NOTICE_SUBJECT_PLEDGE"]:
        found = c.world.pledges.get((c.unit, c.body.reference))
        if not found:
            yield "unknown_pledge"
        elif found.state < IN_FORCE:
            yield "pledge_not_in_force"


def objectionable(c):
    if not notice(c):
        yield "unknown_notice"
        return
    first, last = ends(notice(c).content.terms)
    if notice(c).state != "open" or not first <= c.day <= last:
        yield "notice_not_open"
    if c.body.objection in notice(c).objections:
        yield "objection_exists"


def answerable(c):
    if not notice(c):
        yield "unknown_notice"
        return
    by, upheld = notice(c).objections.get(c.body.objection, (None, None))
    if by is None:
        yield "unknown_objection"
    if notice(c).state != "open":
        yield "notice_not_open"
    if upheld is not None:
        yield "objection_answered"
    if by == c.key:
        yield "same_key"


def closable(c):
    if not notice(c):
        yield "unknown_notice"
        return
    found = notice(c)
    upheld = [upheld for _, upheld in found.objections.values()]
    if found.state != "open":
        yield "notice_not_open"
    if c.day <= ends(found.content.terms)[1]:
        yield "notice_running"
    if None in upheld:
        yield "objections_unanswered"
    if is_of_letter(c):
        if any(upheld):
            yield "objection_upheld"
        if c.world.letters[c.unit, found.content.period].by == c.key:
            yield "same_key"


def amendable(c):
    found = pledge(c)
    if found and amended(found.content, c.body) == found.content:
        yield "nothing_amended"
    if found and c.body.quantity and c.body.quantity < found.reached:
        yield "amended_below_reached"


def nothing_asked(c):
    if pledge(c) and pledge(c).asked:
        yield "change_pending"


def asked_for(kind):
    """A request of this kind waits, and was made with another key."""

    def rule(c):
        if not pledge(c):
            yield "unknown_pledge"
        elif not pledge(c).asked or pledge(c).asked[0] != kind:
            yield f"no_{kind}"
        elif pledge(c).asked[1] == c.key:
            yield "same_key"
        elif c.kind == "accept_amendment" and 0 < pledge(c).asked[2].quantity < pledge(c).reached:
            yield "amended_below_reached"

    return rule


def rollable(c):
    old = pledge(c)
    if not old:
        return
    if c.day <= c.world.periods[old.content.period].ends:
        yield "roll_over_too_early"
    if c.body.period in c.world.periods and c.world.periods[c.body.period].previous != old.content.period:
        yield "not_next_period"
    if old.content.quantity <= old.reached:
        yield "nothing_left"
    if (c.unit, c.body.into) in c.world.pledges:
        yield "roll_over_taken"
    if letter(c) and letter(c).state not in ("drafting", "returned"):
        yield "letter_closed"


def standard_met(c):
    if not c.body.standard_met:
        yield "standard_not_met"


def inspection(c):
    bundle = c.world.bundle(c.body.period)
    round = find(bundle[1].rounds, c.body.round) if bundle else None
    if not round:
        yield "unknown_round"
        return
    if (c.unit, c.body.period, c.body.round) in c.world.inspections:
        yield "already_inspected"
    if round.sheet == LETTER_SHEET and not (letter(c) and letter(c).state == "in force"):
        yield "letter_not_in_force"
    visited = day(c.body.visited)
    if visited is not None and not day(getattr(round, "from")) <= visited <= min(day(round.until), c.day):
        yield "visit_outside_round"
    most = {item.id: exact(item.points) for head in find(bundle[1].sheets, round.sheet).heads for item in head.items}
    if sorted(given.item for given in c.body.items) != sorted(most):
        yield "items_incomplete"
    if any(given.item in most and not in_range(given.points, most[given.item]) for given in c.body.items):
        yield "points_out_of_range"


def in_range(decimal, most):
    return exact(decimal) is not None and 0 <= exact(decimal) <= most


def finding_refers(c):
    bundle = c.world.bundle(c.body.period)
    if c.body.round and not (bundle and find(bundle[1].rounds, c.body.round)):
        yield "unknown_round"
    if c.body.pledge and not pledge(c):
        yield "unknown_pledge"


def in_cohort(c, cohort, period, unit):
    """A member of a cohort that is not closed."""
    if cohort not in c.world.cohorts:
        yield "unknown_cohort"
    elif unit not in c.world.units:
        yield "unknown_unit"
    elif not c.world.is_member(unit, cohort):
        yield "not_a_member"
    if (period, cohort) in c.world.closed:
        yield "cohort_closed"


def tally(c):
    """Two different tellers of the unit; every grade once; no more ballots than were handed out; the group has not voted yet."""
    try:
        asked = decode("Tally", c.body.tally)
    except Unreadable:
        yield "tally_unreadable"
        return
    if asked.unit != c.unit:
        yield "tally_of_other_unit"
    if len(c.body.second_key) != 32:
        yield "second_teller_missing"
    elif c.body.second_key == c.key:
        yield "one_teller_only"
    else:
        against, role = role_of(c, c.body.second_key, asked.unit)
        yield from against or ([] if role == NUMBERS["ROLE_TELLER"] else ["second_key_not_teller"])
    if c.second_is_forged:
        yield "second_signature_wrong"
    yield from in_period(c, asked.period)
    yield from in_cohort(c, asked.cohort, asked.period, asked.unit)
    if (asked.period, asked.cohort, asked.unit, asked.group) in c.world.tallies:
        yield "tally_exists"
    if asked.spoilt + sum(count.ballots for count in asked.counts) > asked.issued:
        yield "too_many_ballots"
    bundle = c.world.bundle(asked.period)
    group = find(bundle[1].voter_groups, asked.group) if bundle else None
    if not group:
        yield "unknown_voter_group"
    elif sorted(n.grade for n in asked.counts) != sorted(g.id for g in find(bundle[1].grade_tables, group.grade_table).grades):
        yield "grades_wrong"


def mark(c):
    yield from in_cohort(c, c.body.cohort, c.body.period, c.body.unit)
    if not c.world.is_within(c.body.unit, c.unit):
        yield "outside_right"
    if (c.body.period, c.body.cohort, c.body.unit, c.body.source) in c.world.marks:
        yield "mark_exists"
    bundle = c.world.bundle(c.body.period)
    source = find(bundle[1].external_sources, c.body.source) if bundle else None
    if not source:
        yield "unknown_source"
    elif not in_range(c.body.mark, exact(source.full)):
        yield "mark_out_of_range"


def begun(c, cohort):
    if cohort not in c.world.cohorts:
        yield "unknown_cohort"
    elif not c.world.is_within(c.world.cohorts[cohort][0], c.unit):
        yield "outside_right"
    if not c.world.bundle(c.body.period):
        yield "unknown_period"
    elif c.day < c.world.periods[c.body.period].starts:
        yield "period_not_begun"


def closing(c):
    yield from begun(c, c.body.cohort)
    if (c.body.period, c.body.cohort) in c.world.closed:
        yield "cohort_closed"
    bundle = c.world.bundle(c.body.period)
    if bundle and all(scheme.cohort != c.body.cohort for scheme in bundle[1].schemes):
        yield "no_scheme"
    if bundle and c.day <= c.world.periods[c.body.period].ends:
        yield "period_not_ended"


def recognition(c):
    bundle = c.world.bundle(c.body.period)
    asked = find(bundle[1].recognitions, c.body.recognition) if bundle else None
    if asked:
        yield from begun(c, asked.cohort)
    else:
        yield "unknown_recognition" if bundle else "unknown_period"
    if (c.body.period, c.body.recognition) in c.world.recognised:
        yield "recognition_closed"


# The facts that hold, where they are not the body word for word.


def settled(facts=(), more=False):
    return [*facts, ("", "tick_settled", new("TickSettled", settled=len(facts), more=more))]


def overdue(name, type, field, waiting, known):
    """A fact for each deadline before today: by day, then by the bytes of unit and id, at most 1,000."""

    def facts(c):
        found, more = passed(c)
        return settled(found, more)

    def passed(c):
        passed = sorted((d, u.encode(), id.encode(), u, id) for (u, id), d in waiting(c.world).items() if d < c.day)
        found = [(u, name, new(type, **{field: id, "due": known(c.world)[u, id].content.due})) for *_, u, id in passed[:MOST_SETTLED]]
        return found, len(passed) > MOST_SETTLED

    facts.passed = passed
    return facts


def registry_overdue(c):
    """A fact for each fact not stated and each milestone not reached before today: by day, then by the bytes of unit and id, at most 1,000."""
    world, passed = c.world, []
    for id in world.unsettled:
        due = world.requirements[id][1].due
        if day(due) < c.day:
            made = new("RequirementOverdue", requirement=id, due=due)
            passed += [(day(due), unit.encode(), id.encode(), unit, "requirement_overdue", made) for unit in world.silent(id)]
    for (unit, id), due in world.milestones_due.items():
        if due < c.day:
            reelection, milestone = id.split("/")
            made = new("MilestoneOverdue", reelection=reelection, milestone=milestone, due=written(due))
            passed.append((due, unit.encode(), id.encode(), unit, "milestone_overdue", made))
    passed.sort(key=lambda item: item[:3])
    return settled([item[3:] for item in passed[:MOST_SETTLED]], more=len(passed) > MOST_SETTLED)


def counted(name, type):
    return lambda c: [(c.unit, name, new(type, period=c.body.period, pledges=len(letter(c).content)))]


def published(c):
    digest = hashlib.sha256(c.body.bundle).digest()
    return [(c.unit, "bundle_published", new("BundlePublished", bundle=c.body.bundle, digest=digest))]


def opened(c):
    repeats = sum(found.content.taxonomy == c.body.taxonomy for found in c.world.findings_of.get(c.unit, []))
    return [(c.unit, "finding_opened", new("FindingOpened", finding=c.body, repeats=repeats))]


def recorded(c):
    asked = decode("Tally", c.body.tally)
    return [(asked.unit, "tally_recorded", new("TallyRecorded", tally=asked, second_key=c.body.second_key))]


def closed(c):
    data = encode(ranking.ranking(c))
    named = {"cohort": c.body.cohort, "period": c.body.period, "digest": hashlib.sha256(data).digest()}
    return [(c.world.cohorts[c.body.cohort][0], "cohort_closed", new("CohortClosed", ranking=data, **named))]


def recognised(c):
    found = ranking.recognition(c)
    return [(c.world.cohorts[found.cohort][0], "recognition_closed", found)]


# What is submitted to a service: who may, what may stand against it, and its facts (a name: that fact is the body word for word).

editable = in_state(letter, "no_drafts", ["drafting", "returned"], "letter_closed")
to_answer = in_state(letter, "letter_not_signed", ["signed"], "letter_not_signed", by_another=True)
to_return = in_state(letter, "letter_not_signed", ["signed", "on notice"], "letter_not_signed", by_another=True)
new_notice = is_new(lambda w: w.notices, lambda c: (c.unit, c.body.notice), "notice_exists")
to_report = in_state(pledge, "unknown_pledge", [IN_FORCE], "pledge_not_in_force")
to_verify = in_state(pledge, "unknown_pledge", [DONE], "not_reported_done", by_another=True)
to_close = in_state(pledge, "unknown_pledge", [VERIFIED], "not_verified", by_another=True)
still_open = in_state(finding, "unknown_finding", ["open", "returned", "reported"], "finding_closed")
waiting = {"reported": "rectification_pending", "accepted": "finding_closed"}
to_rectify = in_state(finding, "unknown_finding", ["open", "returned"], waiting)
unready = {"open": "not_rectified", "returned": "not_rectified", "accepted": "finding_closed"}
to_accept = in_state(finding, "unknown_finding", ["reported"], unready, by_another=True)
pledges_overdue = overdue("pledge_overdue", "PledgeOverdue", "pledge", lambda w: w.pledges_due, lambda w: w.pledges)
findings_overdue = overdue("finding_overdue", "FindingOverdue", "finding", lambda w: w.findings_due, lambda w: w.findings)

RULES = {
    "registry": {
        "tick": (["timekeeper"], [], registry_overdue),
        "rename_unit": (["registrar"], [open_unit], "unit_renamed"),
        "reclassify_unit": (["registrar"], [open_unit], "unit_reclassified"),
        "reparent_unit": (["registrar"], [structure], "unit_reparented"),
        "merge_unit": (["registrar"], [structure], "unit_merged"),
        "split_unit": (["registrar"], [structure], "unit_split"),
        "dissolve_unit": (["registrar"], [structure], "unit_dissolved"),
        "hand_over_post": (["registrar"], [open_unit], "post_handed_over"),
        "abolish_post": (["registrar"], [open_unit], "post_abolished"),
        "define_post_category": (["registrar"], [open_unit], "post_category_defined"),
        "record_talk": (["clerk", "registrar", "superior"], [open_unit], "talk_recorded"),
        "record_training": (["clerk", "registrar"], [open_unit], "training_recorded"),
        "record_assessment": (["clerk", "registrar"], [open_unit], "assessment_recorded"),
        "define_duty_list": (["registrar"], [open_unit], "duty_list_defined"),
        "adapt_duty_list": (["clerk"], [open_unit], "duty_list_adapted"),
        "form_alliance": (["registrar"], [open_unit], "alliance_formed"),
        "change_alliance": (["registrar"], [], "alliance_changed"),
        "dissolve_alliance": (["registrar"], [], "alliance_dissolved"),
        "register_entity": (["clerk", "registrar"], [open_unit], "entity_registered"),
        "cover_entity": (["clerk", "registrar"], [], "entity_covered"),
        "close_entity": (["clerk", "registrar"], [], "entity_closed"),
        "rotate_key": (EVERY_ROLE, [rotation, is_new(lambda w: w.all_keys(), lambda c: c.body.key, "key_exists")], "key_rotated"),
        "set_requirement": (
            ["registrar"],
            [open_unit, is_new(lambda w: w.requirements, lambda c: c.body.requirement, "requirement_exists")], "requirement_set"),
        "state_fact": (["clerk", "registrar"], [open_unit], "fact_stated"),
        "define_milestone_template": (
            ["registrar"],
            [open_unit, is_new(lambda w: w.templates, lambda c: c.body.template, "template_exists")], "milestone_template_defined"),
        "schedule_reelection": (["registrar"], [open_unit], "reelection_scheduled"),
        "complete_milestone": (["clerk", "registrar"], [open_unit], "milestone_completed"),
        "register_unit": (["registrar"], [is_new(lambda w: w.units, lambda c: c.unit, "unit_exists"), parent], "unit_registered"),
        "enrol_key": (["registrar"], [known_units, is_new(lambda w: w.all_keys(), lambda c: c.body.key, "key_exists")], "key_enrolled"),
        "revoke_key": (["registrar"], [revocable], "key_revoked"),
        "appoint_post": (["registrar"], [known_units], "post_appointed"),
        "define_cohort": (["registrar"], [known_units], "cohort_defined"),
        "publish_bundle": (["registrar"], [at_root, is_new(lambda w: w.bundles, bundle_id, "bundle_exists")], published),
        "open_period": (
            ["registrar"],
            [at_root, is_new(lambda w: w.periods, lambda c: c.body.period, "period_exists"), frozen_bundle], "period_opened"),
    },
    "pledges": {
        "tick": (["timekeeper"], [], pledges_passed),
        "draft_pledge": (["clerk"], [in_period, draftable], "pledge_drafted"),
        "sign_letter": (["clerk"], [known_period, editable], counted("letter_signed", "LetterSigned")),
        "countersign_letter": (["superior"], [to_answer, notice_required], countersigned),
        "return_letter": (["superior"], [to_return], "letter_returned"),
        "report_progress": (["clerk"], [to_report], "progress_reported"),
        "report_done": (["clerk"], [to_report], "reported_done"),
        "verify_pledge": (may_review, [to_verify, standard_met], "pledge_verified"),
        "return_pledge": (may_review, [to_verify], "pledge_returned"),
        "close_out_pledge": (may_close_out, [to_close], "pledge_closed_out"),
        "open_notice": (own("clerk", "superior"), [new_notice, noticeable], "notice_opened"),
        "raise_objection": (may_anybody, [objectionable], "objection_raised"),
        "answer_objection": (may_handle_notice("superior"), [answerable], "objection_answered"),
        "close_notice": (may_handle_notice("clerk", "superior"), [closable], notice_closed),
        "amend_pledge": (["clerk"], [to_report, nothing_asked, amendable], "amendment_requested"),
        "accept_amendment": (["superior"], [asked_for("amendment")], amended_as_asked),
        "refuse_amendment": (["superior"], [asked_for("amendment")], "amendment_refused"),
        "withdraw_pledge": (["clerk"], [to_report, nothing_asked], "withdrawal_requested"),
        "accept_withdrawal": (["superior"], [asked_for("withdrawal")], "pledge_withdrawn"),
        "refuse_withdrawal": (["superior"], [asked_for("withdrawal")], "withdrawal_refused"),
        "roll_over_pledge": (own("clerk", "superior"), [to_report, in_period, rollable], rolled_over),
    },
    "supervision": {
        "tick": (["timekeeper"], [], findings_overdue),
        "record_inspection": (["inspector"], [in_period, inspection], "inspection_recorded"),
        "open_finding": (
            ["inspector"],
            [in_period, is_new(lambda w: w.findings, lambda c: (c.unit, c.body.finding), "finding_exists"), finding_refers], opened),
        "acknowledge_finding": (["clerk"], [still_open], "finding_acknowledged"),
        "contest_finding": (["clerk"], [still_open], "finding_contested"),
        "report_rectification": (["clerk"], [to_rectify], "rectification_reported"),
        "accept_rectification": (["inspector", "superior"], [to_accept], "rectification_accepted"),
        "return_rectification": (["inspector", "superior"], [to_accept], "rectification_returned"),
    },
    "scoring": {
        "tick": (["timekeeper"], [], lambda c: settled()),
        "submit_tally": (["teller"], [tally], recorded),
        "record_external_mark": (["scorer"], [in_period, mark], lambda c: [(c.body.unit, "external_mark_recorded", c.body)]),
        "close_cohort": (["scorer"], [closing], closed),
        "close_recognition": (["scorer"], [recognition], recognised),
    },
}


def against(c, service):
    """Everything that stands against accepting the case. Rights are asked first; without them nothing else is."""
    if (service, c.kind) == ("registry", "genesis"):
        return {"genesis_exists"} if c.world.genesis else set()
    if c.world.genesis is None:
        return {"no_genesis"}
    if c.kind not in RULES[service]:
        return {"wrong_kind", *(rights(c, ["registrar"]) if service == "registry" else [])}
    roles, rules, _ = RULES[service][c.kind]
    return set(roles(c) if callable(roles) else rights(c, roles)) or {code for rule in rules for code in rule(c)}


def facts(c, service):
    if c.kind == "genesis":
        return [("", "genesis_declared", c.body)]
    made = RULES[service][c.kind][2]
    return made(c) if callable(made) else [(c.unit, made, c.body)]


def is_too_large(made):
    return sum(len(encode(content)) for _, _, content in made) > LARGEST_OUTCOME - LARGEST_AROUND
