import Foundation
import PledgelineCLI
import Testing

@Suite("The runbook has a line on everything that a service names")
struct RunbookTests {
    private static let runbooks = ["docker/RUNBOOK.md", "docker/RUNBOOK.zh-CN.md"]

    /// The names in the first column of the tables below a heading, in order.
    private static func names(_ file: String, section: Int) throws -> [String] {
        let sections = try Checkout.text(file).split(separator: "\n## ")
        #expect(sections.count == 5, "\(file): a heading, then halts, findings, reasons, alerts")
        return sections[section].matches(of: /(?m)^\| `([A-Za-z_]+)` \|/).map { String($0.1) }
    }

    @Test("every halt, and no other", arguments: runbooks)
    func halts(_ file: String) throws {
        #expect(try Set(Self.names(file, section: 1)).symmetricDifference(ListedNames.halts.names) == [])
    }

    @Test("every finding about a topic", arguments: runbooks)
    func findings(_ file: String) throws {
        let findings = try Checkout.names("Shared/Streaming/Log/TopicFinding.swift", from: "public var name: String", to: "\n    }\n")
        #expect(findings.count >= 8, "the sources must have been read")
        #expect(findings.subtracting(try Self.names(file, section: 2)) == [])
    }

    @Test("every reason why a service is not ready, and no other", arguments: runbooks)
    func reasons(_ file: String) throws {
        #expect(try Set(Self.names(file, section: 3)).symmetricDifference(ListedNames.reasons.names) == [])
    }

    @Test("every alert, and no other", arguments: runbooks)
    func alerts(_ file: String) throws {
        let alerts = try Checkout.text("docker/alerts.yaml").matches(of: /- alert: ([A-Za-z]+)/).map { String($0.1) }
        #expect(alerts.count >= 10 && Set(alerts).count == alerts.count)
        #expect(try Set(Self.names(file, section: 4)).symmetricDifference(alerts) == [])
    }

    @Test("both languages name the same in the same order")
    func languages() throws {
        for section in 1...4 {
            let names = try Self.runbooks.map { try Self.names($0, section: section) }
            #expect(names[0] == names[1] && !names[0].isEmpty)
        }
    }

    @Test("alerts ask only for metrics and labels that services have")
    func metrics() throws {
        let rules = try Checkout.text("docker/alerts.yaml")
        let sources = try Checkout.sources().joined()
        let metrics = Set(rules.matches(of: /(?:pledgeline|process)_[a-z_]+/).map { String($0.0) })
        #expect(metrics.count >= 12)
        for metric in metrics {
            let name = metric.replacing(/_bucket$/, with: "")
            #expect(sources.contains("\"\(name)\""), "\(metric)")
        }
        for value in rules.matches(of: /reason="([a-z_]+)"/).map({ $0.1 }) {
            #expect(sources.contains("\"\(value)\""), "\(value)")
        }
    }

    /// Debian's, unpacked into the checkout by the Makefile.
    private static let promtool = Checkout.root.appending(path: ".tools/prometheus/usr/bin/promtool")

    @Test(
        "Prometheus takes the rules, and they say what they should of a bad day",
        arguments: [("check", "alerts.yaml"), ("test", "alerts.test.yaml")])
    func rules(_ order: String, _ file: String) throws {
        let promtool = Process()
        promtool.executableURL = Self.promtool
        promtool.arguments = [order, "rules", Checkout.root.appending(path: "docker/\(file)").path]
        let output = Pipe()
        (promtool.standardOutput, promtool.standardError) = (output, output)
        try promtool.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        promtool.waitUntilExit()
        #expect(promtool.terminationStatus == 0 && text.contains("SUCCESS"), "\(text)")
    }
}
