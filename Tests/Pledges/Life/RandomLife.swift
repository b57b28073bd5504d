import DeciderSupport
import PledgesCore
import Schema
import Seeded
import SwiftProtobuf

/// Random submissions of every kind about letters and pledges, some of which are accepted.
struct RandomLife {
    var generator: SeededGenerator
    let pledges = ["p1", "p2", "p3"]
    let receivers: [String]

    /// - Parameter receivers: whom drafts may name; empty is nobody.
    init(seed: UInt64, receivers: [String]) {
        generator = SeededGenerator(seed: seed)
        self.receivers = receivers
    }

    mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: 0..<choices.count, using: &generator)] }

    mutating func body(on today: CivilDate, partition: Int32) -> PBPayload.Body {
        let pledge = pick(pledges)
        let period = pick([County.period, "2027"])
        let quantity = Int64.random(in: 0...150, using: &generator)
        let due = pick(["2026-06-30", "2026-09-30", "2027-02-01", "2027-05-01"])
        let notice = pick(["letter-2026", "letter-2026-2", "letter-2027", "n1"])
        let objection = pick(["o1", "o2"])
        let receiver = pick(receivers)
        let topic = pick(receivers)
        let upheld = pick([true, false, false])
        let last = today.adding(days: Int.random(in: 0...3, using: &generator))
        switch Int.random(in: 0..<26, using: &generator) {
        case 0, 1, 2:
            return .draft(County.draft(pledge, quantity: max(1, quantity), due: due)) {
                $0.period = period
                $0.receiver = receiver
                $0.topicUnit = topic
                $0.topic = topic.isEmpty ? "" : "lamps"
            }
        case 3, 4: return .signLetter(.with { $0.period = period })
        case 5: return .countersignLetter(.with { $0.period = period })
        case 6: return .countersign(from: today.description, until: last.description, period: period)
        case 7:
            return .returnLetter(
                .with {
                    $0.period = period
                    $0.reason = "Too little"
                })
        case 8, 9: return .progress(pledge, quantity)
        case 10, 11: return .done(pledge, quantity)
        case 12: return .verify(pledge, max(1, quantity))
        case 13: return .giveBack(pledge)
        case 14: return .closeOut(pledge)
        case 15: return .notice("n1", .pledge, reference: pledge, from: today.description, until: last.description)
        case 16: return .object(notice, objection)
        case 17: return .answer(notice, objection, upheld: upheld)
        case 18: return .closeNotice(notice)
        case 19:
            return .amend(pledge) {
                $0.quantity = quantity
                $0.due = due
            }
        case 20: return .amend(pledge) { $0.title = "Wording \(quantity)" }
        case 21: return pick([.acceptAmendment(pledge), .acceptAmendment(pledge), .refuseAmendment(pledge)])
        case 22: return .withdraw(pledge)
        case 23: return pick([.acceptWithdrawal(pledge), .refuseWithdrawal(pledge)])
        case 24: return .rollOver(pledge, into: pick(pledges + ["p4"]), due: "2027-06-30")
        default: return .tick(partition)
        }
    }
}
