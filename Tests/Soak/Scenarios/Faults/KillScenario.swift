package import Foundation
import Schema
import Streaming
import TestSupport

/// SIGKILL while the sample loads, for services and for the loading command, at any moment: while they decide, start, restore or win a partition.
/// A round is a kill.
package struct KillScenario: Scenario {
    package static let name = "kill"

    /// Of an undisturbed year; nil loads one first.
    private let year: SampleYear?
    private let killsPerLoad: Int
    /// A load takes a quarter of a minute undisturbed, and some seconds more for each kill.
    private static let bound: Duration = .seconds(1_800)

    package init(year: SampleYear? = nil, killsPerLoad: Int = 40) {
        self.year = year
        self.killsPerLoad = killsPerLoad
    }

    package enum Victim: Hashable, Sendable {
        case service(Int)
        case loader

        package static let everyService = Topics.services.indices.map { Victim.service($0) }
    }

    package struct Kill: Sendable {
        enum Moment {
            /// Once so many submissions are in the log.
            case submissions(Int)
            /// So long after the last: its victims are only just starting.
            case soon(Duration)
        }

        var moment: Moment
        var victims: [Victim]
        /// Before they are started again.
        var pause: Duration

        init(moment: Moment, victims: [Victim], pause: Duration) {
            self.moment = moment
            self.victims = victims
            self.pause = pause
        }

        package init(after submissions: Int, _ victims: [Victim]) {
            self.init(moment: .submissions(submissions), victims: victims, pause: .zero)
        }
    }

    package func run(rounds: Int, dice: inout Dice, folder: URL, tell: @escaping @Sendable (String) -> Void) async throws -> Tally {
        var tally = Tally()
        let year = if let given = self.year { given } else { try await SampleYear.undisturbed(folder: folder) }
        var number = 0
        while tally["kills"] < rounds {
            number += 1
            let plan = Self.plan(min(killsPerLoad, rounds - tally["kills"]), steps: year.ids.count, &dice)
            let start = ContinuousClock.now
            let place = folder.appending(path: "kill-\(number)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let load = try await within(Self.bound) { try await Self.load(plan, year, place) }
            tell("load \(number): \(load) seconds=\(start.duration(to: .now).components.seconds)")
            tally.add(load)
            guard load["kills"] > 0 else {
                tally.expect(false, "nobody could be killed")
                break
            }
        }
        return tally
    }

    static func plan(_ kills: Int, steps: Int, _ dice: inout Dice) -> [Kill] {
        let soon = kills > 3 ? kills / 4 : 0
        // The last thousand are for the command to finish with.
        let moments = (0..<kills - soon).map { _ in dice.number(0...steps - 1_000) }.sorted()
        var plan = moments.map { moment in
            Kill(moment: .submissions(moment), victims: victims(&dice), pause: dice.milliseconds(0...300))
        }
        for _ in 0..<soon {
            let kill = Kill(moment: .soon(dice.milliseconds(0...2_000)), victims: victims(&dice), pause: dice.milliseconds(0...300))
            plan.insert(kill, at: dice.number(1...plan.count))
        }
        return plan
    }

    private static func victims(_ dice: inout Dice) -> [Victim] {
        let all = Victim.everyService
        switch dice.number(0...9) {
        case 0...5: return [dice.pick(all)]
        case 6...7: return [.loader]
        case 8: return [dice.pick(all), .loader]
        default: return all
        }
    }

    /// One load of the sample with these kills, and what came of it.
    package static func load(_ plan: [Kill], _ year: SampleYear, _ folder: URL) async throws -> Tally {
        var tally = Tally()
        let load = try await SampleLoad.start(folder: folder)
        try await load.startLoader()
        for kill in plan {
            guard try await waited(for: kill.moment, load) else { break }
            try await carryOut(kill, load, &tally)
        }
        for wrong in await load.waitForLoader(within: Self.bound) { tally.expect(false, wrong) }
        let status = await load.loaderStatus
        tally.expect(status == 0, "the loading ended with status \(String(describing: status)): \(await load.loaderLog.suffix(1_000))")
        for ended in await load.ended() { tally.expect(false, ended) }
        if tally.problems.isEmpty { tally.add(try await year.check(load)) }
        try await load.stop()
        if tally.problems.isEmpty { try FileManager.default.removeItem(at: folder) }
        return tally
    }

    /// - Returns: false if the year was told before.
    private static func waited(for moment: Kill.Moment, _ load: SampleLoad) async throws -> Bool {
        switch moment {
        case .soon(let pause): try await Task.sleep(for: pause)
        case .submissions(let count):
            while await load.loaderStatus == nil, try await load.submissions() < count { try await Task.sleep(for: .milliseconds(10)) }
        }
        return await load.loaderStatus == nil
    }

    private static func carryOut(_ kill: Kill, _ load: SampleLoad, _ tally: inout Tally) async throws {
        for ended in await load.ended() { tally.expect(false, ended) }
        var killed = 0
        for victim in kill.victims {
            let (name, wasRunning) =
                switch victim {
                case .service(let index): (load.services[index].service.topicName, try await load.services[index].kill())
                case .loader: ("loader", try await load.killLoader())
                }
            if wasRunning { tally.count(name) }
            killed += wasRunning ? 1 : 0
        }
        if killed > 0 { tally.count("kills") }
        try await Task.sleep(for: kill.pause)
        for victim in kill.victims {
            switch victim {
            case .service(let index): try await load.services[index].start()
            case .loader: try await load.startLoader()
            }
        }
    }
}
