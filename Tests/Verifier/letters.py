"""The rules of letters, pledges and notices: their lives, from draft to close-out, withdrawal or the next period."""
from lives import DONE, IN_FORCE, ROLLED_OVER, VERIFIED
from plausible import reported, verified
from rights import CLERK, SUPERIOR, anybody, in_state, is_above, is_same_holder, rights, role_of
from tree import goes_on, itself, open_unit
from values import day
from wire import NUMBERS, new


def letter(c):
    return c.world.letters.get((c.unit, c.body.period))


def pledge(c):
    return c.world.pledges.get((c.unit, c.body.pledge))


def notice(c):
    return c.world.notices.get((c.unit, c.body.notice))


def is_open(c, unit):
    return not list(open_unit(c, unit))


# Who may.


def reviewer_of(c, known):
    """Who answers for whoever set the topic, else for whoever the pledge is given to; empty if it is simply the superior: where none is named, and
    where that one has come to answer for the pledge itself."""
    named = known.content.topic_unit or known.content.receiver if known else ""
    reviewing = c.world.answering(named, c.day)
    return "" if reviewing == c.world.answering(c.unit, c.day) else reviewing


def reviewer(c):
    """The clerk or a superior of the reviewing unit, or a superior from above it, and never a key of the pledging unit or its successor."""
    reviewing = reviewer_of(c, pledge(c))
    if not reviewing:
        return rights(c, [SUPERIOR], above=True)
    enrolled = c.world.keys.get(c.key)
    if not enrolled:
        return ["unknown_key"]
    role, is_there = enrolled.content.role, enrolled.unit == reviewing
    may = role == SUPERIOR and (is_there or is_above(c, c.key, reviewing)) or role == CLERK and is_there
    against = [] if may and enrolled.unit != c.world.heir(c.unit, c.day) else ["not_reviewer"]
    return against + role_of(c, c.key, reviewing)[0]


def closer(c):
    return rights(c, [SUPERIOR], above=True) if reviewer(c) else []


def of_notice(*roles):
    """About a letter only a superior above the unit decides."""
    return lambda c: rights(c, [SUPERIOR], above=True) if notice(c) and notice(c).is_of_letter() else rights(c, roles)


def withdrawer(c):
    """The clerk; for a unit that has ended and that nobody took over from, a superior as well."""
    return rights(c, [CLERK, SUPERIOR] if c.world.is_unassigned(c.unit, c.day) else [CLERK])


# What stands against it.


def known_period(c):
    if c.body.period not in c.world.periods:
        yield "unknown_period"


def in_period(c, period=None):
    period = c.body.period if period is None else period
    if not c.world.bundle(period):
        yield "unknown_period"
    elif c.day > c.world.periods[period].closes:
        yield "period_closed"


def draftable(c, draft=None):
    draft = draft or c.body
    known, found = c.world.pledges.get((c.unit, draft.pledge)), c.world.letters.get((c.unit, draft.period))
    if found and found.state not in ("drafting", "returned"):
        yield "letter_closed"
    if known and not (found and found.state == "returned" and known.content.period == draft.period):
        yield "pledge_exists"
    for reviewing in filter(None, [draft.receiver, draft.topic_unit]):
        if reviewing == c.unit:
            yield "reviews_itself"
        elif not is_open(c, reviewing):
            yield "unknown_reviewer"
    if not c.world.answers(draft.giver, c.unit, c.day):
        yield "unknown_giver"
    if not all(c.world.answers(post, c.unit, c.day) for post in draft.chain):
        yield "unknown_chain_post"
    yield from serving(c, draft)
    bundle = c.world.bundle(draft.period)
    if bundle and all(item.id != draft.item for sheet in bundle[1].sheets for head in sheet.heads for item in head.items):
        yield "unknown_item"


def not_less(c):
    if pledge(c) and c.body.quantity < pledge(c).floor:
        yield "quantity_below_reported"


def standard_met(c):
    if not c.body.standard_met:
        yield "standard_not_met"


def least_days(c):
    bundle = c.world.bundle(c.body.period)
    return bundle[1].pledge_rules.notice_days if bundle else 0


def noticed(c):
    """A letter that must stand on notice is countersigned with terms that last long enough."""
    first, last = day(getattr(c.body.notice, "from")), day(c.body.notice.until)
    length = last - first + 1 if None not in (first, last) else 0
    if length < least_days(c):
        yield "notice_required"


def changeable(c):
    if pledge(c) and pledge(c).is_pending():
        yield "change_pending"


def amended(c):
    known = pledge(c)
    if known and amendment(known.content, c.body) == known.content:
        yield "nothing_amended"
    if known and c.body.quantity and c.body.quantity < known.reached():
        yield "amended_below_reached"
    yield from serving(c, c.body)


def serving(c, asked):
    """Whom the pledge is to serve must stand above, by who answers today; that it serves itself in a circle is not judged here."""
    if asked.parent_unit and not c.world.is_within(c.world.answering(c.unit, c.day), c.world.answering(asked.parent_unit, c.day)):
        yield "parent_not_above"


