"""The rules: who may submit what, what stands against accepting it, and which facts hold once it is accepted.

A rule yields the code (as in the tables of Shared/Documentation/reference.md) of everything that stands against the case `c`: what is asked (`c.kind`, `c.body`,
`c.unit`, `c.key`), when (`c.time`, `c.day`), and the world it is asked in (`c.world`). Accepted is right if nothing stands against it,
refused if its code is among what does. Left out are the rules on the form of what people write: refusals by those codes are counted, not
judged.
"""
import hashlib

import community
import letters
import plausible
import posts
import projects
import ranking
import reports
import requirements
import tree
from kinds import KINDS
from rights import TELLER, in_state, is_above, is_new, rights, role_of
from values import day, exact, find
from wire import NUMBERS, Unreadable, decode, encode, new

VERSIONS = {"registry": "registry/6", "pledges": "pledges/5", "supervision": "supervision/4", "scoring": "scoring/4"}
# Kinds in which nothing is written that has a form to be checked.
WORDLESS = """genesis tick revoke_key sign_letter close_out_pledge accept_amendment accept_withdrawal close_notice acknowledge_finding
    accept_rectification submit_tally record_external_mark close_cohort close_recognition list_project close_out_project award_project
    accept_report""".split()
_POSTS = "appoint_post hand_over_post abolish_post record_talk record_training record_assessment".split()
_DRAFTS = ["draft_pledge", "roll_over_pledge"]
# The codes that are taken on trust, and for which submissions.
NOT_JUDGED = {
    "genesis_invalid": ["genesis"],
    "bundle_invalid": ["publish_bundle"],
    "invalid_field": [kind for kinds in KINDS.values() for kind in kinds if kind not in WORDLESS],
    "unknown_taxonomy": ["open_finding"],
    "already_answered": ["acknowledge_finding", "contest_finding"],
    "letter_full": _DRAFTS,
    **dict.fromkeys("unknown_parent_pledge parent_chain".split(), [*_DRAFTS, "amend_pledge", "accept_amendment"]),
    "too_many_wordings": [*_DRAFTS, "amend_pledge", "withdraw_pledge"],
    "too_many_objections": ["raise_objection"],
    **dict.fromkeys("unknown_post post_abolished post_vacant candidate_vetoed condition_not_met talk_missing".split(), _POSTS),
    "unknown_category": [*_POSTS, "define_duty_list"],
    **dict.fromkeys(
        "unknown_duty_list duty_list_of_other_unit duty_list_version duty_list_not_for_unit duty_list_stale".split(),
        ["define_duty_list", "adapt_duty_list"]),
    **dict.fromkeys("too_few_inspectors unknown_inspector inspector_must_withdraw".split(), ["record_inspection"]),
}
# Nothing larger may be recorded (`outcome_too_large`); what stands around the facts is smaller than a submission.
LARGEST_OUTCOME, LARGEST_AROUND = 900_000, 64 * 1024
MOST_SETTLED = 1_000
# Rounds on the sheet of this id inspect letters, so there must be one in force.
LETTER_SHEET = "letter"


# What stands against it.


def finding(c):
    return c.world.findings.get((c.unit, c.body.finding))


def known_units(c):
    listed = c.body.units if c.kind == "define_cohort" else [c.body.answers_for or c.unit] if c.kind == "appoint_post" else []
    below = c.kind == "define_cohort"
    for unit in [c.unit, *listed]:
        yield from tree.open_unit(c, unit)
    if below and any(not c.world.is_within(unit, c.unit) for unit in listed):
        yield "unknown_unit"


def revocable(c):
    key = c.world.keys.get(c.body.key)
    if not key or key.unit != c.unit:
        yield "key_not_found"
    elif key.revoked is not None:
        yield "key_not_valid"


def rotatable(c):
    """Any enrolled key for itself, at the unit it is enrolled at; the new one must have signed, too."""
    if c.key == c.world.genesis.root_key:
        return ["root_key_stays"]
    return role_of(c, c.key, c.unit)[0]


def rotated(c):
    if c.second_is_forged:
        yield "rotation_unproven"


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


def overlapping(c):
    """The own days of two periods do not overlap; closing phases may."""
    starts, ends = day(c.body.starts), day(c.body.ends)
    if None not in (starts, ends) and any(other.starts <= ends and starts <= other.ends for other in c.world.periods.values()):
        yield "period_overlaps"


def inspection(c):
    bundle = c.world.bundle(c.body.period)
    round = find(bundle[1].rounds, c.body.round) if bundle else None
    if not round:
        yield "unknown_round"
        return
    if (c.unit, c.body.period, c.body.round) in c.world.inspections:
        yield "already_inspected"
    if round.sheet == LETTER_SHEET and not (letters.letter(c) and letters.letter(c).state == "in force"):
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
    if c.body.pledge and not letters.pledge(c):
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
        yield from against or ([] if role == TELLER else ["second_key_not_teller"])
    if c.second_is_forged:
        yield "second_signature_wrong"
    yield from letters.in_period(c, asked.period)
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
    if not is_above(c, c.key, c.body.unit):
        yield "not_above_unit"
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


