internal import Domain
internal import Foundation
public import Schema
internal import RegistryCore
internal import Seeded
internal import SwiftProtobuf

/// Facts no rule would accept: unknown names, impossible dates, extreme numbers, any order. States must take them without trapping. The facts of each
/// service stand in a file of their own.
public struct NonsenseFacts: Sendable {
    var generator: SeededGenerator

    public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    public mutating func next() -> PBFact {
        let unit = pick(["village", "hamlet", "", "nowhere", "a/b"])
        let pledge = pick(["p1", "p2", "p3", ""])
        let period = pick(["2026", "2027", ""])
        let date = pick(["2026-01-01", "2026-12-31", "2026-02-30", "", "soon"])
        let number = pick([0, 1, -1, 7, Int64.max, Int64.min])
        switch Int.random(in: 0..<24, using: &generator) {
        case 0, 1, 2, 3:
            let parent = pick(["p1", "p2", "p3", ""])
            let parentUnit = pick(["village", "hamlet", ""])
            let weight = pick([0, 1, 3, UInt32.max])
            return PBFact(
                about: unit,
                .pledgeDrafted(
                    .with {
                        $0.pledge = pledge
                        $0.period = period
                        $0.due = date
                        $0.quantity = number
                        $0.parentUnit = parentUnit
                        $0.parentPledge = parent
                        $0.weight = weight
                    }))
        case 4: return PBFact(about: unit, .letterSigned(.with { $0.signing.period = period }))
        case 5, 6: return PBFact(about: unit, .letterInForce(.with { $0.period = period }))
        case 7: return PBFact(about: unit, .letterReturned(.with { $0.period = period }))
        case 8:
            return PBFact(
                about: unit,
                .progressReported(
                    .with {
                        $0.pledge = pledge; $0.quantity = number
                    }))
        case 9:
            return PBFact(
                about: unit,
                .reportedDone(
                    .with {
                        $0.pledge = pledge; $0.quantity = number
                    }))
        case 10:
            return PBFact(
                about: unit,
                .pledgeVerified(
                    .with {
                        $0.pledge = pledge; $0.quantity = number
                    }))
        case 11: return PBFact(about: unit, .pledgeReturned(.with { $0.pledge = pledge }))
        case 12: return PBFact(about: unit, .pledgeClosedOut(.with { $0.pledge = pledge }))
        case 13:
            return PBFact(
                about: unit,
                .pledgeOverdue(
                    .with {
                        $0.pledge = pledge; $0.due = date
                    }))
        case 14:
            return PBFact(
                about: unit,
                .inspectionRecorded(
                    .with {
                        $0.period = period
                        $0.round = pledge
                        $0.visited = date
                        $0.items = [County.points("a", PBDecimal(number, scale: 99)), County.points("a", PBDecimal(number))]
                    }))
        case 15, 16:
            let repeats = pick([0, UInt32.max])
            return PBFact(
                about: unit,
                .findingOpened(
                    .with {
                        $0.repeats = repeats
                        $0.finding.finding = pledge
                        $0.finding.due = date
                        $0.finding.severity = repeats
                    }))
        case 17: return PBFact(about: unit, .findingAcknowledged(.with { $0.finding = pledge }))
        case 18: return PBFact(about: unit, .findingContested(.with { $0.finding = pledge }))
        case 19: return PBFact(about: unit, .rectificationReported(.with { $0.finding = pledge }))
        case 20: return PBFact(about: unit, .rectificationAccepted(.with { $0.finding = pledge }))
        case 21: return PBFact(about: unit, .rectificationReturned(.with { $0.finding = pledge }))
        case 22:
            return PBFact(
                about: unit,
                .findingOverdue(
                    .with {
                        $0.finding = pledge; $0.due = date
                    }))
        default: return nextOfRegistry()
        }
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &generator)] }
}
