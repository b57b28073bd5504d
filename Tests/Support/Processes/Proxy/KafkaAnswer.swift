/// Answers in which a broker tells addresses.
enum KafkaAnswer {
    private static let metadata: Int16 = 3
    private static let findCoordinator: Int16 = 10
    /// The first version in which lengths are compact and fields may be tagged.
    private static let compactMetadata: Int16 = 9
    private static let compactCoordinator: Int16 = 3

    /// The answer with every broker's address replaced; nil if it tells none, or in a form that is not known here.
    static func renaming(_ frame: [UInt8], key: Int16, version: Int16, to host: String, _ port: UInt16) -> [UInt8]? {
        switch key {
        case metadata: brokers(frame, version, host, port)
        case findCoordinator where version < compactCoordinator: coordinator(frame, version, host, port)
        default: nil
        }
    }

    private static func brokers(_ frame: [UInt8], _ version: Int16, _ host: String, _ port: UInt16) -> [UInt8]? {
        let isCompact = version >= compactMetadata
        var reader = KafkaBytes(frame)
        guard reader.skip(4) else { return nil }
        // The tagged fields of the header, of which there are none.
        if isCompact { guard reader.varint() == 0 else { return nil } }
        if version >= 3 { guard reader.skip(4) else { return nil } }
        let listed: Int32? = isCompact ? reader.varint().map { Int32($0) - 1 } : reader.int32()
        guard let count = listed else { return nil }
        var result = Array(frame[..<reader.place])
        for _ in 0..<max(0, count) {
            let start = reader.place
            guard reader.skip(4) else { return nil }
            result += frame[start..<reader.place]
            guard isCompact ? reader.skipCompactText() : reader.skipText(), reader.skip(4) else { return nil }
            result += (isCompact ? KafkaBytes.compactText(host) : KafkaBytes.text(host)) + KafkaBytes.written(Int32(port))
            let rest = reader.place
            // The rack, and tagged fields, of which there are none.
            if version >= 1 { guard isCompact ? reader.skipCompactText() : reader.skipText() else { return nil } }
            if isCompact { guard reader.varint() == 0 else { return nil } }
            result += frame[rest..<reader.place]
        }
        return result + frame[reader.place...]
    }

    private static func coordinator(_ frame: [UInt8], _ version: Int16, _ host: String, _ port: UInt16) -> [UInt8]? {
        var reader = KafkaBytes(frame)
        // Correlation, throttling, error, its text, the node.
        guard reader.skip(version >= 1 ? 10 : 6) else { return nil }
        if version >= 1 { guard reader.skipText() else { return nil } }
        guard reader.skip(4) else { return nil }
        let before = reader.place
        guard reader.skipText(), reader.skip(4) else { return nil }
        return frame[..<before] + KafkaBytes.text(host) + KafkaBytes.written(Int32(port)) + frame[reader.place...]
    }
}

/// Fetches, and whether anything came of them.
enum KafkaFetch {
    static let key: Int16 = 1
    /// The first version of another shape than the one read here.
    private static let compact: Int16 = 12

    /// How long an empty answer may be held back, in milliseconds.
    static func wait(of request: [UInt8], version: Int16) -> Int32? {
        guard version < compact else { return nil }
        var reader = KafkaBytes(request)
        // Key, version, correlation, the client's name, the replica.
        guard reader.skip(8), reader.skipText(), reader.skip(4) else { return nil }
        return reader.int32()
    }

    /// Whether there is neither a record nor an error in it.
    static func isEmpty(_ answer: [UInt8], version: Int16) -> Bool {
        guard version < compact else { return false }
        var reader = KafkaBytes(answer)
        guard reader.skip(4) else { return false }
        if version >= 1 { guard reader.skip(4) else { return false } }
        if version >= 7 { guard reader.int16() == 0, reader.skip(4) else { return false } }
        guard let topics = reader.int32() else { return false }
        for _ in 0..<max(0, topics) {
            guard reader.skipText(), let partitions = reader.int32() else { return false }
            for _ in 0..<max(0, partitions) {
                guard reader.skip(4), reader.int16() == 0, reader.skip(8) else { return false }
                if version >= 4 {
                    guard reader.skip(version >= 5 ? 16 : 8), let aborted = reader.int32(), reader.skip(16 * max(0, Int(aborted)))
                    else { return false }
                }
                if version >= 11 { guard reader.skip(4) else { return false } }
                guard let length = reader.int32(), length <= 0 else { return false }
            }
        }
        return true
    }
}
