internal import Foundation
public import Schema

/// The pure heart of a service: how it decides, and (through its ``FoldState``) what a decision changes.
public protocol ServiceCore: Sendable {
    associatedtype State: FoldState
    associatedtype References: ReferenceSet

    static var service: PBService { get }

    /// Names the rules of `decide`; written into every Open. To be changed with them: an auditor repeats decisions only under the rules that
    /// made them.
    static var rulesVersion: String { get }

    /// Decides a submission that passed the intake: a function of its arguments and nothing else.
    static func decide(_ submission: Submission, in context: DecisionContext, state: State, references: References) -> Verdict

    /// Genesis as far as it is known.
    static func genesis(state: State, references: References) -> PBGenesis?

    /// What the root key has stated of the logs, as far as it is known.
    static func statements(state: State, references: References) -> LogStatements

    /// A worker's step, always ``PartitionWorker/handle(_:references:)``. It is asked for here only so that it is compiled in the service's own
    /// module, where the compiler knows the state's type: by the generic code of this module deciding takes half as long again.
    static func step(_ worker: inout PartitionWorker<Self>, _ event: WorkerEvent, _ references: References) -> [WorkerEffect]
}

extension ServiceCore {
    public static func step(_ worker: inout PartitionWorker<Self>, _ event: WorkerEvent, _ references: References) -> [WorkerEffect] {
        worker.handle(event, references: references)
    }
}

/// A submission that could be read, whose signature is right, and that stands where it belongs.
public struct Submission: Sendable {
    public var id: SubmissionID
    public var key: PublicKey
    public var payload: PBPayload
    /// The decisions to wait for (causal tokens): those the signer named, then those named by whoever passed it on.
    public var after: [PBPosition]

    /// - Parameter passedOnAfter: what the envelope names beside the payload.
    public init(id: SubmissionID, key: PublicKey, payload: PBPayload, passedOnAfter: [PBPosition] = []) {
        self.id = id
        self.key = key
        self.payload = payload
        after = payload.after + passedOnAfter
    }

    public var head: PBSubmissionHead {
        var head = PBSubmissionHead()
        head.id = payload.id
        head.key = key.bytes
        head.unit = payload.unit
        head.kind = payload.kind
        return head
    }
}

/// What a decision may depend on beside the submission, the state and the references.
public struct DecisionContext: Sendable {
    public var topics: Topics
    /// The partition decided in.
    public var partition: Int32
    /// The record's time: milliseconds since 1970, never running backwards within a partition.
    public var time: Int64
    /// Where the own decision partition stands before this decision.
    public var ownCut: PBCutPosition
    /// The cut of the followed partitions.
    public var referenceCut: [PBCutPosition]

    public init(topics: Topics, partition: Int32, time: Int64, ownCut: PBCutPosition, referenceCut: [PBCutPosition]) {
        self.topics = topics
        self.partition = partition
        self.time = time
        self.ownCut = ownCut
        self.referenceCut = referenceCut
    }

    public var date: CivilDate { CivilDate(milliseconds: time) }
}

public enum Verdict: Hashable, Sendable {
    case accepted([PBFact])
    case refused(Refusal)
}
