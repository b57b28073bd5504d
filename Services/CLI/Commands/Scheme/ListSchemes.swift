internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf
internal import Views

extension SchemeCommand {
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list", abstract: said(zh: "列出已发布的考核办法", en: "list the published bundles"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("bundle", zh: "考核办法", en: "bundle"), Listing.Column("version", zh: "版本", en: "version"),
                Listing.Column("name", zh: "名称", en: "name"), Listing.Column("periods", zh: "用于周期", en: "periods"),
                Listing.Column("sheets", zh: "表", en: "sheets", .right), Listing.Column("rounds", zh: "轮次", en: "rounds", .right),
                Listing.Column("schemes", zh: "计分办法", en: "schemes", .right), Listing.Column("digest", zh: "摘要", en: "digest"),
            ]
        }

        @OptionGroup var options: ReadOptions

        func run() async throws {
            let registry = try await options.read([.registry]).registry
            var listing = Listing(
                Self.columns, named: .both("考核办法", "Schemes"),
                empty: .both("还没有发布考核办法；用 pledgeline scheme publish 发布。", "No bundle has been published; pledgeline scheme publish does."))
            for bundle in registry.bundles.values.sorted(by: { $0.offset < $1.offset }) {
                let periods = registry.periods.values.filter { $0.bundle == bundle.content.id }.map(\.id).sorted(
                    by: UTF8Order.precedes)
                listing.add([
                    .text(bundle.content.id), .text(bundle.content.version), .both(bundle.content.name), .list(periods),
                    .count(bundle.content.sheets.count), .count(bundle.content.rounds.count), .count(bundle.content.schemes.count),
                    .text(bundle.digest.hex),
                ])
            }
            listing.print(options.chosen, options.connection.language)
        }
    }

    /// The rules of a bundle in sentences; as sheets, table by table; for programs, the bundle itself.
    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "用文字说明考核办法的全部规则", en: "tell all the rules of a bundle in sentences"),
                discussion: said(
                    zh: "--output json 打印办法本身（SchemeBundle），csv 和 xlsx 按条目、轮次、组成部分等分表列出。",
                    en:
                        "--output json prints the bundle itself (SchemeBundle); csv and xlsx list items, rounds, components and so on in tables."
                ))
        }
        @OptionGroup var options: ReadOptions
        @Argument(
            help: .said(zh: "办法或周期的编号；不写则为当前周期的办法", en: "id of a bundle or period; that of the period open now if none is named"),
            completion: .names(.bundle))
        var id: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let bundle = try Self.bundle(id, in: state)
            let language = options.connection.language
            switch options.chosen.format {
            case .json: Console.print(try bundle.jsonString())
            case .csv, .xlsx: Listing.print(SchemeListings(bundle).all(state.registry), options.chosen, language)
            case .table:
                Console.print(language(Self.head(bundle, state.registry)) + "\n")
                Console.print(SchemeStory(bundle, cohorts: state.registry.cohorts.mapValues(\.name)).text(language))
            }
        }

        /// A bundle's id goes before a period's.
        static func bundle(_ id: String?, in state: SystemState) throws -> PBSchemeBundle {
            let registry = state.registry
            let wanted = try id ?? PeriodOption.open(in: registry, on: state.day)
            if let found = registry.bundles[wanted] ?? registry.bundle(ofPeriod: wanted) { return found.content }
            try known(wanted, KnownName.bundle, among: Array(registry.bundles.keys) + registry.periods.keys)
            return PBSchemeBundle()
        }

        private static func head(_ bundle: PBSchemeBundle, _ registry: RegistryState) -> PBText {
            let periods = registry.periods.values.filter { $0.bundle == bundle.id }.map(\.id).sorted(by: UTF8Order.precedes)
            return .both(
                "\(bundle.name.zh)（\(bundle.id)，版本 \(bundle.version)）\(periods.isEmpty ? "，还没有周期采用" : "，用于周期 \(periods.joined(separator: "、"))")。",
                "\(Language.en(bundle.name)) (\(bundle.id), version \(bundle.version)), \(periods.isEmpty ? "used by no period so far" : "used by \(periods.joined(separator: ", "))")."
            )
        }
    }
}
