internal import NIOCore
internal import NIOPosix

/// Asks a running service for its `/readyz`, as a container's probe does: the image needs no other HTTP client.
struct ReadinessQuestion: Sendable {
    struct Answer: Sendable, Hashable {
        var isReady: Bool
        /// The body of the answer, or why there is none.
        var text: String
    }

    /// For connecting and for answering, each. Shorter than the five seconds a prober waits.
    static let patience: TimeAmount = .seconds(2)
    /// Many times what a service with all partitions says.
    static let longestAnswer = 1 << 20

    let host: String
    private let port: Int

    /// - Parameter address: where the service listens; on all addresses counts as this machine's own.
    init(_ address: HealthAddress) {
        host = ["0.0.0.0": "127.0.0.1", "::": "::1"][address.host] ?? address.host
        port = address.port
    }

    func ask() async -> Answer {
        do {
            return try await Self.answer(exchange())
        } catch {
            return Answer(isReady: false, text: "no answer from \(host):\(port): \(error)")
        }
    }

    private func exchange() async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connectTimeout(Self.patience)
            .connect(host: host, port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        // Whoever accepts and says nothing is not waited for: the stream ends, and what came is judged.
        let bound = channel.channel.eventLoop.scheduleTask(in: Self.patience) { channel.channel.close(promise: nil) }
        defer { bound.cancel() }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(
                ByteBuffer(string: "GET /readyz HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n\r\n"))
            var answer = ByteBuffer()
            for try await part in inbound where answer.readableBytes <= Self.longestAnswer { answer.writeImmutableBuffer(part) }
            return String(buffer: answer)
        }
    }

    private static func answer(_ response: String) -> Answer {
        guard let end = response.firstRange(of: "\r\n\r\n") else {
            return Answer(isReady: false, text: "not an answer: \(response.prefix(80))")
        }
        return Answer(isReady: response.hasPrefix("HTTP/1.1 200 "), text: String(response[end.upperBound...]))
    }
}