def amendment(wording, asked):
    """The wording with what the amendment names changed; what it leaves empty stays."""
    values = {name: getattr(asked, name) for name in ("title", "quantity", "measure", "due", "standard") if getattr(asked, name)}
    if asked.no_parent or asked.parent_unit:
        values |= {"parent_unit": asked.parent_unit, "parent_pledge": asked.parent_pledge}
    return wording.with_values(values)


def answered(requests, none):
    """A request that waits, before a superior who did not make it."""

    def rule(c):
        waiting = requests(pledge(c)) if pledge(c) else None
        if pledge(c) is None:
            yield "unknown_pledge"
        elif waiting is None:
            yield none
        elif is_same_holder(c, waiting[1]):
            yield "same_key"

    return rule


def still_above(c):
    """More may have been reported since it was asked for."""
    known = pledge(c)
    if known and known.amendment and known.amendment[0].quantity and known.amendment[0].quantity < known.reached():
        yield "amended_below_reached"
    if known and known.amendment:
        yield from serving(c, known.amendment[0])


def rolling(c):
    known, periods = pledge(c), c.world.periods
    if not known:
        return
    if known.content.period in periods and c.day <= periods[known.content.period].ends:
        yield "roll_over_too_early"
    if c.body.period in periods and periods[c.body.period].previous != known.content.period:
        yield "not_next_period"
    if known.content.quantity <= known.reached():
        yield "nothing_left"
    if (c.unit, c.body.into) in c.world.pledges:
        yield "roll_over_taken"
    yield from draftable(c, carried_on(c))


def carried_on(c):
    """What is left of a pledge, as a draft for the next period: without posts and topics that are not there any more, and with whoever took over
    from the receiver, if anybody did."""
    known, asked = pledge(c), c.body
    old = known.content
    chain = [post for post in old.chain if c.world.answers(post, c.unit, c.day)]
    values = {
        "pledge": asked.into, "period": asked.period, "due": asked.due, "quantity": old.quantity - known.reached(), "chain": chain,
        "item": asked.item or old.item, "giver": asked.giver or old.giver, "parent_unit": asked.parent_unit,
        "parent_pledge": asked.parent_pledge}
    if old.receiver:
        receiver = c.world.heir(old.receiver, c.day)
        values["receiver"] = receiver if is_open(c, receiver) and receiver != c.unit else ""
    if old.topic_unit and not is_open(c, old.topic_unit):
        values["topic_unit"] = values["topic"] = ""
    return old.with_values(values)


def takes_objections(c):
    found = notice(c)
    if not found:
        yield "unknown_notice"
    elif found.state != "open" or not found.first <= c.day <= found.last:
        yield "notice_not_open"
    elif c.body.objection in found.objections:
        yield "objection_exists"


def to_be_answered(c):
    found = notice(c)
    objection = found.objections.get(c.body.objection) if found else None
    if not found:
        yield "unknown_notice"
        return
    if found.state != "open":
        yield "notice_not_open"
    if not objection:
        yield "unknown_objection"
    elif objection.upheld is not None:
        yield "objection_answered"
    elif is_same_holder(c, objection.by):
        yield "same_key"
    if not is_above(c, c.key, c.unit) and is_same_holder(c, found.by):
        yield "same_key"  # at the unit itself, as at the topmost one, another than whoever opened it answers


def to_be_closed(c):
    found = notice(c)
    if not found:
        yield "unknown_notice"
        return
    if found.state != "open":
        yield "notice_not_open"
    if c.day <= found.last:
        yield "notice_running"
    if any(objection.upheld is None for objection in found.objections.values()):
        yield "objections_unanswered"
    if found.is_of_letter():
        yield from goes_on(c)
        stands = letter_on(c, found)
        if found.is_upheld():
            yield "objection_upheld"
        if not stands:
            yield "letter_not_signed"
        elif is_same_holder(c, stands.by):
            yield "same_key"


def letter_on(c, found):
    stands = c.world.letters.get((c.unit, found.reference))
    return stands if stands and stands.notice == c.body.notice else None


def noticeable(c):
    if notice(c):
        yield "notice_exists"
    if c.body.subject == NUMBERS["NOTICE_SUBJECT_PLEDGE"]:
        known = c.world.pledges.get((c.unit, c.body.reference))
        if not known:
            yield "unknown_pledge"
        elif known.state < ROLLED_OVER:
            yield "pledge_not_in_force"


# The facts that hold, where they are not the body word for word.


def signed(c):
    return [(c.unit, "letter_signed", new("LetterSigned", signing=c.body, pledges=len(letter(c).content)))]


def countersigned(c):
    if not c.body.has("notice"):
        return [(c.unit, "letter_in_force", new("LetterInForce", period=c.body.period, pledges=len(letter(c).content)))]
    names = (f"letter-{c.body.period}" + (f"-{number}" if number > 1 else "") for number in range(1, 1 << 31))
    free = next(name for name in names if (c.unit, name) not in c.world.notices)
    content = new("LetterOnNotice", period=c.body.period, pledges=len(letter(c).content), notice=free, terms=c.body.notice)
    return [(c.unit, "letter_on_notice", content)]


