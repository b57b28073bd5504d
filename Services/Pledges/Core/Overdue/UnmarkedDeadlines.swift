public import Schema
internal import Streaming

extension PledgesState {
    /// The days of pledges, projects and extended reports that passed before a date and that no tick has marked, in no order. Of a project with several
    /// days it is the first.
    public func unmarkedDeadlines(before date: CivilDate) -> [CivilDate] {
        [deadlines, projectDeadlines, extendedReports].flatMap { index in
            index.days.filter { $0 < date }.flatMap { day in index.names(due: day).map { _ in day } }
        }
    }
}
