internal import Domain
internal import RegistryCore
internal import Schema
internal import Streaming

/// Records a unit's attendance at a meeting, by the host or by somebody above the unit. A unit cannot record its own attendance.
enum RecordAttendance {
    static func decide(_ record: PBRecordAttendance, _ request: Request, _ state: PledgesState) throws(Refusal) -> Verdict {
        guard request.registry.units[request.unit] != nil else { throw RegistryRefusals.unknownUnit(request.unit) }
        try authorizeRecorder(of: record, request)
        let (period, _) = try request.registry.period(record.period, openOn: request.date)
        try FieldBounds.checkID(record.meeting, field: "meeting")
        guard state.attendance[request.unit]?.meetings[record.meeting] == nil else {
            throw PledgesRefusals.meetingExists(record.meeting, unit: request.unit)
        }
        try FieldBounds.checkText(record.title, field: "title", most: FieldBounds.title)
        let date = try FieldBounds.checkDate(record.date, field: "date")
        guard date >= period.starts, date <= period.closes, date <= request.date else {
            throw Refusal.invalid(
                "date",
                .both("须在周期开始日 \(period.starts) 之后，且不晚于今天。", "must lie in the period, from \(period.starts) on, and not in the future."))
        }
        guard request.registry.units[request.unit]?.isOpen(on: date) ?? false else {
            throw Refusal.invalid("date", .both("该日单位不存在。", "the unit was not there on that day."))
        }
        guard record.attendance != .unspecified, PBAttendance.allCases.contains(record.attendance) else {
            throw Refusal.invalid(
                "attendance", .both("须写明主要负责人、副职、其他人参加或缺席。", "say whether the head, a deputy, somebody else or nobody came."))
        }
        return .accepted([PBFact(about: request.unit, .attendanceRecorded(record))])
    }

    /// Checks that the key is a clerk's or superior's and enrolled at the host or above the unit.
    private static func authorizeRecorder(of record: PBRecordAttendance, _ request: Request) throws(Refusal) {
        guard request.registry.units[record.host] != nil else {
            throw Refusal.invalid("host", .both("没有编号为“\(record.host)”的单位。", "there is no unit “\(record.host)”."))
        }
        // A host at or below the unit (or the one that took over from it) would amount to the unit recording its own attendance.
        let owner = request.registry.heir(of: request.unit, on: request.date)
        let host = request.registry.unitAnswering(for: record.host, on: request.date)
        guard !request.registry.isWithin(host, subtree: owner) else { throw PledgesRefusals.ownAttendance(request.unit) }
        let roles: Set<PBRole> = [.clerk, .superior]
        let enrolled = request.registry.keys[request.key]?.unit
        guard enrolled != owner else { throw PledgesRefusals.ownAttendance(request.unit) }
        guard enrolled == host else { return try request.authorizeAbove(as: roles) }
        let role = try request.registry.role(of: request.key, for: record.host, time: request.context.time)
        guard roles.contains(role) else { throw RightsRefusals.notAuthorized(record.host, roles: roles) }
    }

    static func apply(_ recorded: PBRecordAttendance, to state: inout PledgesState, about unit: String, at step: Step) {
        guard state.attendance[unit]?.meetings[recorded.meeting] == nil else { return }
        state.attendance[unit, default: UnitAttendance()].meetings[recorded.meeting] = AttendedMeeting(record: recorded, step: step)
    }
}
