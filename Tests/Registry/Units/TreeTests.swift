import DeciderSupport
import RegistryCore
import Schema
import Seeded
import SwiftProtobuf
import Testing

/// The tree as somebody would keep it who writes down only who stands under whom, and when.
private struct NaiveTree {
    var parents: [String: String] = [:]
    var closed: Set<String> = []

    func reaches(_ unit: String, _ top: String) -> Bool {
        var (next, steps) = (unit, 0)
        while next != top {
            guard let parent = parents[next], !parent.isEmpty, steps <= parents.count else { return false }
            next = parent
            steps += 1
        }
        return true
    }
}

@Suite("The tree of units")
struct TreeTests {
    @Test("the tree never has a cycle, whatever is registered, moved, merged, split and dissolved", arguments: 0..<12 as Range<UInt64>)
    func neverACycle(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var county = try County()
        var naive = NaiveTree()
        for unit in County.units { naive.parents[unit] = county.registry.state(of: "").units[unit]?.parent }
        var (accepted, days): ([String: Int], Set<CivilDate>) = ([:], [])
        for step in 0..<120 {
            county.registry.time += 3_600_000 * Int64(generator.below(30))
            let today = CivilDate(milliseconds: county.registry.time)
            let from = today.adding(days: -generator.below(4))
            let ids = naive.parents.keys.sorted()
            let (unit, other) = (ids[generator.below(ids.count)], ids[generator.below(ids.count)])
            let (body, subject): (PBPayload.Body, String) =
                switch generator.below(6) {
                case 0, 1: (.registerUnit(County.unit(parent: other, .village)), "u\(step)")
                case 2: (.reparent(under: other, from: from.description), unit)
                case 3: (.merge(into: other, from: from.description), unit)
                case 4:
                    (
                        .split(
                            [
                                .part(
                                    "s\(step)",
                                    taking: Array(county.registry.state(of: "").openChildren(of: unit).prefix(generator.below(3))))
                            ],
                            from: from.description), unit
                    )
                default: (.dissolve(from: from.description), unit)
                }
            guard try county.registry.attempt(body, for: subject, by: County.root) else { continue }
            accepted[PBPayload.with { $0.body = body }.kind, default: 0] += 1
            days.insert(from)
            note(body, of: subject, in: &naive)
            let state = county.registry.state(of: "")
            #expect(state.units.count == naive.parents.count)
            for (id, found) in state.units {
                #expect(found.parent == naive.parents[id], "\(id) after step \(step)")
                #expect(found.isOpen == !naive.closed.contains(id))
                #expect(state.ancestry(of: id).last == "city")
                #expect(found.children.allSatisfy { state.units[$0]?.parent == id } && Set(found.children).count == found.children.count)
                #expect(state.subtree(of: id).count == naive.parents.keys.count { naive.reaches($0, id) })
            }
        }
        #expect(accepted.count == 5, "every kind of change is tried: \(accepted)")
        // Also the trees of the days that changes were dated back to.
        let state = county.registry.state(of: "")
        for day in days.sorted() {
            for (id, unit) in state.units where unit.opened.map({ $0 <= day }) == true {
                let path = state.ancestry(of: id, on: day)
                #expect(Set(path).count == path.count, "\(id) on \(day)")
                // It ends at the top, or below a unit that was opened later.
                let above = path.last.flatMap { state.parent(of: $0, on: day) } ?? ""
                #expect(path.last == "city" || state.units[above]?.opened.map { $0 > day } == true, "\(id) on \(day)")
            }
        }
    }

    private func note(_ body: PBPayload.Body, of unit: String, in naive: inout NaiveTree) {
        switch body {
        case .registry(.registerUnit(let register)): naive.parents[unit] = register.parent
        case .registry(.reparentUnit(let reparent)): naive.parents[unit] = reparent.parent
        case .registry(.mergeUnit(let merge)):
            for (child, parent) in naive.parents where parent == unit && !naive.closed.contains(child) { naive.parents[child] = merge.into }
            naive.closed.insert(unit)
        case .registry(.splitUnit(let split)):
            for part in split.parts {
                naive.parents[part.unit] = naive.parents[unit]
                for child in part.children { naive.parents[child] = part.unit }
            }
        default: naive.closed.insert(unit)
        }
    }
}
