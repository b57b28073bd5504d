internal import ArgumentParser
internal import Client
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension ProjectCommand {
    /// How it stands (每月报告), without a milestone being reached.
    struct Report: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "report", abstract: said(zh: "报告项目进展", en: "report how a project stands"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @OptionGroup var note: NoteArguments

        func run() async throws {
            let documents = try note.documents.cited(options.topics())
            let report = PBReportProject.with {
                $0.project = place.project
                $0.note = note.note
                $0.evidence = documents.evidence
            }
            try await options.submit(unit: place.unit, .reportProject(report), documents: documents)
        }
    }

    struct Milestone: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "milestone", abstract: said(zh: "报告节点完成", en: "report a milestone as reached"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Argument(help: .said(zh: "节点编号", en: "milestone")) var milestone: String
        @OptionGroup var note: NoteArguments

        func run() async throws {
            let documents = try note.documents.cited(options.topics())
            let report = PBReportMilestone.with {
                $0.project = place.project
                $0.milestone = milestone
                $0.note = note.note
                $0.evidence = documents.evidence
            }
            try await options.submit(unit: place.unit, .reportMilestone(report), documents: documents)
        }
    }

    struct VerifyMilestone: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "verify-milestone", abstract: said(zh: "验收节点", en: "verify a milestone"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Argument(help: .said(zh: "节点编号", en: "milestone")) var milestone: String
        @Option(help: .said(zh: "说明", en: "note")) var note: String = ""

        func run() async throws {
            let verify = PBVerifyMilestone.with {
                $0.project = place.project
                $0.milestone = milestone
                $0.note = note
            }
            try await options.submit(unit: place.unit, .verifyMilestone(verify))
        }
    }

    struct ReturnMilestone: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "return-milestone", abstract: said(zh: "退回节点", en: "return a milestone with a reason"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Argument(help: .said(zh: "节点编号", en: "milestone")) var milestone: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let back = PBReturnMilestone.with {
                $0.project = place.project
                $0.milestone = milestone
                $0.reason = reason
            }
            try await options.submit(unit: place.unit, .returnMilestone(back))
        }
    }
}
