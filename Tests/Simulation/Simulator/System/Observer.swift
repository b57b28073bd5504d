import Foundation
import Schema
import Streaming

/// A reader of one decision partition, as board, auditors and the command are: the production fold at a pace of its own.
struct Observer {
    let service: SimulatedService
    var fold: AcceptanceFold<SimulatedState>
    /// Where it stood when the log lost what it had read.
    var staleAt: (offset: Int64, chain: Data)?
    /// It has met something that an intact log never shows.
    var noticed: FoldViolation?

    init(of service: SimulatedService) {
        self.service = service
        fold = AcceptanceFold(namespace: SimulatedService.topics.namespace, partition: service.decisions)
    }
}
