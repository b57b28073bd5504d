internal import ArgumentParser
internal import Domain
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

extension ServiceCommand {
    /// The register: what a unit offers, who has taken it up, what was done. With `--home-unit` what a unit's members do everywhere.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出服务岗位、点题及其认领情况", en: "list offers and who has taken them up"),
                discussion: Listing.members(columns))
        }

        private static var columns: [Listing.Column] {
            [
                Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("offer", zh: "编号", en: "offer"),
                Listing.Column("kind", zh: "种类", en: "kind"), Listing.Column("title", zh: "名称", en: "title"),
                Listing.Column("team", zh: "服务队", en: "team"), Listing.Column("homeUnit", zh: "认领单位", en: "home unit"),
                Listing.Column("members", zh: "人数", en: "members", .right), Listing.Column("wanted", zh: "需要", en: "wanted", .right),
                Listing.Column("services", zh: "服务次数", en: "services", .right), Listing.Column("closed", zh: "已撤下", en: "closed"),
            ]
        }

        @OptionGroup var options: ReadOptions
        @OptionGroup var period: PeriodOption
        @Argument(help: .said(zh: "发布的单位，含其下级；不写为全部", en: "the unit that offers, with what is below it; all if left out"))
        var unit: String?
        @Option(help: .said(zh: "只列某单位认领的", en: "only what this unit has taken up")) var homeUnit: String?
        @Flag(help: .said(zh: "只列还要人的", en: "only what still wants members")) var open = false

        func run() async throws {
            let state = try await options.read([.registry, .pledges])
            if let unit { try known(unit, in: state) }
            if let homeUnit { try known(homeUnit, in: state) }
            let period = try period.id(in: state)
            let reader = CommunityReader(state.pledgesStates)
            let reached = (unit ?? state.registry.root).map { state.registry.subtreeAnswered(by: $0, on: state.day) } ?? []
            let taking = homeUnit.map { Set([$0] + state.registry.closedUnits(answeredBy: $0, on: state.day)) }
            var listing = Listing(Self.columns)
            for unit in reached {
                let offers = (reader.units[unit]?.offers.values.map { $0 } ?? []).filter { $0.period == period }
                    .filter { !open || ($0.isOpen && $0.vacancies != 0) }.sorted { UTF8Order.precedes($0.id, $1.id) }
                for offer in offers { add(offer, by: taking, to: &listing) }
            }
            listing.naming(state.registry).print(options.chosen, options.connection.language)
        }

        /// - Parameter taking: the home units asked for; nil is all.
        private func add(_ offer: Offer, by taking: Set<String>?, to listing: inout Listing) {
            func row(_ home: String?) -> [Listing.Cell] {
                [
                    .text(offer.unit), .text(offer.id), .both(offer.wording.kind.text), .text(offer.wording.title),
                    .text(offer.wording.team),
                    home.map { .text($0) } ?? .none, home.map { .count(offer.takenUp[$0]?.members ?? 0) } ?? .number(0),
                    offer.wording.wanted == 0 ? .none : .count(offer.wording.wanted),
                    home.map { .count(offer.services[$0]?.count ?? 0) } ?? .none, .flag(!offer.isOpen),
                ]
            }
            let homes = Set(offer.takenUp.keys).union(offer.services.keys).sorted(by: UTF8Order.precedes)
            if homes.isEmpty, taking == nil { return listing.add(row(nil)) }
            for home in homes where taking?.contains(home) ?? true { listing.add(row(home)) }
        }
    }
}

extension PBOfferKind {
    /// As users read it.
    var text: PBText {
        switch self {
        case .post: .both("服务岗位", "post")
        case .topic: .both("点题", "topic")
        case .unspecified, .UNRECOGNIZED: .both("未知", "unknown")
        }
    }
}