def findings_overdue(c, most):
    """A fact for each deadline before today: by day, then by the bytes of unit and id."""
    passed = sorted((d, u.encode(), id.encode(), u, id) for (u, id), d in c.world.findings_due.items() if d < c.day)
    made = [(u, "finding_overdue", new("FindingOverdue", finding=id, due=c.world.findings[u, id].content.due)) for *_, u, id in passed[:most]]
    return made, len(passed) > most


def ticked(*sources):
    """What waits, source after source, all of them together at most 1,000 facts."""

    def facts(c):
        made, is_more = [], False
        for source in sources:
            found, waits = source(c, MOST_SETTLED - len(made))
            made, is_more = made + found, is_more or waits
        return settled(made, is_more)

    return facts


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


# What is submitted to a service: what may stand against it, and its facts (a name: that fact is the body word for word).

still_open = in_state(finding, "unknown_finding", ["open", "returned", "reported"], "finding_closed")
waiting = {"reported": "rectification_pending", "accepted": "finding_closed"}
to_rectify = in_state(finding, "unknown_finding", ["open", "returned"], waiting)
unready = {"open": "not_rectified", "returned": "not_rectified", "accepted": "finding_closed"}
to_accept = in_state(finding, "unknown_finding", ["reported"], unready, by_another="holder")
new_key = is_new(lambda w: w.all_keys(), lambda c: c.body.key, "key_exists")

RULES = {
    "registry": {
        "tick": ([], ticked(requirements.deadlines)),
        "register_unit": ([is_new(lambda w: w.units, lambda c: c.unit, "unit_exists"), tree.parent], "unit_registered"),
        **tree.RULES,
        **posts.RULES,
        **requirements.RULES,
        "enrol_key": ([known_units, new_key], "key_enrolled"),
        "revoke_key": ([revocable], "key_revoked"),
        "rotate_key": ([new_key, rotated], "key_rotated"),
        "appoint_post": ([known_units, posts.anonymous], "post_appointed"),
        "define_cohort": ([known_units], "cohort_defined"),
        "publish_bundle": ([at_root, is_new(lambda w: w.bundles, bundle_id, "bundle_exists")], published),
        "open_period": (
            [at_root, is_new(lambda w: w.periods, lambda c: c.body.period, "period_exists"), frozen_bundle, overlapping], "period_opened"),
    },
    "pledges": {
        "tick": ([], ticked(letters.overdue, letters.escalated, projects.overdue, reports.missing, reports.run_out)),
        **letters.RULES,
        **projects.RULES,
        **reports.RULES,
        **community.RULES,
    },
    "supervision": {
        "tick": ([], ticked(findings_overdue)),
        "record_inspection": ([letters.in_period, inspection], "inspection_recorded"),
        "open_finding": (
            [letters.in_period, is_new(lambda w: w.findings, lambda c: (c.unit, c.body.finding), "finding_exists"), finding_refers], opened),
        "acknowledge_finding": ([still_open], "finding_acknowledged"),
        "contest_finding": ([still_open], "finding_contested"),
        "report_rectification": ([to_rectify], "rectification_reported"),
        "accept_rectification": ([to_accept], "rectification_accepted"),
        "return_rectification": ([to_accept], "rectification_returned"),
    },
    "scoring": {
        "submit_tally": ([tally], recorded),
        "record_external_mark": ([letters.in_period, mark], lambda c: [(c.body.unit, "external_mark_recorded", c.body)]),
        "close_cohort": ([closing], closed),
        "close_recognition": ([recognition], recognised),
    },
}


# Who may, of the kinds of which the schema says so in words only. Of all others it names the roles.
RIGHTS = {"rotate_key": rotatable, **letters.RIGHTS, **reports.RIGHTS, **community.RIGHTS}
STANDINGS = {NUMBERS["STANDING_OPEN"]: tree.itself, NUMBERS["STANDING_GOING_ON"]: tree.goes_on}
# What only the root key states, of the logs themselves, and the fact it makes.
STATEMENTS = {("registry", "accept_loss"): "loss_accepted", ("registry", "state_restore"): "restore_stated"}


def unentitled(c, service):
    """What stands against the right to send it: the key's role, then where it is enrolled, then how the unit stands."""
    rule = KINDS[service][c.kind].rule
    if not rule.roles:
        return RIGHTS[c.kind](c)
    against = rights(c, rule.roles, above=getattr(rule, "from") == NUMBERS["FROM_ABOVE"])
    return against or (STANDINGS[rule.unit](c) if rule.unit else [])


def against(c, service):
    """Everything that stands against accepting the case. Rights are asked first; without them nothing else is."""
    if (service, c.kind) == ("registry", "genesis"):
        return {"genesis_exists"} if c.world.genesis else set()
    if c.world.genesis is None:
        return {"no_genesis"}
    if (service, c.kind) in STATEMENTS:
        return set() if c.key == c.world.genesis.root_key else {"root_key_needed"}
    rules, _ = RULES[service][c.kind]
    return set(unentitled(c, service)) or {code for rule in [*rules, plausible.objections] for code in rule(c)}


def facts(c, service):
    if c.kind == "genesis":
        return [("", "genesis_declared", c.body)]
    if (service, c.kind) in STATEMENTS:
        return [("", STATEMENTS[service, c.kind], c.body)]
    _, made = RULES[service][c.kind]
    return made(c) if callable(made) else [(c.unit, made, c.body)]


def is_too_large(made):
    return sum(len(encode(content)) for _, _, content in made) > LARGEST_OUTCOME - LARGEST_AROUND
