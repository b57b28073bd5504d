internal import SwiftProtobuf

/// How submissions and decisions are written (线上格式). Genesis and every Open name the version; logs, archives and kept submissions of another version are
/// refused by that name.
public enum Wire {
    /// 1 named no version: one oneof for all kinds, and topics by their names.
    public static let version: UInt32 = 2
}

extension PBPayload {
    /// Written in the first version of the wire, whose payloads had the service as field 3.
    public var isOfFirstWire: Bool { serviceBody == nil && unknownFields.data.first == 3 << 3 }
}
