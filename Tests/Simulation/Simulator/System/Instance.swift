import Foundation
import Schema
import Seeded
import Streaming

/// One process of a service: the production worker, its followed topics, and what is on its way to it. Dies with everything it holds.
final class Instance {
    /// Something asked for by an effect, not yet done, or done and not yet told.
    enum Errand {
        case startWriter(life: UInt64)
        case inspectOwn(life: UInt64)
        case inspectInput(life: UInt64, offset: Int64)
        case queryEnds(life: UInt64, query: UInt64, [TopicPartition])
        case tell(WorkerEvent)
    }

    /// A reader's place in a partition, for one life of the worker.
    struct Place {
        var life: UInt64
        var next: Int64
        var toldEnd: Int64?
    }

    let service: SimulatedService
    let version: Int
    let name: String
    var worker: any SimulatedWorker
    var references = SimulatedReferences(topics: SimulatedService.topics)
    /// The followed topic was seen to be cut or rewritten: every worker of the process is halted.
    var hasBrokenReferences = false
    var producer: Producer?
    var acknowledged = AcknowledgementCheck()
    var own: Place?
    var input: Place?
    var errands: [Errand] = []
    var lastQuery: UInt64 = 0
    /// The low end of the own decisions when this life looked.
    var inspectedLow: Int64 = 0
    /// What it was told of the own decisions before this life read them.
    var toldHeads: [KeptHeads.Head] = []
    var isAssigned = false
    /// SIGSTOP: hears nothing and does nothing, but what it sent goes on its way.
    var isStopped = false
    /// The furthest that it has shown to the outside, with the chain there.
    var shown: (offset: Int64, chain: Data)?
    /// The same when the log lost it.
    var shownAndLost: (offset: Int64, chain: Data)?
    /// Its followed topic has lost what it had read.
    var hasStaleReferences = false

    init(service: SimulatedService, version: Int, name: String, climate: Climate, random: SeededGenerator) {
        self.service = service
        self.version = version
        self.name = name
        worker = service.worker(version: version, name: name, climate: climate, random: random)
    }
}
