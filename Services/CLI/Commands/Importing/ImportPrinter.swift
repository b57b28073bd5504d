internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Import
internal import Schema

/// What the user is told of an import, and the file of what was refused.
struct ImportPrinter {
    let options: ImportRequest
    let reading: SheetReading
    let file: TableFile

    private var language: Language { .current }
    private var isJSON: Bool { options.submit.output == .json }

    /// About the work itself.
    func tellReading() {
        let noun = reading.sheet.noun
        Console.note(
            language(
                zh: "\(options.name)：\(format.zh)，\(reading.rows.count) 行（\(noun.zh)）。",
                en: "\(options.name): \(format.en), \(reading.rows.count) lines (\(noun.en))."))
        for remark in file.remarks { Console.note(language(remark)) }
        tellLeftOut()
        let unknown = reading.unknown
        if !unknown.isEmpty {
            Console.note(
                language(
                    zh: "不认识的列，不导入：\(unknown.joined(separator: "、"))。",
                    en: "Columns that mean nothing here are left alone: \(unknown.joined(separator: ", "))."))
        }
    }

    private var format: PBText {
        switch file.format {
        case .csv(let encoding): .both(encoding.name, encoding.name)
        case .workbook(let sheet): .both("工作表“\(sheet)”", "sheet “\(sheet)”")
        }
    }

    /// Lines that are no rows, and characters that were no part of a cell.
    private func tellLeftOut() {
        func list(_ lines: [Int]) -> String { lines.prefix(20).map(String.init).joined(separator: ", ") + (lines.count > 20 ? " …" : "") }
        if !reading.titles.isEmpty {
            Console.note(
                language(
                    zh: "标题行之上的行不是数据，不导入：第 \(list(reading.titles)) 行。",
                    en: "Above the heading, so not imported: lines \(list(reading.titles))."))
        }
        if !reading.remarks.isEmpty {
            Console.note(
                language(
                    zh: "说明行（以 # 开头而无其他内容）和样表的示例行，不导入：第 \(list(reading.remarks)) 行。",
                    en: "Remarks (# and no other cell) and the template's example, so not imported: lines \(list(reading.remarks))."))
        }
        if !reading.cleaned.isEmpty {
            let cells = reading.cleaned.prefix(10).joined(separator: ", ") + (reading.cleaned.count > 10 ? " …" : "")
            Console.note(
                language(
                    zh: "已去掉 \(reading.cleaned.count) 个单元格里看不见的字符（行 列）：\(cells)。",
                    en: "Characters that nobody sees were left out of \(reading.cleaned.count) cells (line, column): \(cells)."))
        }
    }

    func tell(_ problems: [LineProblem]) {
        for problem in problems { Console.print(isJSON ? problem.json : problem.wording(language, file: options.name)) }
    }

    func tellCheckedAlone(bad: Int) {
        if isJSON { return Console.printJSON(CheckedAlone(bad: bad)) }
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
            return Console.printJSON(
                Summary(
                    create: new, update: changed, unchanged: same, bad: bad, sent: wasSent, accepted: result?.accepted.count,
                    refused: result?.refusals.count, kept: result?.report.kept))
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

    /// Writes the lines with these problems as they stand, with the reason before them.
    func keepRefused(_ problems: [LineProblem]) throws {
        guard let path = options.refused else { return }
        try RefusedSheet(reading: reading, format: file.format, language: language).write(problems, to: path)
    }

    /// For programs: what an import does, or did. The last three are there once something was sent.
    private struct Summary: Encodable {
        var create: Int
        var update: Int
        var unchanged: Int
        var bad: Int
        var sent: Bool
        var accepted: Int?
        var refused: Int?
        var kept: Int?
    }

    /// For programs: what a file by itself was found to be.
    private struct CheckedAlone: Encodable {
        var bad: Int
        var checkedAlone = true
    }
}
