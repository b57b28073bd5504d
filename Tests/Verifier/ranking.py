"""What the facts are worth: the ranking of a cohort and the recognitions, exactly, by the scheme bundle in the log."""
from fractions import Fraction
from typing import NamedTuple, Optional

from values import day, digits, exact, find, in_byte_order
from wire import NUMBERS, new


class Share(NamedTuple):
    """What a component is worth for a unit, from 0 to 1 (None: missing), why it is missing or counts 0 in part, and where it comes from."""

    share: Optional[Fraction]
    reason: str
    sources: list


def ballots(c, bundle, scheme, source, unit):
    """Valid ballots of the groups pooled: Σ(points of grade × ballots) / valid ballots, over the best grade's points. One group without a
    tally, or with fewer valid ballots than its minimum, makes the whole component missing."""
    given, possible, reasons, sources = Fraction(0), Fraction(0), [], []
    for id in source.groups:
        group = find(bundle.voter_groups, id)
        worth = {grade.id: exact(grade.points) for grade in find(bundle.grade_tables, group.grade_table).grades}
        tally, position = c.world.tallies.get((c.body.period, scheme.cohort, unit, id), (None, None))
        if not tally:
            reasons.append("not_reported")
            continue
        sources.append(position)
        valid = sum(count.ballots for count in tally.counts)
        if valid < group.minimum_ballots:
            reasons.append("too_few_ballots")
        given += sum(worth.get(count.grade, 0) * count.ballots for count in tally.counts)
        possible += valid * max(worth.values())
    if not reasons and not possible:
        reasons = ["too_few_ballots"]
    return Share(None, reasons[0], sources) if reasons else Share(given / possible, "", sources)


def external(c, bundle, scheme, source, unit):
    """The mark over full marks. One that was not given is missing: it is for others to give."""
    mark, position = c.world.marks.get((c.body.period, scheme.cohort, unit, source.source), (None, None))
    if not mark:
        return Share(None, "not_reported", [])
    return Share(exact(mark) / exact(find(bundle.external_sources, source.source).full), "", [position])


def rounds(c, bundle, scheme, source, unit):
    """The mean over the rounds of points given / points possible. A round that is over without a record counts 0, and is named; one that was over
    before the unit or the period had begun counts not at all. While one without a record is not over, its last day included, the component is
    missing."""
    shares, reasons, sources = [], set(), []
    for id in source.rounds:
        round = find(bundle.rounds, id)
        points, position = c.world.inspections.get((unit, c.body.period, id), (None, None))
        if position:
            items = [item for head in find(bundle.sheets, round.sheet).heads for item in head.items]
            shares.append(share_of_points(points, items) or 0)
            sources.append(position)
        elif c.world.has_begun(unit, c.body.period, day(round.until)):
            shares.append(0)
            reasons.add("not_inspected" if day(round.until) < c.day else "not_yet_due")
    if "not_yet_due" in reasons:
        return Share(None, "not_yet_due", sources)
    if not shares and source.rounds:
        return Share(None, "before_adoption", sources)
    return Share(Fraction(sum(shares)) / len(shares), "not_inspected" if reasons else "", sources)


def pledges(c, bundle, scheme, source, unit):
    """The share verified of the pledges that came into force at and below the unit, or at what these answer for. Their decisions are not listed: the cut fixes them."""
    in_force, verified = c.world.pledge_counts(unit, c.body.period, c.day)
    return Share(Fraction(verified, in_force), "", []) if in_force else Share(None, "no_pledges", [])


SOURCES = {"ballots": ballots, "external": external, "rounds": rounds, "pledges": pledges}


def share_of_points(points, items):
    """None if no points are possible."""
    possible = sum(exact(item.points) for item in items)
    return sum(exact(points[item.id]) if item.id in points else 0 for item in items) / possible if possible else None


def rounded(number, scheme):
    """In units of the last published place. Rounded once, by magnitude: half to even, half up, or truncated, as the scheme says."""
    magnitude = abs(number) * 10**scheme.places
    whole, twice = magnitude.numerator // magnitude.denominator, 2 * (magnitude % 1)
    if scheme.rounding == NUMBERS["ROUNDING_HALF_UP"]:
        whole += twice >= 1
    elif scheme.rounding != NUMBERS["ROUNDING_TRUNCATE"]:
        whole += twice > 1 or (twice == 1 and whole % 2 == 1)
    return -whole if number < 0 else whole


class Card(NamedTuple):
    """A unit's result; score and points by component in units of the last published place, missing ones absent."""

    unit: str
    is_rated: bool
    score: Optional[int]
    points: dict
    results: list

    def value(self, scheme):
        """What ranks: the published score, then the published points that break ties, of which a missing one comes last."""
        breaks = [(0, -self.points[id]) if id in self.points else (1, 0) for id in scheme.tie_breaks]
        return [(0, -self.score), *breaks]


