internal import Foundation
internal import Schema

/// The fields of a decision that the acceptance rule needs, and its unit and kind, read in place: a fraction of the cost of decoding the
/// whole.
///
/// Names are not checked to be valid UTF-8. Protobuf rejects a record with an invalid name, so a reader that decodes every record ignores
/// such a record where a reader that scans accepts it. The scanning reader then ends with a violation, never with another state.
struct DecisionScan {
    var epoch: UInt64 = 0
    var sequence: UInt64 = 0
    var inputOffset: Int64 = 0
    var previousOffset: Int64 = 0
    var time: Int64 = 0
    /// The decision records a handed-over statement (``HandedOverStatement``) instead of answering a submission.
    var isStatement = false
    /// Unit and kind of the submission; empty if it could not be read.
    var unit = UnsafeRawBufferPointer(start: nil, count: 0)
    var kind = UnsafeRawBufferPointer(start: nil, count: 0)

    /// - Parameter body: a serialised `RecordBody`.
    /// - Returns: nil if the body is not a decision in the form in which our writers encode it.
    init?(body: UnsafeRawBufferPointer) {
        var rest = body[...]
        guard let decision = PlainFields.take(PlainFields.tag(2), from: &rest), rest.isEmpty else { return nil }
        var fields = decision[...]
        while !fields.isEmpty {
            guard let (number, field) = Self.next(&fields) else { return nil }
            switch (number, field) {
            case (1, .fixed(let value)): epoch = value
            case (2, .varint(let value)): sequence = value
            case (5, .varint(let value)): inputOffset = Int64(bitPattern: value)
            case (6, .varint(let value)): previousOffset = Int64(bitPattern: value)
            case (9, .varint(let value)): time = Int64(bitPattern: value)
            case (10, .bytes(let head)):
                guard read(head) else { return nil }
            case (15, .bytes(let statement)): isStatement = !statement.isEmpty
            case (1, _), (2, _), (5, _), (6, _), (9, _), (10, _), (15, _): return nil
            default: break
            }
        }
    }

    private mutating func read(_ head: UnsafeRawBufferPointer) -> Bool {
        var fields = head[...]
        while !fields.isEmpty {
            guard let (number, field) = Self.next(&fields) else { return false }
            switch (number, field) {
            case (3, .bytes(let value)): unit = value
            case (4, .bytes(let value)): kind = value
            default: break
            }
        }
        return true
    }

    private enum Field {
        case varint(UInt64)
        case fixed(UInt64)
        case bytes(UnsafeRawBufferPointer)
    }

    private static func next(_ rest: inout Slice<UnsafeRawBufferPointer>) -> (number: UInt64, Field)? {
        guard let tag = varint(&rest) else { return nil }
        switch tag & 7 {
        case 0: return varint(&rest).map { (tag >> 3, .varint($0)) }
        case 1:
            guard rest.count >= 8 else { return nil }
            let value = UnsafeRawBufferPointer(rebasing: rest.prefix(8)).loadUnaligned(as: UInt64.self)
            rest = rest.dropFirst(8)
            return (tag >> 3, .fixed(UInt64(littleEndian: value)))
        case 2:
            guard let length = varint(&rest), length <= UInt64(rest.count) else { return nil }
            defer { rest = rest.dropFirst(Int(length)) }
            return (tag >> 3, .bytes(UnsafeRawBufferPointer(rebasing: rest.prefix(Int(length)))))
        default: return nil
        }
    }

    private static func varint(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7f) &<< shift
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }
}

extension DecisionScan {
    /// The same fields of a decoded decision.
    init(_ decision: PBDecision) {
        epoch = decision.epoch
        sequence = decision.seq
        inputOffset = decision.inputOffset
        previousOffset = decision.previousOffset
        time = decision.time
        isStatement = !decision.statement.isEmpty
    }

    /// Whether the decision's input continues from the last submission folded.
    func follows(_ standing: Standing) -> Bool {
        guard previousOffset == standing.lastInput else { return false }
        return isStatement ? sequence == 0 && inputOffset == standing.lastInput : inputOffset > standing.lastInput
    }
}
