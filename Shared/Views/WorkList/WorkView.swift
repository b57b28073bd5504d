internal import Domain
package import PledgesCore
package import RegistryCore
package import Schema
package import ScoringCore
package import SupervisionCore

/// Everything a work list is made of: what has been decided, the day it is, and how far ahead somebody wants to look.
package struct WorkView: Sendable {
    /// Days ahead within which something that falls due is shown.
    package static let usualAhead = 30

    package var registry: RegistryState
    package var pledges: [PledgesState]
    package var supervision: [SupervisionState]
    package var scoring: ScoringState?
    package var date: CivilDate
    package var ahead = usualAhead
    /// Also what waits for nearer keys, and every unit of what is otherwise counted.
    package var all = false
    /// Every unit of what is otherwise counted.
    package var each = false

    package init(
        registry: RegistryState, pledges: [PledgesState], supervision: [SupervisionState], scoring: ScoringState? = nil, date: CivilDate,
        ahead: Int = usualAhead, all: Bool = false, each: Bool = false
    ) {
        self.registry = registry
        self.pledges = pledges
        self.supervision = supervision
        self.scoring = scoring
        self.date = date
        self.ahead = ahead
        self.all = all
        self.each = each
    }

    /// Whether units of which many lack the same are counted in one thing.
    package var counts: Bool { !all && !each }

    /// The last day that is near enough to be shown.
    var horizon: CivilDate { date.adding(days: ahead) }

    /// Periods that have begun and are not over, the closing phase included, in byte order.
    var openPeriods: [Period] {
        registry.periods.values.filter { $0.starts <= date && date <= $0.closes }.sorted { UTF8Order.precedes($0.id, $1.id) }
    }

    /// Periods whose own days these are.
    var runningPeriods: [Period] { openPeriods.filter { date <= $0.ends } }

    /// A unit stands in one partition.
    package func pledges(of unit: String) -> UnitPledges? { pledges.lazy.compactMap { $0.units[unit] }.first }
    package func projects(of unit: String) -> UnitProjects? { pledges.lazy.compactMap { $0.projects[unit] }.first }
    package func reports(of unit: String) -> UnitReports? { pledges.lazy.compactMap { $0.reports[unit] }.first }
    package func community(of unit: String) -> UnitCommunity? { pledges.lazy.compactMap { $0.community[unit] }.first }
    package func admissions(of unit: String) -> UnitAdmissions? { pledges.lazy.compactMap { $0.admissions[unit] }.first }
    package func supervision(of unit: String) -> UnitSupervision? { supervision.lazy.compactMap { $0.units[unit] }.first }

    /// Whether a step was taken by the asker, or by a key of the same holder; of nobody in particular it is not known.
    func isSameHolder(_ step: Step?, _ who: Who) -> Bool {
        guard let key = who.key, let other = step?.key else { return false }
        return registry.isSameHolder(key, other)
    }

    func isPast(_ due: CivilDate?) -> Bool { due.map { $0 < date } ?? false }
}
