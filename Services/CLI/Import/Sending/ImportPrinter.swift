internal import Foundation
internal import Schema

/// What the user is told of an import, and the file of what was refused.
struct ImportPrinter {
    let options: ImportOptions
    let reading: SheetReading
    let encoding: TextEncoding

    private var language: Language { .current }
    private var isJSON: Bool { options.submit.output == .json }

    /// About the work itself.
    func tellReading() {
        let noun = reading.sheet.noun
        Console.note(
            language(
                zh: "\(options.name)：\(encoding.name)，\(reading.rows.count) 行（\(noun.zh)）。",
                en: "\(options.name): \(encoding.name), \(reading.rows.count) lines (\(noun.en))."))
        let unknown = reading.unknown.filter { !Self.isReason($0) }
        if !unknown.isEmpty {
            Console.note(
                language(
                    zh: "不认识的列，不导入：\(unknown.joined(separator: "、"))。",
                    en: "Columns that mean nothing here are left alone: \(unknown.joined(separator: ", "))."))
        }
    }

    func tell(_ problems: [LineProblem]) {
        for problem in problems { Console.print(isJSON ? Self.json(problem.json) : problem.wording(language, file: options.name)) }
    }

    func tellCheckedAlone(bad: Int) {
        if isJSON { return Console.print(Self.json(["bad": bad, "checkedAlone": true])) }
        Console.print(
            language(
                zh: bad == 0 ? "文件本身没有问题；没有核对已有的决定。" : "\(bad) 行有误；没有核对已有的决定。",
                en: bad == 0
                    ? "The file by itself is in order; it was not checked against what was decided."
                    : "\(bad) bad lines; nothing was checked against what was decided."))
    }

    func tell(_ plan: ImportPlan, wasSent: Bool, _ result: ImportSender.Result? = nil) {
        let (new, changed, same, bad) = (plan.created.count, plan.updated.count, plan.unchanged.count, plan.bad.count)
        if isJSON {
            var object: [String: Any] = ["create": new, "update": changed, "unchanged": same, "bad": bad, "sent": wasSent]
            if let result {
                object["accepted"] = result.accepted.count
                object["refused"] = result.refusals.count
                object["kept"] = result.report.kept
            }
            return Console.print(Self.json(object))
        }
        let lines = language(
            zh: "新建 \(new)，更新 \(changed)，无需改动 \(same)，有误 \(bad)",
            en: "\(new) to create, \(changed) to update, \(same) left as they are, \(bad) bad")
        guard let result else {
            let end = language(zh: "没有发送任何内容。", en: "Nothing was sent.")
            let hint =
                bad > 0 && !options.dryRun
                ? language(zh: "改正后再导入；加 --keep-going 可先发送其余各行。", en: " Correct them and import again; --keep-going sends the others now.")
                : ""
            return Console.print(language(zh: "\(lines)。\(end)\(hint)", en: "\(lines). \(end)\(hint)"))
        }
        let (accepted, refused, kept) = (result.accepted.count, result.refusals.count, result.report.kept)
        Console.print(
            language(zh: "\(lines)。已接受 \(accepted)，已拒绝 \(refused)", en: "\(lines). \(accepted) accepted, \(refused) refused")
                + (kept > 0
                    ? language(zh: "，尚无决定 \(kept)（再次运行本命令即可继续）", en: ", \(kept) without a decision yet (run this again to go on)") : "")
                + language(zh: "。", en: "."))
    }

    /// A refusal by the service, told of the lines it came from.
    func problems(of step: ImportStep, _ refusal: SpoolRefusal) -> [LineProblem] {
        let column = reading.sheet.column(of: refusal.code, field: refusal.field)?.id
        let byLine = Dictionary(reading.rows.map { ($0.line, $0) }) { first, _ in first }
        return step.lines.map { line in
            LineProblem(
                line: line, column: column.map(reading.heading) ?? "", value: column.flatMap { byLine[line]?[$0] } ?? "",
                code: refusal.code,
                text: .both(refusal.zh, refusal.en))
        }
    }

    /// Writes the lines with these problems as they stand, with the reason behind them, in the file's own encoding.
    func keepRefused(_ problems: [LineProblem]) throws {
        guard let path = options.refused else { return }
        var reasons: [Int: [String]] = [:]
        for problem in problems {
            reasons[problem.line, default: []].append((problem.column.isEmpty ? "" : "\(problem.column): ") + language(problem.text))
        }
        let kept = reading.headings.filter { !Self.isReason($0) }
        let old = reading.headings.firstIndex(where: Self.isReason)
        var writer = CSVWriter(separator: reading.separator)
        writer.add(kept + [language(zh: Self.reason.zh, en: Self.reason.en)])
        for row in (reading.rows + reading.broken).sorted(by: { $0.line < $1.line }) {
            guard let reasons = reasons[row.line] else { continue }
            var cells = row.original
            if let old, cells.indices.contains(old), cells.count > 1 { cells.remove(at: old) }
            while cells.count < kept.count { cells.append("") }
            writer.add(cells + [reasons.joined(separator: " ")])
        }
        let data = try writer.data(as: encoding, named: path)
        do { try WholeFile.write(data, to: path) } catch let failure as WriteFailure { throw CommandError.cannotWrite(path, failure) }
    }

    /// The column that this adds; read again it is left alone.
    private static let reason = (zh: "原因", en: "reason")

    private static func isReason(_ heading: String) -> Bool { heading == reason.zh || heading == reason.en }

    static func json(_ object: [String: Any]) -> String {
        do {
            return String(
                decoding: try JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes]), as: UTF8.self
            )
        } catch {
            return "{}"
        }
    }
}
