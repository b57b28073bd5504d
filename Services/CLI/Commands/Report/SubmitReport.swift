internal import ArgumentParser
internal import Bundles
internal import Client
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension ReportCommand {
    struct Submit: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "submit",
                abstract: said(zh: "报送一期报告", en: "send in a report"),
                discussion: said(
                    zh: "被退回后，或在截止日前，再次报送即取代前一份。长报告可写在 --file 中（YAML 或 JSON：text、answers）。",
                    en:
                        "Sent again after a return, or before the last day, it takes the place of the one before. A long one can be written in a --file (YAML or JSON: text, answers)."
                ))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var report: ReportArguments
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String?
        @Option(help: .said(zh: "正文", en: "text")) var text: String?
        @Option(name: .customLong("answer"), help: .said(zh: "栏目=内容，可重复", en: "FIELD=TEXT; repeatable")) var answers: [String] = []
        @OptionGroup var documents: EvidenceOptions

        func run() async throws {
            let documents = try documents.cited(options.topics())
            var submit = try body()
            submit.evidence += documents.evidence
            submit.period = try await report.period.id(options)
            try await options.submit(unit: report.unit, .submitReport(submit), documents: documents)
        }

        func body() throws -> PBSubmitReport {
            var submit = try BodyFile.load(file, as: PBSubmitReport.self)
            submit.duty = report.duty
            submit.slot = report.slot
            if let text { submit.text = text }
            submit.answers += try answers.map { argument in
                let (field, text) = try pair(argument, "--answer", zh: "栏目=内容", en: "FIELD=TEXT")
                return .with {
                    $0.field = field
                    $0.text = text
                }
            }
            return submit
        }
    }
}
