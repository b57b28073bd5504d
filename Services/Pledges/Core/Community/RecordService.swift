internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// The offering unit enters a service into its register (登记簿).
enum RecordService {
    static func decide(_ record: PBRecordService, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        let offer = try PledgesCore.offer(record.offer, request, state)
        let (period, _) = try request.registry.period(offer.period, openOn: request.date)
        guard let takenUp = offer.takenUp[record.homeUnit] else { throw PledgesRefusals.notTakenUp(record.homeUnit, offer: offer.id) }
        let date = try FieldBounds.checkDate(record.date, field: "date")
        guard date >= period.starts, date <= request.date else {
            throw Refusal.invalid(
                "date",
                .both("须在周期开始日 \(period.starts) 之后，且不晚于今天。", "must lie in the period, from \(period.starts) on, and not in the future."))
        }
        try CommunityBounds.checkMembers(record.members)
        guard record.members <= takenUp.members else {
            throw Refusal.invalid(
                "members",
                .both(
                    "“\(record.homeUnit)”认领了 \(takenUp.members) 人，不能多于此数。人数有变，请先重新认领。",
                    "“\(record.homeUnit)” took it up with \(takenUp.members); there cannot be more. If it has, take it up anew first."))
        }
        guard record.hours.isValid, record.hours.value > 0, PBDecimal.compare(record.hours, PBDecimal(CommunityBounds.hours)) <= 0 else {
            throw Refusal.invalid(
                "hours", .both("须为大于 0、不超过 \(CommunityBounds.hours) 的数。", "must be a number above 0 and at most \(CommunityBounds.hours)."))
        }
        try FieldBounds.checkLength(record.note, field: "note", most: FieldBounds.longText)
        return .accepted([PBFact(about: request.unit, .serviceRecorded(record))])
    }

    static func apply(_ recorded: PBRecordService, to state: inout PledgesState, about unit: String, at step: Step) {
        guard recorded.hours.isValid else { return }
        let unitOfHours = Int128(PBDecimal(0, scale: PBDecimal.largestScale).denominator)
        state.updateOffer(recorded.offer, of: unit) { offer in
            var done = Offer.Services()
            done.count = 1
            done.members = Int(recorded.members)
            done.billionthHours = Int128(recorded.hours.value) * (unitOfHours / Int128(recorded.hours.denominator))
            done.last = CivilDate(recorded.date)
            offer.services[recorded.homeUnit, default: Offer.Services()] = (offer.services[recorded.homeUnit] ?? Offer.Services()) + done
        }
    }
}
