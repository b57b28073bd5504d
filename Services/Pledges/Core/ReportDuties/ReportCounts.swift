public import Schema

/// How the reports of a duty stand: on time, late, missing, excused and awaited add up to those that are owed.
public struct ReportCounts: Hashable, Sendable {
    public var owed = 0
    public var awaited = 0
    public var onTime = 0
    public var late = 0
    public var missing = 0
    public var excused = 0

    // Apart: each of these is counted above as well.
    /// Given a later last day at any time.
    public var extended = 0
    /// Returned for completion at any time.
    public var returned = 0
    /// Returned, and not sent again.
    public var returnedOpen = 0
    public var accepted = 0
    /// Missing now, or found missing by a tick at any time before, come since or not.
    public var everMissing = 0

    public init() {}

    /// As it stands on a day.
    public mutating func count(_ report: OwedReport, on day: CivilDate) {
        let standing = report.standing(on: day)
        owed += 1
        switch standing {
        case .awaited: awaited += 1
        case .onTime: onTime += 1
        case .late: late += 1
        case .missing: missing += 1
        case .excused: excused += 1
        }
        if standing == .missing || report.report?.missing != nil { everMissing += 1 }
        guard let report = report.report else { return }
        if !report.extensions.isEmpty { extended += 1 }
        if report.returns > 0 { returned += 1 }
        if report.returned != nil, report.isOpen { returnedOpen += 1 }
        if report.accepted != nil { accepted += 1 }
    }

    public static func + (a: ReportCounts, b: ReportCounts) -> ReportCounts {
        var sum = a
        sum.owed += b.owed
        sum.awaited += b.awaited
        sum.onTime += b.onTime
        sum.late += b.late
        sum.missing += b.missing
        sum.excused += b.excused
        sum.extended += b.extended
        sum.returned += b.returned
        sum.returnedOpen += b.returnedOpen
        sum.accepted += b.accepted
        sum.everMissing += b.everMissing
        return sum
    }
}
