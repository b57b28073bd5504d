public import Foundation
public import Schema

/// The state of a decision partition after a prefix of its records: everything the acceptance rule needs to continue from there.
public struct Standing: Hashable, Sendable {
    /// The first offset not folded yet.
    public var nextOffset: Int64 = 0
    /// The epoch in force; 0 before the first Open.
    public var epoch: UInt64 = 0
    /// The sequence number the next decision of the epoch must have.
    public var nextSequence: UInt64 = 0
    /// The offset of the last submission decided; −1 if none.
    public var lastInput: Int64 = -1
    public var lastInputDigest = Data()
    public var chain: Data
    /// Every epoch ever accepted, the one in force included.
    public var acceptedEpochs: Set<UInt64> = []
    /// The largest record timestamp of the submissions decided so far, in milliseconds since 1970.
    public var time: Int64 = 0
    /// The positions of followed partitions on which the last decision was based.
    public var basedOn: [PBPosition] = []

    public init(chain: Data) { self.chain = chain }

    /// Whether a decision is the next one: of the epoch in force, next in sequence, and continuing from the last submission decided.
    public func admits(_ decision: PBDecision) -> Bool {
        decision.epoch == epoch && decision.seq == nextSequence && DecisionScan(decision).follows(self)
    }

    /// This standing as an entry of a ranking's cut.
    public func cut(of partition: TopicPartition) -> PBCutPosition {
        var cut = PBCutPosition()
        cut.service = partition.decidingService
        cut.partition = partition.partition
        cut.offset = nextOffset - 1
        cut.chain = chain
        return cut
    }
}
