internal import Domain
internal import RegistryCore
internal import Schema

/// What a registrar (登记员) sees to: vacant posts, keys about to expire, units that nobody answers or signs for.
enum RegistrarWork {
    @Sendable static func items(for who: Who, in view: WorkView) -> [WorkItem] {
        guard who.role == .registrar else { return [] }
        let units = Scope(who, view.registry, on: view.date, all: view.all).ownOpen
        return units.flatMap { vacancies(at: $0, view) } + keys(Set(units), view) + units.withoutPosts(who, view)
            + units.withoutKeys(who, view)
    }

    private static func vacancies(at unit: String, _ view: WorkView) -> [WorkItem] {
        let posts = (view.registry.units[unit]?.posts.keys.map { $0 } ?? []).sorted(by: UTF8Order.precedes)
        return posts.compactMap { post in
            guard let last = view.registry.appointment(unit: unit, post: post, on: view.date), last.person.isEmpty else { return nil }
            return WorkItem(
                kind: .fillPost, unit: unit, reference: post, title: last.title, since: last.from, alike: .init(key: last.tier.text.en),
                command: Typed.line(
                    "post appoint \(unit) \(post) --zh \(last.title.zh.isEmpty ? "TITLE" : Typed.value(last.title.zh)) --tier \(last.tier.text.en) --person PERSON"
                ))
        }
    }

    private static func keys(_ units: Set<String>, _ view: WorkView) -> [WorkItem] {
        view.registry.keys.filter { _, enrolled in
            guard units.contains(enrolled.unit), view.registry.isValid(enrolled, on: view.date), enrolled.validUntil > 0 else {
                return false
            }
            return CivilDate(milliseconds: enrolled.validUntil - 1) <= view.horizon
        }
        .map { key, enrolled in
            WorkItem(
                kind: .keyExpires, unit: enrolled.unit, reference: key.fingerprint,
                title: enrolled.label.isEmpty ? enrolled.role.text : .same(enrolled.label),
                due: CivilDate(milliseconds: enrolled.validUntil - 1), alike: .init(key: enrolled.role.text.en),
                command: Typed.line("key enrol --unit \(enrolled.unit) --role \(enrolled.role.text.en) --public-key NEWKEY"))
        }
    }
}

extension [String] {
    fileprivate func withoutPosts(_ who: Who, _ view: WorkView) -> [WorkItem] {
        let bare = filter { view.registry.units[$0]?.posts.isEmpty ?? false }
        return counted(bare, .unitsWithoutPosts, who, view) { "post appoint \($0) POST --zh TITLE --tier first --person PERSON" }
    }

    /// Units that no clerk's key reaches: nobody can pledge or report for them.
    fileprivate func withoutKeys(_ who: Who, _ view: WorkView) -> [WorkItem] {
        let places = Set(view.registry.keys.values.filter { $0.role == .clerk && view.registry.isValid($0, on: view.date) }.map(\.unit))
        let silent = filter { unit in
            // Nobody pledges for the topmost unit: nobody stands above it.
            unit != view.registry.root && !view.registry.ancestry(of: unit).contains(where: places.contains)
        }
        return counted(silent, .unitsWithoutKeys, who, view) { "key enrol --unit \($0) --role clerk --public-key NEWKEY" }
    }

    private func counted(_ units: [String], _ kind: WorkKind, _ who: Who, _ view: WorkView, _ command: (String) -> String) -> [WorkItem] {
        func item(_ unit: String, _ counted: [String], _ place: String) -> WorkItem {
            WorkItem(kind: kind, unit: unit, count: Swift.max(1, counted.count), members: counted, command: Typed.line(command(place)))
        }
        guard let first = units.first else { return [] }
        if !view.counts { return units.map { item($0, [], $0) } }
        return [item(who.unit, units, units.count == 1 ? first : "UNIT")]
    }
}
