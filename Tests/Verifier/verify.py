#!/usr/bin/env python3
"""Checks an export of Pledgeline's topics, trusting nobody: `python3 Tests/Verifier/verify.py EXPORT`.

Written from the documents (README.md beside this file and the .proto files), without a line of the services' code.
Exit status: 0 nothing is wrong, 2 something is, 64 wrong usage, 65 not an export.
"""
import sys
import time
from collections import Counter

import ed25519
import intake
import jsonform
import rules
from kinds import body_of
from log import SERVICES, Broken, Export, Log, NotAnExport, Place, Record, facts_of
from values import day_of
from wire import NUMBERS, Unreadable, decode, difference, new
from world import World

WAITED_IN_VAIN = {"reference_not_ready", "token_beyond_end"}


class Case:
    """A submission that its service's rules are asked about."""

    def __init__(self, audit, item, decision_time, partition, world, cut, second_is_forged):
        _, self.kind, self.body = body_of(item.payload)
        self.unit, self.key, self.time, self.day = item.payload.unit, item.key, decision_time, day_of(decision_time)
        self.partition, self.meant = partition, item.payload.meant
        self.namespace, self.world, self.cut, self.second_is_forged = audit.export.namespace, world, cut, second_is_forged


class Audit:
    def __init__(self, export):
        self.export, self.logs, self.findings, self.lines = export, {}, [], []
        self.outcomes, self.not_judged, self.signatures, self.rankings, self.published = Counter(), Counter(), Counter(), [], 0
        self.forged = ed25519.wrong(self._claims())
        self.registry = World()

    def wrong(self, place, offset, code, words):
        self.findings.append((place, offset, code, words))

    def _claims(self):
        """Every signature in the export: of each submission, of the second teller of each tally, and of each new key."""
        for service in SERVICES:
            for place in self.export.places(service, "submissions"):
                for record in self.export.records[place]:
                    envelope = intake.envelope_of(record)
                    if envelope:
                        self.signatures["of submissions"] += 1
                        yield (place, record.offset), envelope.key, envelope.payload, envelope.signature
                    if envelope and service in ("registry", "scoring"):
                        yield from self._second_claim(place, record.offset, envelope)

    def _second_claim(self, place, offset, envelope):
        try:
            payload = jsonform.read("Payload", envelope.payload)
        except Unreadable:
            return
        second = intake.second_signature(payload, envelope.key, self.export.namespace)
        if second:
            whose, *claim = second
            self.signatures[whose] += 1
            yield (place, offset, "second"), *claim

    def run(self):
        for service in SERVICES:
            for partition, place in enumerate(self.export.places(service, "decisions")):
                each = PartitionAudit(self, service, partition, place)
                each.run()
                if service == "registry":
                    # What it states of the other logs, however late, holds for all of them.
                    self.registry = each.world
        self._compare_rankings()
        self._compare_heads()

    def _compare_rankings(self):
        """The rankings topic is a view: it shows what scoring decided, under its cohort and period."""
        decided = Place(self.export.topic("scoring", "decisions"), 0)
        made = [(step.position, name, fact) for step in self.logs[decided].steps for _, name, fact in step.facts]
        closings = {position.offset: (position, fact) for position, name, fact in made if name == "cohort_closed"}
        place = Place(self.export.topic("rankings"), 0)
        for record in self.export.records[place]:
            try:
                shown = decode("PublishedRanking", record.value or b"")
            except Unreadable:
                shown = new("PublishedRanking")
            position, fact = closings.get(shown.decision.offset, (None, None))
            expected = fact and new("PublishedRanking", ranking=fact.ranking, digest=fact.digest, decision=position)
            if shown != expected or record.key != f"{fact.cohort}/{fact.period}".encode():
                self.wrong(place, record.offset, "ranking_differs", "the published ranking is not the one that was decided")
            else:
                self.published += 1

    def _compare_heads(self):
        """A head says how far a decision partition had come, and with which chain. The log must reach that far and have that chain."""
        place, beyond = Place(self.export.topic("heads"), 0), {}
        for record in self.export.records[place]:
            try:
                head = decode("PartitionHead", record.value or b"")
            except Unreadable:
                head = new("PartitionHead")
            named = Place(head.topic, head.partition)
            log = self.logs.get(named)
            if not log or len(head.chain) != 32:
                self.wrong(place, record.offset, "head_unreadable", "this head is of no decision partition")
            elif self.registry.is_lost(named, head.offset, head.chain):
                pass  # the root key states so
            elif head.offset not in log.chain_after and not log.is_broken:
                beyond[named] = max(beyond.get(named, 0), head.offset + 1)
            elif log.chain_after.get(head.offset, head.chain) != head.chain:
                self.wrong(named, head.offset, "chain_broken", f"{place} @{record.offset} saw another chain here: the log was rewritten")
        for named, end in beyond.items():
            words = f"the log ends at {self.logs[named].next}, but {place} tells that it reached this place"
            self.wrong(named, end, "position_beyond_end", words)


