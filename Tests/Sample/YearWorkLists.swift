import ArgumentParser
import Domain
import PledgesCore
import RegistryCore
import Schema
import ScoringCore
import SupervisionCore
import Testing
import YearSupport

@testable import PledgelineCLI
@testable import Samples
@testable import Views

/// The work lists of a whole county: of a few keys of every role, and of everything below the topmost unit.
struct YearWorkLists {
    let state: SampleState
    let day: CivilDate

    private static let keysOfRole = 6

    /// Whoever's list is looked at.
    private var whose: [Who] {
        var whose = Set<Who>()
        for role in PBRole.allCases {
            let keys = state.registry.keys.filter { $0.value.role == role }.sorted { UTF8Order.precedes($0.value.unit, $1.value.unit) }
            let step = max(1, keys.count / Self.keysOfRole)
            for index in stride(from: 0, to: keys.count, by: step) {
                whose.insert(Who(role: role, unit: keys[index].value.unit, key: keys[index].key))
            }
        }
        return whose.sorted { ($0.role.rawValue, $0.unit) < ($1.role.rawValue, $1.unit) }
    }

    func items(for who: Who, all: Bool = false) -> [WorkItem] {
        WorkList.items(
            for: who, on: day, all: all, registry: state.registry, pledges: state.pledges, supervision: state.supervision,
            scoring: state.scoring)
    }

    /// Every command can be typed, every line fits, and however much waits, a list has no more lines than somebody reads.
    func check() {
        var tried: [String: Int] = [:]
        for who in whose {
            let items = items(for: who)
            let name = state.registry.units[who.unit]?.name ?? PBText()
            for width in [80, 120] {
                let text = WorkListText(items: items, date: day, who: who, unitName: name, width: width)
                for language in Language.allCases {
                    let lines = text.table(language).split(separator: "\n")
                    #expect(lines.allSatisfy { Table.width(String($0)) <= width }, "\(who)")
                    #expect(lines.count <= Self.mostLines, "\(who): \(lines.count) lines for \(items.count) items")
                }
            }
            for line in WorkLine.each(items) + WorkLine.grouped(items, for: who.unit) {
                tried[Self.shape(of: line.command), default: 0] += 1
                guard tried[Self.shape(of: line.command), default: 0] <= Self.mostOfShape else { continue }
                #expect(throws: Never.self, "\(line.command)") {
                    try PledgelineCommand.parseAsRoot(Typed.words(line.command).dropFirst().map(Self.filled))
                }
            }
        }
    }

    private static let mostLines = 120
    /// Of the commands that differ only in their values so many are parsed: parsing one takes milliseconds in a debug build, and there are thousands.
    private static let mostOfShape = 5

    /// A command with its subcommands and options as they are, whatever their values.
    private static func shape(of command: String) -> String {
        Typed.words(command).enumerated().map { $0 < 3 || $1.hasPrefix("-") ? $1 : "_" }.joined(separator: " ")
    }

    private static func filled(_ word: String) -> String {
        switch word {
        case "N", "NUMBER", "YUAN", "MARK": "1"
        case "DATE": "2026-12-31"
        default: word.hasPrefix("'") ? String(word.dropFirst().dropLast()) : word
        }
    }
}
