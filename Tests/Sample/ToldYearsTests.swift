import Testing
import YearSupport

@testable import PledgelineCLI
@testable import Samples
@testable import Audit

struct ToldYearsTests {
    @Test("a year that was told is read from where it is kept, and all that is known of it is the same", .timeLimit(.minutes(30)))
    func isKept() async throws {
        let sample = try StorySample(files: EmbeddedStory(name: "community"))
        let told = try await ToldYears.shared.year(of: sample)
        // As another process has it.
        let read = try await ToldYears().year(of: sample)
        #expect(read.file == told.file)
        // An export does not name partitions without records.
        #expect(read.archive.records == told.archive.records.filter { !$0.value.isEmpty })
        #expect(read.sent == told.sent && read.accepted == told.accepted && read.refused == told.refused)
        #expect(read.sent == read.accepted + read.refused.count && read.waves.count == sample.waves.count)
    }
}
