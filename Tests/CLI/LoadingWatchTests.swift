import Foundation
import Schema
import Streaming
import Testing
import Domain

@testable import Client
@testable import Samples
@testable import Files

struct LoadingWatchTests {
    @Test("a loading whose services do not decide says which one it waits for", .timeLimit(.minutes(10)))
    func saysWhoIsSilent() async throws {
        let topics = try #require(Topics(namespace: ZhanhuaSample.namespace))
        let log = MemoryLog()
        let connection = Connection(topics: topics, log: log, brokers: "memory", language: .en)
        _ = try await TopicSetUp(connection: connection).apply(clock: .declared)
        let (texts, continuation) = AsyncStream.makeStream(of: PBText.self)
        let loading = Task {
            try await SampleLoader(
                connection: connection, sample: ZhanhuaSample(), progress: { _, _, _ in }, figures: { _ in },
                waits: { continuation.yield($0) }
            ).load()
        }
        var first: PBText?
        for await text in texts {
            first = text
            break
        }
        // The first wave is genesis, and nobody is there to decide it.
        #expect(first?.en.contains("pledgeline-registry") == true && first?.zh.contains("pledgeline-registry") == true)
        #expect(first?.en.contains("pledgeline-pledges") == false)
        loading.cancel()
    }
}
