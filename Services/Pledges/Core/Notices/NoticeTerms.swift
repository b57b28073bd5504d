internal import Domain
internal import RegistryCore
internal import Schema

extension PBNoticeTerms {
    /// Checks the terms of a notice: it begins today or later, ends on or after its first day and within a year, and names at least one
    /// channel.
    ///
    /// - Parameter least: the least number of days it must last.
    func check(as field: String, on today: CivilDate, least: Int) throws(Refusal) {
        let first = try FieldBounds.checkDate(from, field: "\(field).from")
        let last = try FieldBounds.checkDate(until, field: "\(field).until")
        guard first >= today else {
            throw Refusal.invalid("\(field).from", .both("公示不能早于今天（\(today)）开始。", "a notice cannot begin before today, \(today)."))
        }
        guard last >= first else {
            throw Refusal.invalid("\(field).until", .both("不能早于 \(first)。", "must not be before \(first)."))
        }
        guard last.days - first.days < PledgeBounds.noticeDays else {
            throw Refusal.invalid(
                "\(field).until", .both("公示最多 \(PledgeBounds.noticeDays) 天。", "a notice lasts \(PledgeBounds.noticeDays) days at most."))
        }
        guard last.days - first.days + 1 >= least else { throw PledgesRefusals.noticeRequired(least) }
        let known = channels.allSatisfy { $0 != .unspecified && PBNoticeChannel.allCases.contains($0) }
        guard !channels.isEmpty, known, Set(channels).count == channels.count else {
            throw Refusal.invalid(
                "\(field).channels",
                .both(
                    "须写明至少一种公示途径，不能重复：公开栏、明白纸、报刊、电视台、会议、网络。",
                    "name at least one channel, none twice: board, leaflet, press, television, meeting, online."))
        }
    }
}
