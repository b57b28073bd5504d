import Foundation
import Schema
import Seeded
import Streaming

/// One schedule: a world, the production workers and folds in it, and a seed that says who moves when and what goes wrong.
///
/// Everything the production code does is asked of it by events and taken from it as effects; nothing is copied. The same seed makes the same
/// schedule, on every machine.
public final class Simulation {
    public let seed: UInt64
    let climate: Climate
    var random: SeededGenerator
    let applyUsesCodeVersion: Bool

    // The world.
    var inputs: [SimulatedPartition] = SimulatedService.allCases.map { _ in SimulatedPartition() }
    var decisions: [SimulatedPartition] = SimulatedService.allCases.map { _ in SimulatedPartition() }
    var mailbags: [Mailbag]
    /// What was sent, by service and offset; only looked up.
    var payloads: [[Int64: PBPayload]] = SimulatedService.allCases.map { _ in [:] }
    var orphans: [Producer] = []
    /// Where readers of the decisions are told that they end, if that lags.
    var lags: [Int64?] = SimulatedService.allCases.map { _ in nil }
    /// What is told of the decisions in the heads topic, and what is on its way there.
    var heads: [[KeptHeads.Head]] = SimulatedService.allCases.map { _ in [] }
    var flyingHeads: [(service: SimulatedService, head: KeptHeads.Head)] = []
    var submissionsLeft: Int

    // The system.
    var instances: [Instance] = []
    var observers: [Observer] = []
    private var born = 0

    // The checks.
    var oracles: [Oracle] = SimulatedService.allCases.map { Oracle(of: $0) }
    var damage = Damage()
    /// What is wrong, found first.
    public private(set) var failure: String?
    public private(set) var statistics = Statistics()
    /// Told of every step, if somebody wants to follow.
    var trace: ((String) -> Void)?
    /// No more faults: everything comes to rest.
    var isCalm = false

    init(seed: UInt64, applyUsesCodeVersion: Bool = false, isStruck: Bool = false) {
        self.seed = seed
        self.applyUsesCodeVersion = applyUsesCodeVersion
        var random = SeededGenerator(seed: seed)
        climate = Climate(random: &random, isStruck: isStruck)
        mailbags = SimulatedService.allCases.map { Mailbag(of: $0, random: &random) }
        submissionsLeft = climate.submissions
        self.random = random
        for _ in 0..<climate.upstreams { start(.upstream) }
        for _ in 0..<climate.downstreams { start(.downstream) }
        for index in 0..<climate.observers { observers.append(Observer(of: index % 2 == 0 ? .downstream : .upstream)) }
    }

    /// Runs the schedule of a seed to its end.
    ///
    /// - Parameter isStruck: whether something happens to a log in any case, not in one schedule of five. It is another schedule then.
    public static func run(
        seed: UInt64, applyUsesCodeVersion: Bool = false, isStruck: Bool = false, trace: ((String) -> Void)? = nil
    ) -> Simulation {
        let simulation = Simulation(seed: seed, applyUsesCodeVersion: applyUsesCodeVersion, isStruck: isStruck)
        simulation.trace = trace
        if applyUsesCodeVersion {
            ApplyMutation.$usesCodeVersion.withValue(true) { simulation.run() }
        } else {
            simulation.run()
        }
        return simulation
    }

    private func run() {
        note("\(climate)")
        let disaster = climate.catastrophe == nil ? -1 : climate.steps / 3 + random.below(climate.steps / 3)
        for step in 0..<climate.steps {
            if step == disaster { strike() }
            move()
            if failure != nil { return }
        }
        settle()
        if failure == nil { checkEnd() }
    }

    func fail(_ why: @autoclosure () -> String) {
        guard failure == nil else { return }
        failure = why()
        note("FAILED: \(failure ?? "")")
    }

    func note(_ what: @autoclosure () -> String) { trace?(what()) }

    func start(_ service: SimulatedService) {
        born += 1
        let version = climate.twoVersions ? 1 + random.below(2) : 1
        let instance = Instance(
            service: service, version: version, name: "\(service)-\(born)", climate: climate, random: SeededGenerator(seed: random.next()))
        instances.append(instance)
        note("\(instance.name) starts, version \(version)")
    }

    func count(_ key: WritableKeyPath<Statistics, Int>) { statistics[keyPath: key] += 1 }
}

/// What happened in a schedule, so that one sees that the faults do happen.
public struct Statistics: Sendable {
    public var submissions = 0
    public var accepted = 0
    public var ignored = 0
    public var opens = 0
    public var crashes = 0
    public var abandoned = 0
    public var halts = 0
    public var holes = 0
    public var duplicates = 0
    public var noticedViolations = 0
    public var heads = 0
    public var lags = 0
    public var watched = 0

    public init() {}

    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.submissions += b.submissions
        sum.accepted += b.accepted
        sum.ignored += b.ignored
        sum.opens += b.opens
        sum.crashes += b.crashes
        sum.abandoned += b.abandoned
        sum.halts += b.halts
        sum.holes += b.holes
        sum.duplicates += b.duplicates
        sum.noticedViolations += b.noticedViolations
        sum.heads += b.heads
        sum.lags += b.lags
        sum.watched += b.watched
        return sum
    }
}
