internal import Foundation
internal import Schema
internal import SwiftProtobuf

/// What a submission adds to the burden of the unit it is about. The schema says which kinds count.
///
/// Counted are the kinds that a unit's clerk sends, whoever of the unit's side sent them: a record does not tell the role of its key. Not
/// counted is what others do about the unit: answers, verifications, attendance recorded by the host, tasks requested by a department.
/// Taking up an offer counts for the unit that offers, because that unit keeps the register.
enum Burden {
    static func count(_ sent: some Message) -> BurdenCount {
        var visitor = FilledFields()
        // No method of this visitor throws.
        try? sent.traverse(visitor: &visitor)
        var count = visitor.count
        count.submissions = 1
        return count
    }
}

/// Visits a message and counts the fields filled in: every value that is not empty, at any depth, and each document once.
private struct FilledFields: Visitor {
    var count = BurdenCount()

    mutating func visitSingularMessageField<M: Message>(value: M, fieldNumber: Int) throws {
        if value is PBEvidence {
            count.evidence += 1
        } else if value is PBDecimal {
            // One number, encoded in two fields.
            count.fields += 1
        } else {
            try value.traverse(visitor: &self)
        }
    }

    mutating func visitSingularDoubleField(value: Double, fieldNumber: Int) { count.fields += 1 }
    mutating func visitSingularInt64Field(value: Int64, fieldNumber: Int) { count.fields += 1 }
    mutating func visitSingularUInt64Field(value: UInt64, fieldNumber: Int) { count.fields += 1 }
    mutating func visitSingularBoolField(value: Bool, fieldNumber: Int) { count.fields += 1 }
    mutating func visitSingularStringField(value: String, fieldNumber: Int) { count.fields += 1 }
    mutating func visitSingularBytesField(value: Data, fieldNumber: Int) { count.fields += 1 }
    mutating func visitSingularEnumField<E: Enum>(value: E, fieldNumber: Int) { count.fields += 1 }
    mutating func visitUnknown(bytes: Data) {}

    mutating func visitMapField<KeyType, ValueType: MapValueType>(
        fieldType: _ProtobufMap<KeyType, ValueType>.Type, value: _ProtobufMap<KeyType, ValueType>.BaseType, fieldNumber: Int
    ) { count.fields += value.count }

    mutating func visitMapField<KeyType, ValueType>(
        fieldType: _ProtobufEnumMap<KeyType, ValueType>.Type, value: _ProtobufEnumMap<KeyType, ValueType>.BaseType, fieldNumber: Int
    ) where ValueType.RawValue == Int { count.fields += value.count }

    mutating func visitMapField<KeyType, ValueType>(
        fieldType: _ProtobufMessageMap<KeyType, ValueType>.Type, value: _ProtobufMessageMap<KeyType, ValueType>.BaseType, fieldNumber: Int
    ) { count.fields += value.count }
}
