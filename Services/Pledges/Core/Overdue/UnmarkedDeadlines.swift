public import Schema
internal import Streaming

extension PledgesState {
    /// The due days before a date of pledges, projects and extended reports that no tick has marked yet, unordered. A project counts once,
    /// with its earliest unmarked day.
    public func unmarkedDeadlines(before date: CivilDate) -> [CivilDate] {
        [deadlines, projectDeadlines, extendedReports].flatMap { index in
            index.days.filter { $0 < date }.flatMap { day in index.names(due: day).map { _ in day } }
        }
    }
}
