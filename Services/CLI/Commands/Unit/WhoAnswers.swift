internal import ArgumentParser
internal import Domain
internal import RegistryCore
internal import Schema
internal import Views

extension UnitCommand {
    /// Who answered for a unit on a date: the holders of its posts, posts that came after those abolished, and contact posts of other units (包村、联系);
    /// when it is closed, the posts of whoever took over.
    struct Who: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "who",
                abstract: said(zh: "某日谁负责", en: "who was responsible on a date"), discussion: Listing.members(PostListing.columns))
        }
        @OptionGroup var options: ReadOptions
        @OptionGroup var place: UnitArgument
        @OptionGroup var names: NamesOption
        @Option(help: .said(zh: "日期，默认今天", en: "date, by default today")) var on: String?

        func run() async throws {
            let state = try await options.read([.registry])
            let unit = try place.id(options, in: state)
            let day = try on.map { try date($0, "--on") } ?? state.day
            var posts = PostListing(names: try await names.read(options, state.registry))
            for (post, appointment) in state.registry.answering(for: unit, on: day) {
                posts.add(post, appointment)
            }
            posts.listing.naming(state.registry).print(options.chosen, options.connection.language)
        }
    }
}

extension RegistryState {
    /// The posts that answer for a unit on a date: its own, in byte order; then the successors elsewhere of those abolished; then contact posts. For a
    /// closed unit also those of the unit that answers for what it left.
    func answering(for unit: String, on date: CivilDate) -> [(post: ScopedName, appointment: Appointment)] {
        var found: [(post: ScopedName, appointment: Appointment)] = []
        for post in (units[unit]?.posts.keys.map { $0 } ?? []).sorted(by: UTF8Order.precedes) {
            guard let answer = responsible(for: "\(unit)/\(post)", on: date), !found.contains(where: { $0.post == answer.post }) else {
                continue
            }
            found.append(answer)
        }
        found = found.filter { $0.post.unit == unit } + found.filter { $0.post.unit != unit } + contactPosts(for: unit, on: date)
        let answering = unitAnswering(for: unit, on: date)
        guard answering != unit else { return found }
        return found + self.answering(for: answering, on: date).filter { post in !found.contains { $0.post == post.post } }
    }
}
