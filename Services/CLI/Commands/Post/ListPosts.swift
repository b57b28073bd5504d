internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import RegistryCore
internal import Schema
internal import Streaming
internal import Views

extension PostCommand {
    /// The posts of a unit and below it with their holders on a date.
    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出岗位及某日的任职者", en: "list posts and who held them on a date"),
                discussion: Listing.members(PostListing.columns))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @Option(help: .said(zh: "哪一天，默认今天", en: "which day, by default today")) var on: String?
        @Flag(help: .said(zh: "只列空缺的", en: "only vacant ones")) var vacant = false
        @OptionGroup var names: NamesOption
        @Flag(help: .said(zh: "列出历任", en: "every holder there was")) var history = false

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            var posts = PostListing(names: try await names.read(options, state.registry))
            for unit in state.registry.subtree(of: unit) {
                guard let found = state.registry.units[unit] else { continue }
                for post in found.posts.keys.sorted(by: UTF8Order.precedes) {
                    let held =
                        history ? found.posts[post] ?? [] : [state.registry.appointment(unit: unit, post: post, on: day)].compactMap(\.self)
                    for appointment in held where !vacant || appointment.isVacant {
                        posts.add(ScopedName(unit: unit, id: post), appointment)
                    }
                }
            }
            posts.listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

/// How posts are listed, wherever they are.
struct PostListing {
    static var columns: [Listing.Column] {
        [
            Listing.Column("unit", zh: "单位", en: "unit"), Listing.Column("post", zh: "岗位", en: "post"),
            Listing.Column("title", zh: "职务", en: "title"), Listing.Column("tier", zh: "责任", en: "tier"),
            Listing.Column("person", zh: "人员", en: "holder"), Listing.Column("interim", zh: "代理", en: "interim"),
            Listing.Column("from", zh: "自", en: "since"), Listing.Column("category", zh: "类别", en: "category", refers: .postCategory),
            Listing.Column("answersFor", zh: "联系单位", en: "answers for"), Listing.Column("name", zh: "姓名", en: "name"),
        ]
    }

    private(set) var listing: Listing
    /// By person reference; nil if nobody asked for names.
    private let names: [String: String]?

    init(names: [String: String]?) {
        self.names = names
        listing = Listing(names == nil ? Self.columns.dropLast() : Self.columns)
    }

    mutating func add(_ post: ScopedName, _ appointment: Appointment) {
        let name: [Listing.Cell] = names.map { [$0[appointment.person].map { .text($0) } ?? .none] } ?? []
        listing.add(
            [
                .text(post.unit), .text(post.id), .both(appointment.title), .both(appointment.tier.text),
                appointment.isVacant ? .both(.both("（空缺）", "(vacant)")) : .text(appointment.person), .flag(appointment.interim),
                .date(appointment.from), .text(appointment.category), .text(appointment.answersFor),
            ] + name)
    }
}

/// `--names`: who the person references stand for, from the topic of names, which can be deleted.
struct NamesOption: ParsableArguments {
    @Flag(help: .said(zh: "显示姓名（来自可删除的姓名主题）", en: "show names, from the topic in which they can be deleted")) var names = false

    func read(_ options: ReadOptions, _ registry: RegistryState) async throws -> [String: String]? {
        guard names else { return nil }
        let connected = try options.connection.connect()
        do { return try await NamesTopic(topics: connected.topics, log: connected.log).read(registry).byPerson } catch let error as LogError
        {
            throw CommandError.from(error, brokers: connected.brokers)
        }
    }
}
