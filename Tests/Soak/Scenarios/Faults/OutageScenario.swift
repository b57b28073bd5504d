import Files
package import Foundation
import Schema
import Streaming
import TestSupport

/// The broker is stopped and started again while the sample loads. A round is an outage.
package struct OutageScenario: Scenario {
    package static let name = "outage"

    private let year: SampleYear?
    private let outagesPerLoad: Int
    private static let bound: Duration = .seconds(1_800)
    /// Longer than the trial broker takes to write what it has.
    private static let calm: Duration = .milliseconds(300)

    package init(year: SampleYear? = nil, outagesPerLoad: Int = 10) {
        self.year = year
        self.outagesPerLoad = outagesPerLoad
    }

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        var tally = Tally()
        let year = if let given = self.year { given } else { try await SampleYear.undisturbed(folder: folder) }
        var number = 0
        while tally["outages"] < rounds {
            number += 1
            let count = min(outagesPerLoad, rounds - tally["outages"])
            let plan = (0..<count).map { _ in (at: dice.number(0...year.ids.count - 1_000), lasting: dice.milliseconds(0...6_000)) }
                .sorted { $0.at < $1.at }
            let start = ContinuousClock.now
            let place = folder.appending(path: "outage-\(number)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let load = try await within(Self.bound) { try await Self.load(plan, year, place) }
            tell("load \(number): \(load) seconds=\(start.duration(to: .now).components.seconds)")
            tally.add(load)
            guard load["outages"] > 0 else {
                tally.expect(false, "the year was told before the broker could be stopped")
                break
            }
        }
        return tally
    }

    private static func load(_ plan: [(at: Int, lasting: Duration)], _ year: SampleYear, _ folder: URL) async throws -> Tally {
        var tally = Tally()
        let load = try await SampleLoad.start(folder: folder)
        try await load.startLoader()
        for outage in plan {
            while await load.loaderStatus == nil, try await load.submissions() < outage.at { try await Task.sleep(for: .milliseconds(10)) }
            guard await load.loaderStatus == nil else { break }
            // The trial broker may lose what reaches it while it stops, which would be another scenario: its clients are held for a moment first.
            await load.hold(true)
            try await Task.sleep(for: Self.calm)
            try await load.broker.stop()
            await load.hold(false)
            tally.count("outages")
            try await Task.sleep(for: outage.lasting)
            try await load.broker.restart()
            try await goOn(load, &tally)
        }
        for wrong in await load.waitForLoader(within: Self.bound) { tally.expect(false, wrong) }
        if tally.problems.isEmpty {
            try await goOn(load, &tally)
            for wrong in await load.waitForLoader(within: Self.bound) { tally.expect(false, wrong) }
        }
        let status = await load.loaderStatus
        tally.expect(status == 0, "the loading ended with status \(String(describing: status)): \(await load.loaderLog.suffix(1_000))")
        for ended in await load.ended() { tally.expect(false, ended) }
        if tally.problems.isEmpty { tally.add(try await year.check(load)) }
        try await load.stop()
        if tally.problems.isEmpty { try FileManager.default.removeItem(at: folder) }
        return tally
    }

    /// A command that finds no broker says so and ends; whoever runs it runs it again.
    private static func goOn(_ load: SampleLoad, _ tally: inout Tally) async throws {
        guard await load.loaderStatus == ExitStatus.unavailable.rawValue else { return }
        tally.count("loader_gave_up")
        try await load.startLoader()
    }
}
