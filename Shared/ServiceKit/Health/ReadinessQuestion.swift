internal import NIOCore
internal import NIOPosix

/// Asks a running service for its `/readyz`, as a container's probe does, so that the image needs no other HTTP client.
struct ReadinessQuestion: Sendable {
    struct Answer: Sendable, Hashable {
        var isReady: Bool
        /// The body of the answer, or why there is none.
        var text: String
    }

    /// The time-out for connecting, and for the answer. Together shorter than the five seconds that a container's probe has.
    static let patience: TimeAmount = .seconds(2)
    /// In bytes; many times the answer of a service with all partitions.
    static let longestAnswer = 1 << 20

    let host: String
    private let port: Int

    /// - Parameter address: where the service listens; "all addresses" is replaced by the loopback address.
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
        // A server that accepts and does not answer is not waited for: the stream is closed, and what arrived is evaluated.
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
