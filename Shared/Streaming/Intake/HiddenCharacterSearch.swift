public import Foundation
internal import Schema
public import SwiftProtobuf

/// Searches all texts of a message, at any depth, and keeps the first that has a hidden character.
public struct HiddenCharacterSearch: Visitor {
    public private(set) var found: (text: String, scalar: Unicode.Scalar)?

    /// The first text of the message with a hidden character.
    public static func first(in message: some Message) -> (text: String, scalar: Unicode.Scalar)? {
        var search = HiddenCharacterSearch()
        // No method of this visitor throws.
        try? message.traverse(visitor: &search)
        return search.found
    }

    public mutating func visitSingularStringField(value: String, fieldNumber: Int) {
        if found == nil, let scalar = HiddenCharacters.first(in: value) { found = (value, scalar) }
    }

    public mutating func visitSingularMessageField<M: Message>(value: M, fieldNumber: Int) throws { try value.traverse(visitor: &self) }

    public mutating func visitSingularDoubleField(value: Double, fieldNumber: Int) {}
    public mutating func visitSingularInt64Field(value: Int64, fieldNumber: Int) {}
    public mutating func visitSingularUInt64Field(value: UInt64, fieldNumber: Int) {}
    public mutating func visitSingularBoolField(value: Bool, fieldNumber: Int) {}
    public mutating func visitSingularBytesField(value: Data, fieldNumber: Int) {}
    public mutating func visitSingularEnumField<E: Enum>(value: E, fieldNumber: Int) {}
    public mutating func visitUnknown(bytes: Data) {}

    // The schema has no maps.
    public mutating func visitMapField<KeyType, ValueType: MapValueType>(
        fieldType: _ProtobufMap<KeyType, ValueType>.Type, value: _ProtobufMap<KeyType, ValueType>.BaseType, fieldNumber: Int
    ) {}

    public mutating func visitMapField<KeyType, ValueType>(
        fieldType: _ProtobufEnumMap<KeyType, ValueType>.Type, value: _ProtobufEnumMap<KeyType, ValueType>.BaseType, fieldNumber: Int
    ) where ValueType.RawValue == Int {}

    public mutating func visitMapField<KeyType, ValueType>(
        fieldType: _ProtobufMessageMap<KeyType, ValueType>.Type, value: _ProtobufMessageMap<KeyType, ValueType>.BaseType, fieldNumber: Int
    ) {}
}