def notice_ended(c):
    found = notice(c)
    values = {"notice": c.body.notice}
    if found.is_of_letter():
        values |= {"period": found.reference, "pledges": len(letter_on(c, found).content)}
    return [(c.unit, "notice_closed", new("NoticeClosed", **values))]


def reworded(c):
    return [(c.unit, "pledge_amended", new("PledgeAmended", pledge=c.body.pledge, amendment=pledge(c).amendment[0]))]


def rolled(c):
    return [(c.unit, "pledge_rolled_over", new("PledgeRolledOver", roll_over=c.body, draft=carried_on(c)))]


def overdue(c, most):
    """(facts, whether more wait): pledges whose day lies before today, by day, then by the bytes of unit and id."""
    passed = sorted((d, u.encode(), id.encode(), u, id) for (u, id), d in c.world.pledges_due.items() if d < c.day)
    made = [(u, "pledge_overdue", new("PledgeOverdue", pledge=id, due=c.world.pledges[u, id].content.due)) for *_, u, id in passed[:most]]
    return made, len(passed) > most


def escalated(c, most):
    """A pledge in force n days after its day is brought to the tier above whoever answers for it, after 2n days to the next, up to the topmost unit:
    by period, tiers reached, day, and the bytes of unit and id."""
    found = []
    for (unit, id), known in c.world.pledges.items():
        if known.state != IN_FORCE or known.is_at_top:
            continue
        bundle, due = c.world.bundle(known.content.period), day(known.content.due)
        days = bundle[1].pledge_rules.escalate_after_days if bundle else 0
        above = c.world.units_above(unit, c.day)
        for tier in range(known.tiers, min(len(above), (c.day - due) // days) if days else 0):
            content = new("PledgeEscalated", pledge=id, due=known.content.due, to=above[tier], last=tier == len(above) - 1)
            place = (known.content.period.encode(), known.tiers, due, unit.encode(), id.encode(), tier)
            found.append((place, (unit, "pledge_escalated", content)))
    return [fact for _, fact in sorted(found, key=lambda each: each[0])[:most]], len(found) > most


editable = in_state(letter, "no_drafts", ["drafting", "returned"], "letter_closed")
to_countersign = in_state(letter, "letter_not_signed", ["signed"], "letter_not_signed", by_another="holder")
to_give_back = in_state(letter, "letter_not_signed", ["signed", "on notice"], "letter_not_signed", by_another="holder")
in_force = in_state(pledge, "unknown_pledge", [IN_FORCE], "pledge_not_in_force")
to_verify = in_state(pledge, "unknown_pledge", [DONE], "not_reported_done", by_another="holder")
to_close = in_state(pledge, "unknown_pledge", [VERIFIED], "not_verified", by_another="holder")
amendment_waits = answered(lambda known: known.amendment, "no_amendment")
withdrawal_waits = answered(lambda known: known.withdrawal, "no_withdrawal")

# Who may, of the kinds of which the schema says so in words.
RIGHTS = {
    "verify_pledge": reviewer,
    "return_pledge": reviewer,
    "close_out_pledge": closer,
    "raise_objection": anybody,
    "answer_objection": of_notice(SUPERIOR),
    "close_notice": of_notice(CLERK, SUPERIOR),
    "withdraw_pledge": withdrawer,
}
RULES = {
    "draft_pledge": ([in_period, draftable], "pledge_drafted"),
    "sign_letter": ([known_period, editable], signed),
    "countersign_letter": ([to_countersign, goes_on, noticed], countersigned),
    "return_letter": ([to_give_back], "letter_returned"),
    "report_progress": ([in_force, not_less, reported(pledge)], "progress_reported"),
    "report_done": ([in_force, not_less, reported(pledge)], "reported_done"),
    "verify_pledge": ([to_verify, standard_met, verified(pledge)], "pledge_verified"),
    "return_pledge": ([to_verify], "pledge_returned"),
    "close_out_pledge": ([to_close], "pledge_closed_out"),
    "open_notice": ([noticeable], "notice_opened"),
    "raise_objection": ([takes_objections], "objection_raised"),
    "answer_objection": ([to_be_answered], "objection_answered"),
    "close_notice": ([to_be_closed], notice_ended),
    "amend_pledge": ([in_force, changeable, amended], "amendment_requested"),
    "accept_amendment": ([amendment_waits, still_above], reworded),
    "refuse_amendment": ([amendment_waits], "amendment_refused"),
    "withdraw_pledge": ([in_force, changeable], "withdrawal_requested"),
    "accept_withdrawal": ([withdrawal_waits], "pledge_withdrawn"),
    "refuse_withdrawal": ([withdrawal_waits], "withdrawal_refused"),
    "roll_over_pledge": ([itself, in_force, in_period, rolling], rolled),
}
