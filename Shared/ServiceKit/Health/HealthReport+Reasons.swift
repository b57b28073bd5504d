internal import Streaming

extension HealthReport {
    /// One reason why the service is not ready. Halts and topic findings have their own names, every other reason one of ``Name``.
    public struct Reason: Sendable, Hashable, Encodable {
        /// Stable, for programs; the runbook has a section for each.
        public enum Name: String, Sendable, CaseIterable {
            case starting
            case waitingForBroker = "waiting_for_broker"
            case waitingForTopics = "waiting_for_topics"
            case refused
            case stopping
            case brokerNotConnected = "broker_not_connected"
            case brokerNotAnswering = "broker_not_answering"
            case brokerRefuses = "broker_refuses"
            case ownershipUnknown = "ownership_unknown"
            case partitionNotActive = "partition_not_active"
            case superseded
            case viewNotWritten = "view_not_written"
            case referenceNotRead = "reference_not_read"
        }

        public var name: String
        public var detail: String

        public init(_ name: Name, _ detail: String) {
            self.name = name.rawValue
            self.detail = detail
        }

        init(name: String, detail: String) {
            self.name = name
            self.detail = detail
        }
    }

    /// Everything that keeps the service from being ready, the most serious first. Empty if and only if it is ready.
    public var reasons: [Reason] {
        var reasons = halts.map { Reason(name: $0.name, detail: $0.detail) }
        if let name = stage.reason { reasons.append(Reason(name, detail ?? "")) }
        if let problem = broker.problem { reasons.append(problem) }
        if !broker.connected { reasons.append(Reason(.brokerNotConnected, broker.lastError ?? "no connection is up")) }
        reasons += findings.map { Reason(name: $0.name, detail: $0.description) }
        reasons += partitions.compactMap(\.reason)
        if let problem = ownershipProblem {
            reasons.append(Reason(.ownershipUnknown, problem))
        } else if !engineReady, stage == .running, partitions.allSatisfy({ $0.phase == Self.active }) {
            reasons.append(Reason(.ownershipUnknown, "nobody has said yet which partitions are this instance's"))
        }
        reasons += unreadReferences.sorted { $0.key < $1.key }.map { Reason(.referenceNotRead, "\($0.key): \($0.value)") }
        reasons += unwrittenViews.sorted { $0.key < $1.key }.map { Reason(.viewNotWritten, "\($0.key): \($0.value)") }
        return reasons
    }

    static let active = "active"

    /// The halt of the whole service first. A halt that several partitions share is listed once, since it names what is wrong.
    private var halts: [Halt] {
        var seen: Set<Halt> = []
        return ([halt] + partitions.map(\.halt)).compactMap(\.self).filter { seen.insert($0).inserted }
    }
}

extension HealthReport.Stage {
    /// Why a service in this stage is not ready; nil while it runs.
    fileprivate var reason: HealthReport.Reason.Name? {
        switch self {
        case .starting: .starting
        case .waitingForBroker: .waitingForBroker
        case .waitingForTopics: .waitingForTopics
        case .running: nil
        case .refused: .refused
        case .stopping: .stopping
        }
    }
}

extension HealthReport.Partition {
    /// Why a partition that has not halted is not being decided; nil if it is active or halted.
    fileprivate var reason: HealthReport.Reason? {
        guard phase != HealthReport.active, halt == nil else { return nil }
        let text = "partition \(partition) is \(phase)" + (because.map { ", because: \($0)" } ?? "")
        return HealthReport.Reason(isSuperseded ? .superseded : .partitionNotActive, text)
    }
}
