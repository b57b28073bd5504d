import Schema
import Streaming
import SwiftProtobuf
import Testing
import YearSupport

@testable import Samples
@testable import Audit

@Suite("The county's year")
struct ZhanhuaTests {
    @Test("both verifiers agree on all of it, and recompute the ranking of the townships", .timeLimit(.minutes(30)))
    func year() async throws {
        let told = try await ToldYears.shared.year(of: ZhanhuaSample())
        let verdicts = try await Verdicts(of: told.file)
        #expect(verdicts.swiftFindings == [])
        #expect(verdicts.python.status == 0, "\(verdicts.python.output)")
        for chain in verdicts.swift.chains {
            let numbers = "\(chain.records) \(chain.decisions) \(chain.undecided) \(chain.chain.hex.prefix(16))"
            #expect(verdicts.python.lines.contains("\(chain.partition) \(numbers)"), "\(chain.partition) \(numbers)")
        }
        let scoring = TopicPartition(topic: told.archive.topics.decisions(.scoring).name, partition: 0)
        let closed = try #require(told.archive.closings(in: scoring).first)
        let entries = try PBRanking(serializedBytes: closed.ranking).entries.map { "\($0.rank) \($0.unit) \($0.score)" }
        #expect(verdicts.python.lines.contains("townships 2025: " + entries.joined(separator: ", ")), "\(verdicts.python.output)")
        #expect(verdicts.python.lines.contains("rankings recomputed: 1; published ones equal to them byte for byte: 1."))
    }
}
