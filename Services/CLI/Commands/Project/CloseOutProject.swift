internal import ArgumentParser
internal import Client
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension ProjectCommand {
    /// 自报完成
    struct Done: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "done", abstract: said(zh: "自报项目完成", en: "report a project done"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @OptionGroup var note: NoteArguments

        func run() async throws {
            let documents = try note.documents.cited(options.topics())
            let report = PBReportProjectDone.with {
                $0.project = place.project
                $0.note = note.note
                $0.evidence = documents.evidence
            }
            try await options.submit(unit: place.unit, .reportProjectDone(report), documents: documents)
        }
    }

    /// 验收
    struct Verify: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "verify", abstract: said(zh: "验收项目", en: "verify a project that meets its standard"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Option(help: .said(zh: "说明", en: "note")) var note: String = ""

        func run() async throws {
            let verify = PBVerifyProject.with {
                $0.project = place.project
                $0.standardMet = true
                $0.note = note
            }
            try await options.submit(unit: place.unit, .verifyProject(verify))
        }
    }

    struct Return: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "return", abstract: said(zh: "退回项目", en: "return a project with a reason"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let back = PBReturnProject.with {
                $0.project = place.project
                $0.reason = reason
            }
            try await options.submit(unit: place.unit, .returnProject(back))
        }
    }

    /// 销号: never by the owner.
    struct CloseOut: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "close-out", abstract: said(zh: "项目销号", en: "close a verified project out"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments

        func run() async throws {
            try await options.submit(unit: place.unit, .closeOutProject(.with { $0.project = place.project }))
        }
    }

    /// 评优
    struct Award: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "award", abstract: said(zh: "授予项目奖项", en: "give an award to a project closed out"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @Option(help: .said(zh: "奖项（考核办法中的编号）", en: "award, as the scheme names it"), completion: .names(.projectAward)) var award: String

        func run() async throws {
            let award = PBAwardProject.with {
                $0.project = place.project
                $0.award = self.award
            }
            try await options.submit(unit: place.unit, .awardProject(award))
        }
    }
}