def card(c, bundle, scheme, unit):
    """The score is Σ points × 100 / Σ weight over the components present; below the scheme's least weight the unit is not rated."""
    points, results, total, present = {}, [], Fraction(0), Fraction(0)
    for part in scheme.components:
        source, weight = part.which("source"), exact(part.weight)
        share = SOURCES[source](c, bundle, scheme, getattr(part, source), unit)
        shown = {"component": part.id, "weight": digits(part.weight.value, part.weight.scale), "missing_reason": share.reason}
        if share.share is not None:
            earned = share.share * weight
            total, present, points[part.id] = total + earned, present + weight, rounded(earned, scheme)
            shown["exact"] = f"{earned.numerator}/{earned.denominator}"
            shown["points"] = digits(points[part.id], scheme.places)
        results.append(new("ComponentResult", missing=share.share is None, sources=share.sources, **shown))
    score = rounded(total * 100 / present, scheme) if present else None
    return Card(unit, score is not None and present >= (exact(scheme.minimum_present) or 0), score, points, results)


def placed(cards, scheme, minimum_size):
    """(rank, card): the ranked in order, then those without a rank (0). Equal ones share a rank and stand in the order of their ids."""
    cards = sorted(cards, key=lambda card: in_byte_order(card.unit))
    ranked = [card for card in cards if card.is_rated] if len(cards) >= minimum_size else []
    values = sorted(card.value(scheme) for card in ranked)
    distinct = [value for index, value in enumerate(values) if index == 0 or values[index - 1] != value]
    ranks = {
        NUMBERS["RANK_STYLE_DENSE"]: lambda value: distinct.index(value) + 1,
        NUMBERS["RANK_STYLE_MODIFIED"]: lambda value: values.index(value) + values.count(value),
    }
    rank = ranks.get(scheme.rank_style, lambda value: values.index(value) + 1)
    in_order = sorted(ranked, key=lambda card: card.value(scheme))
    return [(rank(card.value(scheme)), card) for card in in_order] + [(0, card) for card in cards if card not in ranked]


def ranking(c):
    cohort, period = c.body.cohort, c.body.period
    digest, bundle = c.world.bundle(period)
    scheme = next(scheme for scheme in bundle.schemes if scheme.cohort == cohort)
    cards, entries = [card(c, bundle, scheme, unit) for unit in c.world.members(cohort)], []
    for rank, found in placed(cards, scheme, c.world.cohorts[cohort][1].minimum_size):
        in_force, verified = c.world.pledge_counts(found.unit, period, c.day)
        state = NUMBERS["RATING_STATE_RATED" if found.is_rated else "RATING_STATE_NOT_RATED"]
        score = "" if found.score is None else digits(found.score, scheme.places)
        entry = new("RankingEntry", unit=found.unit, rank=rank, state=state, score=score, components=found.results)
        entry.values |= {name: count for name, count in [("pledges", in_force), ("pledges_verified", verified)] if count}
        entries.append(entry)
    named = {"namespace": c.namespace, "cohort": cohort, "period": period, "scheme": scheme.id}
    return new("Ranking", **named, bundle_digest=digest, cut=c.cut(), entries=entries)


def meets(c, bundle, criterion, unit):
    """Shares are compared exactly: exactly the least is enough. A criterion without data is not met."""
    kind = criterion.which("rule")
    rule, share = getattr(criterion, kind), None
    if kind == "no_open_findings":
        return c.world.open_findings(unit, rule.severity, c.day) == 0
    if kind == "pledge_share":
        share = pledges(c, bundle, None, None, unit).share
    elif (unit, c.body.period, rule.round) in c.world.inspections:
        points, _ = c.world.inspections[unit, c.body.period, rule.round]
        sheet = find(bundle.sheets, find(bundle.rounds, rule.round).sheet)
        share = share_of_points(points, find(sheet.heads, rule.head).items)
    return share is not None and share * 100 >= exact(rule.least)


def recognition(c):
    """Who of the cohort meets all criteria, in the byte order of ids."""
    bundle, entries = c.world.bundle(c.body.period)[1], []
    asked = find(bundle.recognitions, c.body.recognition)
    for unit in c.world.members(asked.cohort):
        missed = [criterion.id for criterion in asked.criteria if not meets(c, bundle, criterion, unit)]
        entries.append(new("RecognitionEntry", unit=unit, reached=not missed, missed=missed))
    named = {"recognition": asked.id, "period": c.body.period, "cohort": asked.cohort}
    return new("RecognitionClosed", **named, cut=c.cut(), entries=entries)
