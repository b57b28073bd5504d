internal import DeciderSupport
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore
internal import SwiftProtobuf

/// What a service knows when a submission meets it.
struct SmallWorld<Core: ServiceCore>: Sendable {
    let topics: Topics
    let folds: [AcceptanceFold<Core.State>]
    let references: Core.References
}

/// The small city in which the deciders are tried, with a letter in force, what was asked for about it, a notice, and a finding open.
enum SmallCity {
    static let registry = world(county.registry)
    static let pledges = world(county.pledges)
    static let supervision = world(county.supervision)
    /// Scoring's references are all the others; its own log is empty.
    static let scoring: SmallWorld<ScoringCore> = {
        var references = ScoringCore.References(topics: county.registry.topics)
        for record in records {
            // A record of a partition that scoring does not follow changes nothing, and these all fit.
            try? record.value.withUnsafeBytes { value in
                try references.fold(
                    RecordView(offset: record.offset, timestamp: record.time, key: nil, value: value), of: record.partition)
            }
        }
        let own = FollowedTopic<ScoringCore.State>(county.registry.topics.decisions(.scoring), namespace: county.registry.topics.namespace)
        return SmallWorld(topics: county.registry.topics, folds: own.folds, references: references)
    }()

    static let records = county.registry.records + county.pledges.records + county.supervision.records

    /// Enrolled in different places and roles, or not at all.
    static let signers = [
        County.root, County.registrar, County.clerk, County.superior, County.countySuperior, County.inspector, County.timekeeper,
        County.stranger,
    ]

    private static let county: County = {
        do {
            var county = try County()
            try county.letterInForce(
                County.draft("p1"), County.draft("p2"), County.draft("p3"), County.draft("p4"), County.draft("p5"))
            try county.pledges.given(
                .amendPledge(.with { ($0.pledge, $0.quantity, $0.reason) = ("p4", 90, "rain") }), for: "village", by: County.clerk)
            try county.pledges.given(
                .withdrawPledge(.with { ($0.pledge, $0.reason) = ("p5", "no road") }), for: "village", by: County.clerk)
            try county.pledges.given(
                .openNotice(
                    .with {
                        ($0.notice, $0.subject, $0.reference, $0.title) = ("n1", .pledge, "p1", "践诺公示")
                        ($0.terms.from, $0.terms.until, $0.terms.channels) = ("2026-01-05", "2026-01-09", [.board])
                    }), for: "village", by: County.clerk)
            try county.pledges.given(
                .raiseObjection(.with { ($0.notice, $0.objection, $0.text) = ("n1", "o1", "不实") }), for: "village", by: County.inspector)
            for pledge in ["p2", "p3"] {
                try county.pledges.given(
                    .reportDone(
                        .with {
                            $0.pledge = pledge
                            $0.quantity = 100
                        }), for: "village", by: County.clerk)
            }
            try county.pledges.given(
                .verifyPledge(
                    .with {
                        $0.pledge = "p3"
                        $0.quantity = 90
                        $0.standardMet = true
                    }), for: "village", by: County.superior)
            try county.followAll()
            try county.supervision.given(.openFinding(County.finding("f1")), for: "village", by: County.inspector)
            return county
        } catch {
            preconditionFailure("the small city cannot be founded: \(error)")
        }
    }()

    private static func world<Core: ServiceCore>(_ spec: DeciderSpec<Core>) -> SmallWorld<Core> {
        SmallWorld(topics: spec.topics, folds: spec.own.folds, references: spec.references)
    }
}
