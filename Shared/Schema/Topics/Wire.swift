internal import SwiftProtobuf

/// The version of the wire format (线上格式) of submissions and decisions. Genesis and every Open name it; logs, archives and kept submissions
/// of another version are refused.
public enum Wire {
    /// Version 1 named no version: it had one oneof for all kinds, and positions named topics instead of services.
    public static let version: UInt32 = 2
}

extension PBPayload {
    /// Whether the payload is written in version 1 of the wire format, whose payloads had the service as field 3.
    public var isOfFirstWire: Bool { serviceBody == nil && unknownFields.data.first == 3 << 3 }
}
