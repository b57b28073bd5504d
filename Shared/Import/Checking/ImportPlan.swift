package import Files
package import Schema
internal import Streaming

/// A submission that an import is going to send, and the lines it comes from.
package struct ImportStep: Sendable {
    package var lines: [Int]
    /// Its place among all submissions the file could lead to, by the file alone: what leans on another comes after it, and what is there already
    /// keeps its place.
    package var place: Int
    package var unit: String
    package var body: PBPayload.Body
    package var after: [PBPosition]

    package init(lines: [Int], place: Int, unit: String, body: PBPayload.Body, after: [PBPosition]) {
        self.lines = lines
        self.place = place
        self.unit = unit
        self.body = body
        self.after = after
    }

    package var line: Int { lines.first ?? 0 }
}

/// What an import comes to: checked line by line, nothing sent.
package struct ImportPlan: Sendable {
    package private(set) var steps: [ImportStep] = []
    package private(set) var problems: [LineProblem]
    /// Lines by what is to be done with them; of a group of lines the first.
    package private(set) var created: [Int] = []
    package private(set) var updated: [Int] = []
    package private(set) var unchanged: [Int] = []

    /// The lines that cannot be sent.
    package var bad: Set<Int> { Set(problems.map(\.line)) }

    /// Checks by the file alone.
    package static func check<Draft: ImportDraft>(
        _ reading: SheetReading, as kind: Draft.Type, _ context: ImportContext
    ) -> (plan: ImportPlan, drafts: [Draft]) {
        var problems = reading.problems
        let drafts = Draft.drafts(of: reading, context, &problems)
        let order = DraftOrder(drafts, of: reading)
        return (ImportPlan(problems: problems + order.problems), order.ordered)
    }

    private init(problems: [LineProblem]) { self.problems = problems }

    /// Submissions of one line at most: a unit may be renamed, moved and reclassified.
    private static let mostOfLine = 4

    /// Refusals that would be the same for every line.
    private static let ofEveryLine: Set<String> = ["no_genesis", "unknown_key", "key_not_valid"]

    /// Checks against everything that was decided, and finds out what has to be sent.
    ///
    /// - Throws: what is wrong with the key, whatever the lines say.
    package mutating func rehearse<Draft: ImportDraft>(
        _ drafts: [Draft], of reading: SheetReading, in rehearsal: inout Rehearsal<Draft.Core>, _ context: ImportContext
    ) throws(CommandError) {
        let bad = bad
        var fallen: [String: Int] = [:]
        let good = Set(drafts.filter { !bad.contains($0.row.line) }.map(\.identity))
        for row in reading.rows where bad.contains(row.line) && !good.contains(Draft.identity(of: row)) {
            fallen[Draft.identity(of: row)] = row.line
        }
        for (rank, draft) in drafts.enumerated() where !bad.contains(draft.row.line) {
            if let problem = judge(draft, rank, reading, &rehearsal, fallen, context) {
                if Self.ofEveryLine.contains(problem.code) { throw CommandError(.refused, zh: problem.text.zh, en: problem.text.en) }
                problems.append(problem)
                fallen[draft.identity] = draft.row.line
            }
        }
        problems = problems.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    private mutating func judge<Draft: ImportDraft>(
        _ draft: Draft, _ rank: Int, _ reading: SheetReading, _ rehearsal: inout Rehearsal<Draft.Core>, _ fallen: [String: Int],
        _ context: ImportContext
    ) -> LineProblem? {
        func problem(_ column: String, _ code: String, _ text: PBText) -> LineProblem {
            LineProblem(
                line: draft.row.line, column: column.isEmpty ? "" : reading.heading(of: column), value: draft.row[column], code: code,
                text: text)
        }
        if let parent = draft.leansOn, let line = fallen[parent] {
            return problem(
                draft.leaningColumn, "leans_on_bad_line",
                .both(
                    "它所依靠的“\(parent)”在第 \(line) 行，那一行有误。请先改正那一行。",
                    "It needs “\(parent)” on line \(line), which is not right. Correct that line first."))
        }
        let (bodies, isNew): ([PBPayload.Body], Bool)
        switch draft.change(rehearsal, context) {
        case .impossible(let column, let code, let text): return problem(column, code, text)
        case .unchanged:
            unchanged.append(draft.row.line)
            return nil
        case .create(let body): (bodies, isNew) = ([body], true)
        case .update(let changes): (bodies, isNew) = (changes, false)
        }
        for body in bodies {
            guard let refusal = rehearsal.refusal(of: body, for: draft.unit) else { continue }
            let column = reading.sheet.column(of: refusal.code, field: refusal.field)?.id ?? ""
            return problem(column, refusal.code, .both(refusal.zh, refusal.en))
        }
        let after = rehearsal.tokens(for: draft.unit)
        steps += bodies.enumerated().map {
            ImportStep(lines: draft.lines, place: rank * Self.mostOfLine + $0.offset, unit: draft.unit, body: $0.element, after: after)
        }
        if isNew { created.append(draft.row.line) } else { updated.append(draft.row.line) }
        return nil
    }
}
