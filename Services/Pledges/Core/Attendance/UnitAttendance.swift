public import Domain
public import Schema

/// How one unit attended one meeting (到会情况).
public struct AttendedMeeting: Hashable, Sendable {
    public var record: PBRecordAttendance
    public var step: Step
}

/// The attendance of one unit at meetings.
public struct UnitAttendance: Hashable, Sendable {
    /// By the meeting's id.
    public internal(set) var meetings: [String: AttendedMeeting] = [:]

    /// - Parameter period: counts only this period; nil counts all.
    public func counts(period: String?) -> AttendanceCounts {
        meetings.values.reduce(into: AttendanceCounts()) { counts, meeting in
            if period == nil || meeting.record.period == period { counts.count(meeting.record.attendance) }
        }
    }
}

/// How many meetings were recorded for a unit, and who came.
public struct AttendanceCounts: Hashable, Sendable {
    /// All meetings; the sum of the next four.
    public var meetings = 0
    public var head = 0
    public var deputy = 0
    public var other = 0
    public var absent = 0

    public init() {}

    mutating func count(_ attendance: PBAttendance) {
        switch attendance {
        case .head: head += 1
        case .deputy: deputy += 1
        case .other: other += 1
        case .absent: absent += 1
        case .unspecified, .UNRECOGNIZED: return
        }
        meetings += 1
    }

    public static func + (a: AttendanceCounts, b: AttendanceCounts) -> AttendanceCounts {
        var sum = a
        sum.meetings += b.meetings
        sum.head += b.head
        sum.deputy += b.deputy
        sum.other += b.other
        sum.absent += b.absent
        return sum
    }
}