class PartitionAudit:
    """Reads one decision partition from its beginning, and judges every decision that counts again."""

    def __init__(self, audit, service, partition, place):
        self.audit, self.service, self.partition, self.place = audit, service, partition, place
        export = audit.export
        self.log = audit.logs[place] = Log(export.namespace, service, place)
        self.input = export.places(service, "submissions")[partition]
        self.submissions, self.next_submission = export.records[self.input], 0
        # The followed logs, and the next offset and next step of each that the world has not taken in.
        others = [other for earlier in SERVICES[: SERVICES.index(service)] for other in export.places(earlier, "decisions")]
        self.followed = {other: [audit.logs[other], 0, 0] for other in others}
        self.world, self.seen, self.decisions, self.last_digest, self.returns = World(), {}, 0, b"", {}
        self.misdated = []  # (the decision, the submission it decided)

    def wrong(self, offset, code, words):
        self.audit.wrong(self.place, offset, code, words)

    def run(self):
        passed_over = []
        for record in self.audit.export.records[self.place]:
            parsed, before = Log.parse(record), (self.log.time, self.log.next, len(self.log.steps))
            decision = parsed[1].decision if parsed and parsed[1].has("decision") else None
            counts = decision is not None and self.log.admits(decision)
            if not parsed:
                self.wrong(record.offset, "record_unreadable", "no record of this system")
            try:
                self.log.take(record, parsed)
            except Broken as broken:
                self.wrong(record.offset if str(broken) != "offsets_missing" else self.log.next, str(broken), "the log was truncated or rewritten")
                self.log.is_broken = True
                break
            if counts:
                self._judge(decision, record.offset, before)
            elif decision is not None:
                passed_over.append((record.offset, decision))
        # What was passed over may only be late or double: what it answers was decided by another.
        lost = [offset for offset, decision in passed_over if decision.input_offset > self.log.last_input]
        if lost:
            words = f"nothing else answers its submission: a record was lost or altered ({len(lost)} from here on)"
            self.wrong(lost[0], "decision_passed_over", words)
        # What was restored bears the time it had, as the root key states, be it later.
        stated = self.world if self.service == "registry" else self.audit.registry
        for at, submission in self.misdated:
            if submission >= stated.restored.get(tuple(self.input), 0):
                self.wrong(at, "clock_changed", f"submission {submission} is not dated by the clock that genesis names")
        undecided = len(self.submissions) - self.next_submission
        records = len(self.audit.export.records[self.place])
        self.audit.lines.append((self.place, records, self.decisions, undecided, self.log.chain.hex()[:16]))

    def _judge(self, decision, offset, before):
        self.decisions += 1
        self.audit.outcomes[decision.which("outcome")] += 1
        try:
            code, words = self._objection(decision, offset, before) or (None, None)
        except Exception as error:  # A falsified log can hold anything. What cannot be judged is wrong.
            code, words = "decision_differs", f"it cannot be judged: {error!r}"
        if code:
            self.wrong(offset, code, words)
        if decision.has("submission") and decision.remembered:
            name = (decision.submission.id, decision.submission.key)
            self.seen.setdefault(name, (decision.input_digest, decision.input_offset, decision.has("accepted"), decision.refused.code))
        self.last_digest = decision.input_digest
        self._apply(self.log.steps[before[2] :])

    def _apply(self, steps):
        for step in steps:
            try:
                self.world.apply(step)
            except (KeyError, TypeError, Unreadable):
                self.wrong(step.position.offset, "fact_without_ground", "its facts concern something that does not exist")

    def _objection(self, decision, offset, before):
        """(code, words) of the first thing wrong with a decision; None if nothing is."""
        time_before, next_before, _ = before
        if decision.statement:
            return self._statement(decision, time_before, next_before)
        record, is_next = self._submission(decision.input_offset)
        if not is_next:
            return "input_skipped", f"not the next submission, but {decision.input_offset}: one is missing or was passed over"
        is_forged = self._is_forged(record, decision)
        item = intake.read(record, self.audit.export.namespace, self.service, self.partition, is_forged)
        if item.digest != decision.input_digest:
            return "input_rewritten", f"submission {record.offset} does not have the digest it was decided under"
        if (decision.input_partition, decision.time) != (self.input.partition, max(time_before, item.time)):
            return "decision_misplaced", "its source or its time is not the submission's"
        ground = self._ground(decision, offset)
        if ground == "lost":
            return self._rests_on_loss()
        for position in decision.based_on:
            log, next, _ = self.followed.get(self.audit.export.place(position), (None, 0, 0))
            if log and position.offset - 1 in log.chain_after and position.offset >= next:
                self._follow(position)
            elif ground == "doubtful":
                return self._rests_on_loss()
            elif log and log.is_broken:
                self.audit.not_judged["decisions based on a log that is broken earlier"] += 1
                return None
            else:
                place = self.audit.export.place(position)
                return "position_beyond_end", f"it is based on {place} up to {position.offset}, and that is not there"
        genesis = self.world.genesis
        if record.clock and genesis and record.clock != ("LogAppendTime" if genesis.clock == NUMBERS["CLOCK_MODE_BROKER"] else "CreateTime"):
            self.misdated.append((offset, record.offset))
        if self.log.epochs[decision.epoch] != rules.VERSIONS[self.service]:
            self.audit.not_judged["decisions under rules unknown here (signature and chain only)"] += 1
            is_refusable = decision.has("accepted") and item.reasons
            return ("accepted_without_signature", ", ".join(item.reasons)) if is_refusable else None
        if [self.audit.export.place(p) for p in decision.based_on] != list(self.followed):
            return "decision_misplaced", "it does not name all the logs it must be based on"
        second_is_forged = self._second_is_forged(record, item, decision)
        words = self._difference(decision, item, lambda: Case(
            self.audit, item, decision.time, self.partition, self.world, lambda: self._cut(next_before), second_is_forged))
        if words and ground == "doubtful":
            return self._rests_on_loss()
        return ("decision_differs", words) if words else None

    def _rests_on_loss(self):
        self.audit.not_judged["decisions that rest on records stated to be lost"] += 1

    def _ground(self, decision, offset):
        """What a decision stands on, by the root key's statements: "firm"; "lost", so that nobody can make it again; "doubtful" if it may be.

        Whoever has read the statement, and so is based on the registry beyond it, has read the other logs anew. A follower of the registry itself shows
        it only by going back, or by a position that the log does not have."""
        registry = self.audit.export.places("registry", "decisions")[0]
        known = next((p.offset for p in decision.based_on if self.audit.export.place(p) == registry), 0)
        ground = "firm"
        for position in decision.based_on:
            place = self.audit.export.place(position)
            if place != registry:
                if self.audit.registry.lost_before(place, position.offset, known):
                    return "lost"
            elif self.audit.registry.lost_before(place, position.offset):
                if position.offset - 1 not in self.audit.logs[place].chain_after or offset < self._last_return(place):
                    return "lost"
                ground = "doubtful"
        return ground

    def _last_return(self, log):
        """Where the last decision stands that is based on less of a log than the one before."""
        if log not in self.returns:
            before, self.returns[log] = 0, 0
            for record in self.audit.export.records[self.place]:
                parsed = Log.parse(record)
                based_on = parsed[1].decision.based_on if parsed and parsed[1].has("decision") else ()
                for position in based_on:
                    if self.audit.export.place(position) == log:
                        if position.offset < before:
                            self.returns[log] = record.offset
                        before = position.offset
        return self.returns[log]

    def _statement(self, decision, time_before, next_before):
        """A statement of a lost tail that was handed over: signed with the root key, about this very log, and decided as if it had been submitted."""
        record = Record(0, 0, None, decision.statement)
        envelope = intake.envelope_of(record)
        is_forged = not envelope or not ed25519.holds(envelope.key, envelope.payload, envelope.signature)
        item = intake.read(record, self.audit.export.namespace, "registry", 0, is_forged)
        if item.reasons or body_of(item.payload)[1] != "accept_loss" or item.key != self.world.genesis.root_key:
            return "accepted_without_signature", "it answers no submission and is no statement signed with the root key"
        loss = item.payload.registry.accept_loss
        if (loss.topic, loss.partition) != self.place or decision.time != time_before or decision.input_digest != self.last_digest:
            return "decision_misplaced", "a statement about another log, or at another place"
        case = Case(self.audit, item, decision.time, self.partition, self.world, lambda: self._cut(next_before), False)
        reasons = rules.against(case, self.service)
        if reasons or not decision.has("accepted") or facts_of(decision, self.service) != rules.facts(case, self.service):
            return "decision_differs", "the statement does not say what the log says"
        return None

    def _is_forged(self, record, decision):
        if (self.input, record.offset) in self.audit.forged:
            return True
        envelope = intake.envelope_of(record) if decision.refused.code == "bad_signature" else None
        return bool(envelope) and not ed25519.holds(envelope.key, envelope.payload, envelope.signature)

    def _second_is_forged(self, record, item, decision):
        if (self.input, record.offset, "second") in self.audit.forged:
            return True
        if not item.payload or decision.refused.code not in ("second_signature_wrong", "rotation_unproven"):
            return False
        second = intake.second_signature(item.payload, item.key, self.audit.export.namespace)
        return bool(second) and not ed25519.holds(*second[1:])

    def _submission(self, offset):
        """(the record, whether it is the next to be decided)."""
        at = self.next_submission
        while at < len(self.submissions) and self.submissions[at].offset < offset and (self.submissions[at].key, self.submissions[at].value) == (None, None):
            at += 1  # where its original had a gap, a restored log has a record without contents
            self.next_submission = at
        if at < len(self.submissions) and self.submissions[at].offset == offset:
            self.next_submission += 1
            return self.submissions[at], True
        self.next_submission = sum(record.offset <= offset for record in self.submissions)
        return None, False

    def _follow(self, position):
        """Takes in what a followed log says up to a position, and no further: so much was known."""
        followed = self.followed[self.audit.export.place(position)]
        log, _, step = followed
        end = step
        while end < len(log.steps) and log.steps[end].position.offset < position.offset:
            end += 1
        for each in log.steps[step:end]:
            try:
                self.world.apply(each)
            except (KeyError, TypeError, Unreadable):
                pass  # named where it stands
        followed[1:] = [position.offset, end]

    def _cut(self, next_before):
        return [log.cut(next) for log, next, _ in self.followed.values()] + [self.log.cut(next_before)]

    def _difference(self, decision, item, case):
        """What the signed submission and the rules give otherwise than the decision says; empty if nothing."""
        head = decision.submission if decision.has("submission") else None
        if head != item.head:
            return difference(item.head, head, "submission")
        outcome, code = decision.which("outcome"), decision.refused.code
        reasons, expected, by_rules = (item.reasons, None, False) if item.reasons else self._expected(decision, item, case)
        due = "refused" if reasons else "repeat" if expected is not None and not by_rules else "accepted"
        if outcome != due or reasons and code not in reasons:
            return f"by the rules {due} {', '.join(sorted(reasons))}; in the log {outcome} {code}"
        words = "" if reasons else difference(expected, decision.repeat if due == "repeat" else facts_of(decision, self.service), "facts")
        remembered = outcome == "accepted" or outcome == "refused" and by_rules and not decision.refused.retriable
        return words or ("" if decision.remembered == remembered else "remembered: not as it must be")

    def _expected(self, decision, item, case):
        """(what stands against it, else its facts or the repeat it is, whether the service's own rules were asked)."""
        payload, code = item.payload, decision.refused.code
        first = self.seen.get((payload.id, item.key))
        if intake.is_stale(payload.id, decision.time):
            return {"stale_id"}, None, False
        if first and first[0] != item.digest:
            return {"id_reused"}, None, False
        if first:
            return set(), new("Repeat", first_input_offset=first[1], accepted=first[2], refusal_code=first[3]), False
        tokens = [(self.audit.export.place(token), token.offset) for token in item.after]
        if any(place not in self.followed for place, _ in tokens):
            return {"token_not_followed"}, None, False
        if any(self.followed[place][1] <= offset for place, offset in tokens):
            self.audit.not_judged[f"refusals by {code}"] += code in WAITED_IN_VAIN
            return WAITED_IN_VAIN, None, False
        asked = case()
        if asked.kind in rules.NOT_JUDGED.get(code, []):
            self.audit.not_judged[f"refusals by {code}"] += 1
            return {code}, None, True
        reasons = rules.against(asked, self.service)
        made = [] if reasons else rules.facts(asked, self.service)
        if code == "outcome_too_large" and rules.is_too_large(made):
            return {code}, None, True
        if any(name == "cohort_closed" for _, name, _ in made) and decision.has("accepted"):
            self.audit.rankings.append(decode("Ranking", made[0][2].ranking))
        return reasons, made, True


