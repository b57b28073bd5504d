import Foundation
import Testing

/// The end of `make test` (`Tests/run.sh`).
struct SlowestTests {
    static let results = ProcessInfo.processInfo.environment["PLEDGELINE_TEST_RESULTS"]
    static let shown = 20

    @Test("the slowest of all tests are told", .enabled(if: results != nil))
    func slowest() throws {
        let folder = URL(filePath: try #require(Self.results))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.pathExtension == "xml"
        }
        let times = try files.flatMap { try TestTime.all(in: String(contentsOf: $0, encoding: .utf8)) }
        #expect(!times.isEmpty)
        let seconds = times.reduce(0) { $0 + $1.seconds }
        print("The \(Self.shown) slowest of \(times.count) tests, which took \(Int(seconds)) s together:")
        for time in times.sorted(by: { $0.seconds > $1.seconds }).prefix(Self.shown) { print(time) }
    }

    @Test("a test's time is read from what the runner writes, of those that were not skipped")
    func reading() {
        let report = """
            <testsuites>
              <testsuite name="TestResults" errors="0" tests="2" failures="0" skipped="1" time="7.02">
                <testcase classname="KafkaTests.WakeUpTests" name="reaches(_:)" time="2.5" />
                <testcase classname="KafkaTests.WakeUpTests" name="skipped()" >
                  <skipped />
                </testcase>
            """
        #expect(TestTime.all(in: report) == [TestTime(name: "KafkaTests.WakeUpTests/reaches(_:)", seconds: 2.5)])
    }
}

/// How long a test ran, all its cases together.
struct TestTime: Equatable, CustomStringConvertible {
    var name: String
    var seconds: Double

    var description: String { String(format: "%8.2f s  ", seconds) + name }

    /// Those in a report that the runner wrote (`--xunit-output`).
    static func all(in report: String) -> [TestTime] {
        report.matches(of: /<testcase classname="([^"]*)" name="([^"]*)" time="([^"]*)"/).compactMap { match in
            Double(match.3).map { TestTime(name: "\(match.1)/\(match.2)", seconds: $0) }
        }
    }
}
