internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Import
internal import Schema
internal import Streaming

/// An import from the file to the last decision: read, checked as a whole, and only then sent.
struct ImportRun<Draft: ImportDraft> {
    let options: ImportRequest
    var context: ImportContext
    /// What is still to be done with what was accepted.
    var afterwards: (@Sendable ([Draft], Connection, SigningKey) async throws -> Void)?

    init(_ options: ImportRequest, period: String? = nil, unit: String? = nil, takesNames: Bool = false) {
        self.options = options
        context = ImportContext(
            today: CivilDate(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)), period: period, unit: unit, takesNames: takesNames)
    }

    /// - Throws: `ExitCode` or ``CommandError`` with the status that says what became of it, unless everything was accepted.
    func run() async throws {
        let data = try options.data()
        let file = try TableFile.read([UInt8](data), named: options.name, sheet: options.sheet, as: Draft.sheet)
        let reading = SheetReading(file, as: Draft.sheet)
        let printer = ImportPrinter(options: options, reading: reading, file: file)
        printer.tellReading()
        var (plan, drafts) = ImportPlan.check(reading, as: Draft.self, context)
        if options.submit.offline { return try checkAlone(plan, printer) }

        let connection = try options.submit.connection.connect()
        let key = try options.submit.signingKey()
        // Held to the end: what another run of the same file has sent is decided when this one looks.
        let turn =
            options.dryRun
            ? nil
            : try BatchTurn.take(
                options.submit.batchContents(batchContents(data)), key: key.publicKey, topics: connection.topics)
        defer { withExtendedLifetime(turn) {} }
        do {
            if !drafts.isEmpty {
                let now = Int64(Date().timeIntervalSince1970 * 1000)
                var rehearsal = try await Rehearsal<Draft.Core>.read(
                    connection, key: key.publicKey, now: now, meant: options.submit.meant)
                try plan.rehearse(drafts, of: reading, in: &rehearsal, context)
            }
            try await finish(plan, drafts, printer, connection, key, data)
        } catch let error as LogError {
            throw CommandError.from(error, brokers: connection.brokers)
        }
    }

    /// Without a connection only the file can be checked.
    private func checkAlone(_ plan: ImportPlan, _ printer: ImportPrinter) throws {
        guard options.dryRun else {
            throw CommandError(
                .usage, zh: "导入要核对已有的决定，不能离线。只检查文件请加 --dry-run。",
                en: "An import is checked against what was decided, so it needs a connection. Add --dry-run to check the file alone.")
        }
        printer.tell(plan.problems)
        printer.tellCheckedAlone(bad: plan.bad.count)
        try printer.keepRefused(plan.problems)
        if !plan.problems.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    }

    /// Whatever decides which lines are good by the file alone belongs here: places in the file depend on it.
    private func batchContents(_ data: Data) -> Data {
        let asked =
            [Draft.sheet.noun.en, context.period ?? "", context.unit ?? "", context.takesNames ? "names" : ""]
            + (options.sheet.map { [$0] } ?? [])
        return Data("pledgeline-import-v1\0\(asked.joined(separator: "\0"))\0".utf8) + data
    }

    private func finish(
        _ plan: ImportPlan, _ drafts: [Draft], _ printer: ImportPrinter, _ connection: Connection, _ key: SigningKey, _ data: Data
    ) async throws {
        printer.tell(plan.problems)
        let isSent = !options.dryRun && (plan.problems.isEmpty || (options.keepGoing && !printer.reading.rows.isEmpty))
        guard isSent else {
            printer.tell(plan, wasSent: false)
            try printer.keepRefused(plan.problems)
            if !plan.problems.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
            return
        }
        let sender = ImportSender(
            connection: connection, key: key, contents: options.submit.batchContents(batchContents(data)), service: Draft.Core.service,
            meant: options.submit.meant)
        let bar = ProgressBar(connection.language(Draft.sheet.noun), total: plan.steps.count)
        let result = try await sender.send(plan.steps, waitFor: options.submit.bound) { bar.show($0) }
        Console.endProgress()
        let refused = result.refusals.flatMap { step, refusal in printer.problems(of: step, refusal) }
        printer.tell(refused)
        printer.tell(plan, wasSent: true, result)
        try printer.keepRefused(plan.problems + refused)
        if let afterwards, result.report.stopped == nil, result.report.kept == 0 {
            let bad = Set((plan.problems + refused).map(\.line))
            try await afterwards(drafts.filter { !bad.contains($0.row.line) }, connection, key)
        }
        if let stopped = result.report.stopped {
            throw CommandError.kept(result.report.kept, because: stopped, brokers: connection.brokers)
        }
        if result.report.status != .accepted { throw ExitCode(result.report.status.rawValue) }
        if !plan.problems.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
}
