internal import ArgumentParser
internal import Domain
internal import Foundation
internal import RegistryCore
internal import Schema
internal import Views

extension KeyCommand {
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出登记的密钥", en: "list the keys enrolled at and below a unit"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("fingerprint", zh: "指纹", en: "fingerprint"), Listing.Column("unit", zh: "单位", en: "unit"),
                Listing.Column("role", zh: "角色", en: "role"), Listing.Column("label", zh: "用途", en: "label"),
                Listing.Column("from", zh: "自", en: "from"), Listing.Column("until", zh: "至", en: "until"),
                Listing.Column("valid", zh: "有效", en: "valid"), Listing.Column("key", zh: "公钥", en: "public key"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @Argument(help: .said(zh: "单位；不写为全部", en: "unit; all if left out")) var unit: String?
        @Option(help: .said(zh: "只列某一角色", en: "one role only")) var role: RoleArgument?
        @Flag(help: .said(zh: "只列现在有效的", en: "only those that are valid now")) var valid = false

        func run() async throws {
            let state = try await options.read([.registry])
            if let unit { try known(unit, in: state) }
            let (registry, day) = (state.registry, state.day)
            let found = registry.keys.filter { key, enrolled in
                (unit.map { registry.isWithin(enrolled.unit, subtree: $0) } ?? true) && (role.map { $0.role == enrolled.role } ?? true)
                    && (!valid || registry.isValid(enrolled, on: day))
            }
            var listing = Listing(Self.columns)
            let order = found.sorted { a, b in
                a.value.unit == b.value.unit
                    ? a.key.bytes.lexicographicallyPrecedes(b.key.bytes) : UTF8Order.precedes(a.value.unit, b.value.unit)
            }
            for (key, enrolled) in order {
                let until = enrolled.revokedAt ?? (enrolled.validUntil == 0 ? nil : enrolled.validUntil)
                listing.add([
                    .text(key.fingerprint), .text(enrolled.unit), .both(enrolled.role.text), .text(enrolled.label),
                    enrolled.validFrom == 0 ? .none : .date(CivilDate(milliseconds: enrolled.validFrom)),
                    .date(until.map(CivilDate.init(milliseconds:))), .flag(registry.isValid(enrolled, on: day)), .text(key.bytes.hex),
                ])
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}
