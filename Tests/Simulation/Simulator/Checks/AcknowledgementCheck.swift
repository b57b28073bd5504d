import Streaming

/// What every acknowledgement of a life must be, known without asking the worker: token after token, without an error, and each decision at the
/// offset after everything that its writer had read and sent before.
struct AcknowledgementCheck {
    private var expected: [Int64?] = []
    private var next = 0
    private(set) var isBroken = false

    /// A record is sent by a writer that has read so far.
    mutating func sent(token: UInt64, readTo: Int64) {
        expected.append(token == 0 ? nil : max((expected.last ?? nil).map { $0 + 1 } ?? 0, readTo))
    }

    mutating func take(_ acknowledgement: Acknowledgement) {
        guard !isBroken else { return }
        guard next < expected.count, acknowledgement.token == UInt64(next), case .success(let given) = acknowledgement.result, given >= 0,
            expected[next].map({ $0 == given }) ?? true
        else {
            isBroken = true
            return
        }
        next += 1
    }
}
