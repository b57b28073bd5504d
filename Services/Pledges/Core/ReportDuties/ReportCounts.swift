public import Schema

/// Counts of the reports of a duty: on time, late, missing, excused and awaited add up to those owed.
public struct ReportCounts: Hashable, Sendable {
    public var owed = 0
    public var awaited = 0
    public var onTime = 0
    public var late = 0
    public var missing = 0
    public var excused = 0

    // The following are counted in addition: each such report is also counted above.
    /// Extended at any time.
    public var extended = 0
    /// Returned for completion at any time.
    public var returned = 0
    /// Returned and not sent again.
    public var returnedOpen = 0
    public var accepted = 0
    /// Missing now, or found missing by a tick at any time before, sent since or not.
    public var everMissing = 0

    public init() {}

    /// Counts a report by its standing on a day.
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
