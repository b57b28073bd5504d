internal import Domain
public import Foundation
public import Schema
internal import SwiftProtobuf

public struct CohortKey: Hashable, Sendable {
    public var period: String
    public var cohort: String

    public init(period: String, cohort: String) {
        self.period = period
        self.cohort = cohort
    }
}

/// A cohort whose ranking has been published.
public struct ClosedCohort: Hashable, Sendable {
    /// A serialised `Ranking`: exactly the bytes in the decision.
    public var ranking: Data
    public var digest: Data
    /// The position of the decision that published it.
    public var position: PBPosition
    /// The time of that decision, in milliseconds since 1970; its date is the ranking's date.
    public var time: Int64

    public var date: CivilDate { CivilDate(milliseconds: time) }

    /// The decoded ranking; nil if the bytes are not a ranking, which no service decides.
    public var content: PBRanking? { try? PBRanking(serializedBytes: ranking) }

    /// Whether the digest matches the bytes.
    public var isIntact: Bool { Digest.sha256(ranking) == digest }

    /// The value of the record in the rankings topic.
    public var published: PBPublishedRanking {
        var published = PBPublishedRanking()
        published.ranking = ranking
        published.digest = digest
        published.decision = position
        return published
    }
}

enum CohortClosed {
    static func apply(_ closed: PBCohortClosed, to state: inout ScoringState, about unit: String, at step: Step) {
        let key = CohortKey(period: closed.period, cohort: closed.cohort)
        guard state.closedCohorts[key] == nil else { return }
        state.closedCohorts[key] = ClosedCohort(ranking: closed.ranking, digest: closed.digest, position: step.position, time: step.time)
    }
}

extension ScoringState {
    public func closedCohort(_ cohort: String, period: String) -> ClosedCohort? {
        closedCohorts[CohortKey(period: period, cohort: cohort)]
    }
}