def report(audit, seconds):
    print(f"{audit.export.count} records of namespace {audit.export.namespace}")
    of = ", ".join(f"{count} {whose}" for whose, count in audit.signatures.items())
    print(f"signatures checked: {of or 'none'}; {len(audit.forged)} of them wrong")
    print(f"{'decision partition':44} records decisions undecided chain")
    for place, records, decisions, undecided, chain in audit.lines:
        print(f"{str(place):44} {records:7} {decisions:9} {undecided:9} {chain}")
    total, kinds = sum(audit.outcomes.values()), [("accepted", "accepted"), ("refused", "refused"), ("repeat", "repeats")]
    print(f"{total} decisions judged again: " + ", ".join(f"{audit.outcomes[kind]} {name}" for kind, name in kinds) + ".")
    for what, count in sorted((+audit.not_judged).items()):
        print(f"taken on trust: {count} {what}")
    print(f"rankings recomputed: {len(audit.rankings)}; published ones equal to them byte for byte: {audit.published}.")
    for ranking in audit.rankings:
        print(f"  {ranking.cohort} {ranking.period}: " + ", ".join(f"{e.rank or '-'} {e.unit} {e.score}" for e in ranking.entries))
    for place, offset, code, words in audit.findings:
        print(f"WRONG {place} @{offset} [{code}] {words}")
    print(f"{len(audit.findings)} findings" if audit.findings else "All is well.", f"({seconds:.0f} s)")


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 64
    began = time.monotonic()
    try:
        audit = Audit(Export(arguments[0]))
    except (OSError, UnicodeDecodeError, NotAnExport) as error:
        print(error, file=sys.stderr)
        return 65
    audit.run()
    report(audit, time.monotonic() - began)
    return 2 if audit.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
