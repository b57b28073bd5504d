public import Domain
public import Schema

/// 社区工作准入: a department's request that a unit carry out a task, and the gatekeeper's decision.
public struct Admission: Hashable, Sendable {
    public enum Stage: String, Hashable, Sendable, CaseIterable {
        case requested, admitted, refused
    }

    public struct Decision: Hashable, Sendable {
        public var admitted: Bool
        public var reason: String
        public var step: Step
    }

    public var unit: String
    public var wording: PBRequestAdmission
    public var requested: Step
    public var decision: Decision?

    public var id: String { wording.task }
    public var stage: Stage { decision.map { $0.admitted ? .admitted : .refused } ?? .requested }

    /// 权随责走、费随事转: a request without authority and funds can only be refused.
    public var hasBasis: Bool { !wording.authority.isEmpty && wording.hasFunds }
}

/// The tasks that departments requested of one unit. Refused ones are kept, to be shown beside the burden count.
public struct UnitAdmissions: Hashable, Sendable {
    /// By task.
    public internal(set) var tasks: [String: Admission] = [:]

    /// Requests that wait for the gatekeeper, in the order of their decisions.
    public var toDecide: [Admission] {
        tasks.values.filter { $0.decision == nil }
            .sorted { ($0.requested.offset, $0.id) < ($1.requested.offset, $1.id) }
    }

    /// - Parameter month: counts only requests made and decisions taken in this month; nil counts all.
    public func counts(month: CivilMonth? = nil) -> AdmissionCounts {
        func falls(_ step: Step) -> Bool { month == nil || CivilMonth(step.date) == month }
        return tasks.values.reduce(into: AdmissionCounts()) { counts, task in
            if falls(task.requested) { counts.requested += 1 }
            guard let decision = task.decision else {
                if falls(task.requested) { counts.waiting += 1 }
                return
            }
            guard falls(decision.step) else { return }
            if decision.admitted { counts.admitted += 1 } else { counts.refused += 1 }
        }
    }
}

public struct AdmissionCounts: Hashable, Sendable {
    public var requested = 0
    /// Of those requested, the ones not decided yet.
    public var waiting = 0
    public var admitted = 0
    public var refused = 0

    public init() {}

    public static func + (a: AdmissionCounts, b: AdmissionCounts) -> AdmissionCounts {
        var sum = a
        sum.requested += b.requested
        sum.waiting += b.waiting
        sum.admitted += b.admitted
        sum.refused += b.refused
        return sum
    }
}

extension PledgesState {
    public func admission(_ task: String, of unit: String) -> Admission? { admissions[unit]?.tasks[task] }
}
