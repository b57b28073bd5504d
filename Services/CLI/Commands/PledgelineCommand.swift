public import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Kafka
internal import Schema
internal import Streaming

/// `pledgeline`: the producer's, inspector's and auditor's command.
public struct PledgelineCommand: AsyncParsableCommand {
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pledgeline",
            abstract: said(zh: "党建工作责任制：承诺、报告、督查、考核、核验", en: "Accountability for grassroots organisations, provable by anyone."),
            discussion: said(
                zh: """
                    退出码：0 已接受 · 1 已拒绝 · 2 核验不符 · 3 暂时拒绝，可重发 · 64 用法有误 · 65 输入有误 · 69 连不上 Kafka，提交已留存 · \
                    74 写不了 · 75 未等到决定 · 78 配置有误
                    """,
                en: """
                    Exit codes: 0 accepted · 1 refused · 2 verification failed · 3 refused for now · 64 usage · 65 bad input · 69 no broker, \
                    what was to be sent is kept · 74 cannot write · 75 not answered · 78 misconfigured
                    """),
            subcommands: [
                UpCommand.self, SampleCommand.self, TopicsCommand.self, DoctorCommand.self, GenesisCommand.self, KeyCommand.self,
                UnitCommand.self,
                CohortCommand.self, SchemeCommand.self, PeriodCommand.self, PledgeCommand.self, InspectCommand.self, ScoreCommand.self,
                RankCommand.self, NameCommand.self, EvidenceCommand.self, SubmitCommand.self, SpoolCommand.self, TickCommand.self,
                WatchCommand.self, VerifyCommand.self,
                ExportCommand.self, ArchiveCommand.self, RestoreCommand.self, ProfileCommand.self, CompletionsCommand.self,
                DueCommand.self, PostCommand.self, CategoryCommand.self, TalkCommand.self, TrainingCommand.self, AssessmentCommand.self,
                DutyCommand.self, AllianceCommand.self, EntityCommand.self, FactCommand.self, TemplateCommand.self, ReelectionCommand.self,
                NoticeCommand.self, ProjectCommand.self, ReportCommand.self, AttendanceCommand.self, ServiceCommand.self, TaskCommand.self,
                BurdenCommand.self, LogCommand.self, KindsCommand.self, RefusalsCommand.self, DocumentCommand.self,
            ])
    }

    public init() {}

    /// Runs the command named by the process's arguments; never returns without a status that says what happened.
    public static func start() async -> Never {
        // A reader that goes away (`| head`) must not end us in the middle of something; writing to it fails, and that is all.
        signal(SIGPIPE, SIG_IGN)
        // Nor must a limit on the size of files: that, too, is an error to report.
        signal(SIGXFSZ, SIG_IGN)
        ProcessEnd.end(await status())
    }

    private static func status() async -> Int32 {
        do {
            var command = try await asyncParseAsRoot(OptionNames.own(in: Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand { try await asynchronous.run() } else { try command.run() }
            if let missing = Console.missing { throw missing }
            return ExitStatus.accepted.rawValue
        } catch let error as CommandError {
            Console.note(Language.current(zh: error.zh, en: error.en))
            return error.status.rawValue
        } catch let error as LogError {
            let translated = CommandError.from(error, brokers: "Kafka")
            Console.note(Language.current(zh: translated.zh, en: translated.en))
            return translated.status.rawValue
        } catch let violation as FoldViolation {
            let damaged = CommandError.damaged(violation)
            Console.note(Language.current(zh: damaged.zh, en: damaged.en))
            return damaged.status.rawValue
        } catch {
            // A status of its own, such as that of a refusal, says more than a disk that is full.
            if let missing = Console.missing { Console.note(Language.current(zh: missing.zh, en: missing.en)) }
            let (code, text) = (exitCode(for: error), ParserMessage.text(for: error, Language.current))
            if !text.isEmpty { code == .success ? Console.print(text) : Console.note(text) }
            if code == .success, let missing = Console.missing { return missing.status.rawValue }
            return code.rawValue
        }
    }
}
