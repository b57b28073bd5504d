import Schema
import Seeded
import Streaming

/// The production worker of any service and version of the simulation, behind one face.
protocol SimulatedWorker {
    var life: UInt64 { get }
    var isActive: Bool { get }
    var wantsInput: Bool { get }
    var halt: HaltReason? { get }
    var inFlight: Int { get }
    var phaseName: String { get }
    var state: SimulatedState { get }
    var standing: Standing { get }
    var confirmedStanding: Standing { get }
    var watchPoint: WatchPoint? { get }

    mutating func handle(_ event: WorkerEvent, following references: SimulatedReferences) -> [WorkerEffect]
    mutating func stop(_ reason: HaltReason) -> [WorkerEffect]
}

extension PartitionWorker: SimulatedWorker where Core.State == SimulatedState, Core.References: TakenFromSimulation {
    mutating func handle(_ event: WorkerEvent, following references: SimulatedReferences) -> [WorkerEffect] {
        handle(event, references: Core.References(of: references))
    }
}

/// What a service follows of all that the simulation has.
protocol TakenFromSimulation: ReferenceSet {
    init(of references: SimulatedReferences)
}

extension NoReferences: TakenFromSimulation {
    init(of references: SimulatedReferences) { self.init() }
}

extension SimulatedReferences: TakenFromSimulation {
    init(of references: SimulatedReferences) { self = references }
}

/// The two services: a registry that follows nobody, and one that follows it.
enum SimulatedService: Int, CaseIterable {
    case upstream, downstream

    static let topics: Topics = {
        guard let topics = Topics(namespace: "simulation") else { preconditionFailure("a legal namespace") }
        return topics
    }()

    /// The units whose records stand in partition 0 of both services.
    static let units: [String] = Array(
        (0...).lazy.map { "unit-\($0)" }.filter { topics.submissions(.pledges).partition(ofKey: $0) == 0 }.prefix(3))

    var service: PBService { self == .upstream ? .registry : .pledges }
    var input: TopicPartition { TopicPartition(topic: Self.topics.submissions(service).name, partition: 0) }
    var decisions: TopicPartition { TopicPartition(topic: Self.topics.decisions(service).name, partition: 0) }

    func worker(version: Int, name: String, climate: Climate, random: SeededGenerator) -> any SimulatedWorker {
        switch (self, version) {
        case (.upstream, 1): worker(UpstreamOne.self, name, climate, random)
        case (.upstream, _): worker(UpstreamTwo.self, name, climate, random)
        case (.downstream, 1): worker(DownstreamOne.self, name, climate, random)
        case (.downstream, _): worker(DownstreamTwo.self, name, climate, random)
        }
    }

    private func worker<Core: ServiceCore>(
        _ core: Core.Type, _ name: String, _ climate: Climate, _ random: SeededGenerator
    ) -> any SimulatedWorker where Core.State == SimulatedState, Core.References: TakenFromSimulation {
        var limits = PartitionWorker<Core>.Limits()
        limits.inFlight = climate.window
        limits.queued = climate.queue
        return PartitionWorker<Core>(topics: Self.topics, partition: 0, writer: name, limits: limits, random: random)
    }
}
