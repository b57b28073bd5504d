internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension UnitCommand {
    /// What a unit was from each day on, until it closed.
    struct History: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "history",
                abstract: said(zh: "单位的沿革", en: "what a unit was called, was, and stood under, from each day on"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("from", zh: "自", en: "from"), Listing.Column("what", zh: "变化", en: "what"),
                Listing.Column("name", zh: "名称", en: "name"), Listing.Column("level", zh: "层级", en: "level"),
                Listing.Column("sector", zh: "类别", en: "sector"), Listing.Column("parent", zh: "上级", en: "parent"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            guard let found = state.registry.units[unit] else { return }
            var listing = Listing(Self.columns)
            var before: UnitVersion?
            for version in found.history {
                let what = before.map { Self.changes(from: $0, to: version) } ?? Self.beginning(of: found)
                listing.add([
                    .date(version.from), .both(what), .both(version.name), .both(version.level.text), .text(version.sector),
                    .text(version.parent),
                ])
                before = version
            }
            if let closing = found.closing {
                listing.add([.date(closing.from), .both(closing.text), .none, .none, .none, .none])
            }
            for assignment in found.assignments {
                let what = PBText.both("未了的事移交“\(assignment.to)”", "what it left assigned to “\(assignment.to)”")
                listing.add([.date(assignment.from), .both(what), .none, .none, .none, .none])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }

        private static func beginning(of unit: Unit) -> PBText {
            unit.splitFrom.isEmpty ? .both("成立", "opened") : .both("由“\(unit.splitFrom)”分设", "split off “\(unit.splitFrom)”")
        }

        static func changes(from old: UnitVersion, to new: UnitVersion) -> PBText {
            var parts: [PBText] = []
            if old.name != new.name { parts.append(.both("更名", "renamed")) }
            if old.level != new.level || old.sector != new.sector { parts.append(.both("变更层级或类别", "reclassified")) }
            if old.parent != new.parent { parts.append(.both("调整隶属", "moved")) }
            return .both(parts.map(\.zh).joined(separator: "、"), parts.map(\.en).joined(separator: ", "))
        }
    }
}

extension UnitAssignment {
    /// As users read it.
    var text: PBText { .both("\(from) 起由“\(to)”承接", "to “\(to)” from \(from)") }
}

extension UnitClosing {
    /// As users read it.
    var text: PBText {
        switch way {
        case .merged(let into): .both("并入“\(into)”", "merged into “\(into)”")
        case .split(let into): .both("分设为 \(into.joined(separator: "、"))", "split into \(into.joined(separator: ", "))")
        case .dissolved(let reason): .both("撤销：\(reason)", "dissolved: \(reason)")
        }
    }
}
