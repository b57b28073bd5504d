internal import Domain
public import Schema

public struct RecognitionKey: Hashable, Sendable {
    public var period: String
    public var recognition: String

    public init(period: String, recognition: String) {
        self.period = period
        self.recognition = recognition
    }
}

/// A recognition decided for a period: who attained it, and which criteria the others missed.
public struct ClosedRecognition: Hashable, Sendable {
    public var content: PBRecognitionClosed
    /// The position of the decision that published it.
    public var position: PBPosition
    /// The time of that decision, in milliseconds since 1970.
    public var time: Int64

    public var reached: Int { content.entries.count { $0.reached } }
}

enum RecognitionClosed {
    static func apply(_ closed: PBRecognitionClosed, to state: inout ScoringState, about unit: String, at step: Step) {
        let key = RecognitionKey(period: closed.period, recognition: closed.recognition)
        guard state.closedRecognitions[key] == nil else { return }
        state.closedRecognitions[key] = ClosedRecognition(content: closed, position: step.position, time: step.time)
    }
}

extension ScoringState {
    public func closedRecognition(_ recognition: String, period: String) -> ClosedRecognition? {
        closedRecognitions[RecognitionKey(period: period, recognition: recognition)]
    }
}
