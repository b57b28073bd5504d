import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a service says of itself at `/readyz`, as far as tests look at it.
public struct Health: Decodable, Sendable {
    public struct Halt: Decodable, Sendable, Hashable {
        public var name: String
        public var detail: String
    }

    public struct Partition: Decodable, Sendable {
        public var partition: Int32
        public var phase: String
        public var halt: Halt?
        /// Where the partition stands after the last decision read back.
        public var nextOffset: Int64
    }

    public var ready: Bool
    public var stage: String
    public var partitions: [Partition]
    /// The names of all halts.
    public var halts: [String]

    static func decode(_ data: Data) throws -> Health {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Health.self, from: data)
    }
}

enum HTTPGet {
    /// - Returns: nil if nobody answers within five seconds.
    static func get(_ url: URL) async -> (status: Int, body: Data)? {
        var request = URLRequest(url: url)
        request.timeoutInterval = 5
        do {
            let (data, response) = try await URLSession.shared.data(for: request)
            return (response as? HTTPURLResponse).map { ($0.statusCode, data) }
        } catch {
            return nil
        }
    }
}
