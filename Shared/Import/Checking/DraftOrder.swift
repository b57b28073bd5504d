internal import Schema

/// Puts what others lean on before them, and finds what is there twice or leans on itself.
struct DraftOrder<Draft: ImportDraft> {
    package private(set) var ordered: [Draft] = []
    package private(set) var problems: [LineProblem] = []
    private let reading: SheetReading
    private var byIdentity: [String: Draft] = [:]

    init(_ drafts: [Draft], of reading: SheetReading) {
        self.reading = reading
        var unique: [Draft] = []
        for draft in drafts {
            if let first = byIdentity[draft.identity] {
                noteDouble(draft, first)
            } else {
                byIdentity[draft.identity] = draft
                unique.append(draft)
            }
        }
        var visited: Set<String> = []
        for draft in unique { visit(draft, &visited) }
    }

    /// Goes up to what is not placed yet and comes back down: without recursion, for a file may be one long chain.
    private mutating func visit(_ draft: Draft, _ visited: inout Set<String>) {
        var chain: [Draft] = []
        var onChain: Set<String> = []
        var next: Draft? = draft
        while let found = next, !visited.contains(found.identity) {
            guard onChain.insert(found.identity).inserted else {
                let circle = chain.drop { $0.identity != found.identity }
                for member in circle { noteCircle(member, circle.map(\.identity)) }
                let bad = Set(circle.map(\.identity))
                visited.formUnion(bad)
                chain.removeAll { bad.contains($0.identity) }
                break
            }
            chain.append(found)
            next = found.leansOn.flatMap { byIdentity[$0] }
        }
        for found in chain.reversed() where visited.insert(found.identity).inserted { ordered.append(found) }
    }

    private mutating func noteDouble(_ draft: Draft, _ first: Draft) {
        let column = Draft.identityColumns.last ?? ""
        problems.append(
            LineProblem(
                line: draft.row.line, column: reading.heading(of: column), value: draft.row[column], code: "given_twice",
                text: .both(
                    "“\(draft.identity)”在第 \(first.row.line) 行已有。请删去一行，或改编号。",
                    "“\(draft.identity)” stands on line \(first.row.line) already. Delete one of them, or change the id.")))
    }

    private mutating func noteCircle(_ draft: Draft, _ circle: [String]) {
        let path = (circle + circle.prefix(1)).prefix(8).joined(separator: " → ")
        problems.append(
            LineProblem(
                line: draft.row.line, column: reading.heading(of: draft.leaningColumn), value: draft.row[draft.leaningColumn],
                code: "circle",
                text: .both("上级关系成环：\(path)。请改正其中一行的上级。", "The parents form a circle: \(path). Correct the parent on one of these lines.")))
    }
}
