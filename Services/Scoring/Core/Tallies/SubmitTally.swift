internal import Domain
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Streaming
internal import SwiftProtobuf

/// A tally is accepted only if two tellers of the unit signed exactly the same bytes.
enum SubmitTally {
    static func decide(_ submit: PBSubmitTally, _ request: Request, _ basis: ScoringBasis<some ScoringFacts>) throws(Refusal) -> Verdict {
        guard let tally = try? PBTally(serializedBytes: submit.tally) else { throw ScoringRefusals.tallyUnreadable }
        guard tally.unit == request.submission.payload.unit else {
            throw ScoringRefusals.tallyOfOtherUnit(tally.unit, submitted: request.submission.payload.unit)
        }
        try checkSecondTeller(submit, of: tally.unit, first: request.submission.key, request.context, basis.registry)

        let (_, bundle) = try basis.registry.period(tally.period, openOn: request.context.date)
        let cohort = try ScoringCore.cohort(tally.cohort, basis.registry)
        try ScoringCore.checkMember(tally.unit, of: cohort, basis.registry)
        try ScoringCore.checkNotClosed(cohort.id, tally.period, basis.records)
        guard let group = bundle.voterGroup(tally.group), let table = bundle.gradeTable(group.gradeTable) else {
            throw ScoringRefusals.unknownVoterGroup(tally.group).naming(tally.group, among: bundle.content.voterGroups.map(\.id))
        }
        guard basis.records.tally(period: tally.period, cohort: tally.cohort, unit: tally.unit, group: tally.group) == nil else {
            throw ScoringRefusals.tallyExists(tally.group, unit: tally.unit)
        }
        try checkCounts(tally, table)

        var recorded = PBTallyRecorded()
        recorded.tally = tally
        recorded.secondKey = submit.secondKey
        return .accepted([PBFact(about: tally.unit, .tallyRecorded(recorded))])
    }

    private static func checkSecondTeller(
        _ submit: PBSubmitTally, of unit: String, first: PublicKey, _ context: DecisionContext, _ registry: RegistryState
    ) throws(Refusal) {
        guard let second = PublicKey(submit.secondKey) else { throw ScoringRefusals.secondTellerMissing }
        guard second != first else { throw ScoringRefusals.oneTellerOnly }
        guard try registry.role(of: second, for: unit, time: context.time) == .teller else {
            throw ScoringRefusals.secondKeyNotTeller(second)
        }
        let message = TallySignature.message(tally: submit.tally, namespace: context.topics.namespace)
        guard second.verifies(submit.secondSignature, of: message) else { throw ScoringRefusals.secondSignatureWrong(second) }
    }

    /// Checks that every grade of the table has exactly one count, zeros included, so that none is forgotten, and that no more ballots were
    /// cast than issued.
    private static func checkCounts(_ tally: PBTally, _ table: PBGradeTable) throws(Refusal) {
        let grades = table.grades.map(\.id)
        guard tally.counts.map(\.grade).sorted(by: UTF8Order.precedes) == grades.sorted(by: UTF8Order.precedes) else {
            throw ScoringRefusals.gradesWrong(grades)
        }
        let cast = tally.counts.reduce(Int(tally.spoilt)) { $0 + Int($1.ballots) }
        guard cast <= Int(tally.issued) else { throw ScoringRefusals.tooManyBallots(Int(tally.issued), cast: cast) }
    }
}
