import Foundation
import Logging
import Synchronization
import Testing

@testable import ServiceKit

/// Keeps what was logged.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func logger(_ format: LogFormat = .text, level: Logger.Level = .trace) -> Logger {
        Logger(label: "test") { label in
            LineLogHandler(label: label, format: format, level: level, now: { Date(timeIntervalSince1970: 1_700_000_000.25) }) { line in
                self.lines.withLock { $0.append(line) }
            }
        }
    }

    func count(of part: String) -> Int { all.count { $0.contains(part) } }
}

@Suite("Log lines")
struct LogFormatTests {
    @Test("text is time, level, message and sorted key=value, quoted only where needed")
    func text() {
        let lines = LogLines()
        lines.logger().warning("broker gone", metadata: ["b": "x y", "a": "plain", "n": .stringConvertible(3), "e": ""])
        #expect(lines.all == ["2023-11-14T22:13:20.250Z WARNING  broker gone a=plain b=\"x y\" e=\"\" n=3"])
    }

    @Test("a JSON line can be read back, whatever it holds")
    func json() throws {
        let lines = LogLines()
        let nasty = "a\"b\\c\n\t\u{1}\u{2028}通"
        lines.logger(.json).info(
            "m\(nasty)",
            metadata: [
                "text": "\(nasty)", "list": .array(["1", .stringConvertible(2)]), "map": ["k": "v"], "level": "mine",
                "yes": .stringConvertible(true),
            ])
        let line = try #require(lines.all.first)
        #expect(!line.contains("\n"))
        #expect(line.hasPrefix("{\"time\":\"2023-11-14T22:13:20.250Z\",\"level\":\"info\",\"logger\":\"test\",\"message\":"))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(read["text"] as? String == nasty)
        #expect(read["message"] as? String == "m" + nasty)
        #expect((read["list"] as? [Any])?.count == 2)
        #expect((read["map"] as? [String: String]) == ["k": "v"])
        #expect(read["level"] as? String == "info")
        #expect(read["_level"] as? String == "mine")
        #expect(read["yes"] as? Bool == true)
    }

    @Test("a message cannot forge a second line")
    func forging() {
        let lines = LogLines()
        lines.logger().info("first\nsecond\r\u{85}", metadata: ["k\ne y": "v\nw"])
        #expect(lines.all.first?.contains { $0.isNewline } == false)
    }

    @Test("metadata of logger, event and error come together, and the level holds")
    func handler() {
        struct Broken: Error {}
        let lines = LogLines()
        var logger = lines.logger(level: .notice)
        logger[metadataKey: "service"] = "registry"
        logger.info("quiet")
        logger.error("loud", error: Broken(), metadata: ["service": "own"])
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains("service=own") == true)
        #expect(lines.all.first?.contains("error=Broken()") == true)
    }

    @Test("the same message is shown when it changes and then every thirty seconds, with what was left out")
    func repetition() {
        var filter = RepetitionFilter()
        #expect(filter.admit("down", about: "broker", at: .seconds(0)) == 0)
        #expect(filter.admit("down", about: "broker", at: .seconds(1)) == nil)
        #expect(filter.admit("down", about: "other", at: .seconds(1)) == 0)
        #expect(filter.admit("down", about: "broker", at: .seconds(29)) == nil)
        #expect(filter.admit("down", about: "broker", at: .seconds(30)) == 2)
        #expect(filter.admit("down", about: "broker", at: .seconds(31)) == nil)
        #expect(filter.admit("up", about: "broker", at: .seconds(32)) == 1)
    }

    @Test("what goes on for ten minutes, asked eleven times a second, is shown five times, and what comes again much later is news")
    func everMoreSeldom() {
        var filter = RepetitionFilter()
        var shown: [Int] = []
        for tenth in 0..<6_600 where filter.admit("down", about: "broker", at: .milliseconds(91 * tenth)) != nil {
            shown.append(tenth * 91 / 1_000)
        }
        #expect(shown == [0, 30, 90, 210, 450])
        #expect(filter.admit("down", about: "broker", at: .seconds(4_000)) != nil)
        #expect(filter.admit("down", about: "broker", at: .seconds(4_030)) != nil)
    }
}
