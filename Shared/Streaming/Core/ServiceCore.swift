internal import Foundation
public import Schema

/// The pure part of a service: how it decides and, through its ``FoldState``, what a decision changes.
public protocol ServiceCore: Sendable {
    associatedtype State: FoldState
    associatedtype References: ReferenceSet

    static var service: PBService { get }

    /// Names the version of the rules in `decide`; written into every Open. Change it whenever the rules change: an auditor repeats
    /// decisions only under the rules that made them.
    static var rulesVersion: String { get }

    /// Decides a submission that passed the intake. A pure function of its arguments.
    static func decide(_ submission: Submission, in context: DecisionContext, state: State, references: References) -> Verdict

    /// The genesis decision; nil if it has not been folded yet.
    static func genesis(state: State, references: References) -> PBGenesis?

    /// The statements about logs that have been folded so far.
    static func statements(state: State, references: References) -> LogStatements

    /// One step of the worker; always ``PartitionWorker/handle(_:references:)``. It is a requirement only so that it is compiled in the
    /// service's own module, where the compiler knows the state's type: through this module's unspecialised generic code deciding takes
    /// half as long again.
    static func step(_ worker: inout PartitionWorker<Self>, _ event: WorkerEvent, _ references: References) -> [WorkerEffect]
}

extension ServiceCore {
    public static func step(_ worker: inout PartitionWorker<Self>, _ event: WorkerEvent, _ references: References) -> [WorkerEffect] {
        worker.handle(event, references: references)
    }
}

/// A submission that was readable, has a valid signature, and lies in its unit's partition.
public struct Submission: Sendable {
    public var id: SubmissionID
    public var key: PublicKey
    public var payload: PBPayload
    /// The decisions to wait for (causal tokens): those the signer named, then those that the sender of the envelope added.
    public var after: [PBPosition]

    /// - Parameter passedOnAfter: the causal tokens of the envelope, outside the signed payload.
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
    /// The partition in which the decision is made.
    public var partition: Int32
    /// The decision's time: the largest record timestamp of the submissions decided in the partition up to this one, in milliseconds since
    /// 1970.
    public var time: Int64
    /// The cut of the own decision partition before this decision.
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
