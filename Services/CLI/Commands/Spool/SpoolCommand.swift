internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

/// The submissions that are signed and kept on this machine.
struct SpoolCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "spool",
            abstract: said(zh: "提交箱：已签名、待发送或待决定的提交", en: "the spool: submissions that are signed and wait to be sent or decided"),
            discussion: said(
                zh: "每份提交先存盘再发送，断网或中断都不会丢失；重发用同一编号，只算一次。别的命令不会代发提交箱里的内容，只会提醒。",
                en:
                    "Every submission is on the disk before it is sent, so that no outage loses it; sent again it has the same id and counts once. No other command sends what waits here; they only remind you of it."
            ),
            subcommands: [List.self, Send.self, Show.self, Drop.self, SpoolRenewCommand.self], defaultSubcommand: List.self)
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出提交箱", en: "list the spool"),
                discussion: said(
                    zh: "JSON 字段：id、made、service、unit、kind、key、standing（waiting、handed、acknowledged、refused）、claimed、stale、offset、refusal。",
                    en:
                        "JSON members: id, made, service, unit, kind, key, standing (waiting, handed, acknowledged, refused), claimed, stale, offset, refusal."
                ))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption

        func run() throws {
            let place = try connection.place()
            let contents = try Spool(topics: place.topics).list()
            let table = SpoolTable(contents.entries.map(\.entry))
            if format.chosen.format.isSheet {
                table.listing.print(format.chosen, place.language)
                return try contents.damaged.tell(place.language)
            }
            switch format.output {
            case .table: Console.print(table.text(place.language))
            case .json: for (entry, _) in contents.entries { Console.printJSON(SpoolRow(entry)) }
            }
            try contents.damaged.tell(place.language)
        }
    }

    struct Send: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "send",
                abstract: said(zh: "发送提交箱里的全部内容并等待决定", en: "send all that waits and read what was decided"),
                discussion: said(
                    zh: "按制作顺序发送，一个服务接一个服务。接受的移出提交箱，被拒绝的留着备查。",
                    en:
                        "In the order of making, one service after the other. What is accepted leaves the spool; what is refused stays to be read."
                ))
        }
        @OptionGroup var connection: ConnectionOptions
        @Option(help: .said(zh: "没有新决定时最多再等的秒数", en: "seconds to wait when no decision comes")) var timeout: Int = 30
        @Flag(help: .said(zh: "也重发先前被暂时拒绝的", en: "send again what was refused for now, too")) var again = false
        @Flag(help: .said(zh: "表格中也列出被接受的", en: "list the accepted ones in the table, too")) var all = false
        @OptionGroup var format: OutputOption

        func run() async throws {
            let place = try connection.place()
            let language = place.language
            let (claim, damaged) = try Spool(topics: place.topics).claim(again: again)
            let bar = ProgressBar(language(zh: "已有决定", en: "decided"), total: claim.entries.count)
            var table = OutcomeTable()
            let report = try await SpoolSender(connection: place.connect(), claim: claim).send(
                waitFor: .seconds(timeout), progress: bar.show
            ) { entry, outcome in
                switch format.output {
                case .json: Console.print(outcome.json)
                case .table: table.add(entry, outcome, listsAccepted: all)
                }
            }
            Console.endProgress()
            if format.output == .table { Console.print(table.text(report, language)) }
            for entry in report.stale { Console.note(language(SpoolTexts.stale(entry))) }
            if let stopped = report.stopped { throw CommandError.kept(report.kept, because: stopped, brokers: place.brokers) }
            try damaged.tell(language)
            if report.status != .accepted { throw ExitCode(report.status.rawValue) }
        }
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "show", abstract: said(zh: "显示一份提交的全部内容", en: "print a submission in full, as JSON"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: .said(zh: "编号", en: "id")) var id: String

        func run() throws {
            let place = try connection.place()
            let (entry, _) = try Spool(topics: place.topics).entry(id)
            Console.print(try SpoolRow.line(entry))
        }
    }

    struct Drop: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "drop", abstract: said(zh: "移出提交箱，不再发送", en: "take submissions out of the spool; they will not be sent"))
        }
        @OptionGroup var connection: ConnectionOptions
        @Flag(help: .said(zh: "全部被拒绝的", en: "all that were refused")) var refused = false
        @Flag(help: .said(zh: "即使可能已在日志中：那里的不会因此撤回", en: "even if it may be in the log, which this does not undo")) var evenIfSent = false
        @Argument(help: .said(zh: "编号", en: "ids")) var ids: [String] = []

        func run() async throws {
            let place = try connection.place()
            let spool = try Spool(topics: place.topics)
            guard refused || !ids.isEmpty else {
                throw CommandError(.usage, zh: "请写明编号，或用 --refused。", en: "Name ids, or use --refused.")
            }
            var count = 0
            for id in ids {
                try await spool.drop(id, evenIfSent: evenIfSent)
                count += 1
            }
            if refused { count += try spool.dropRefused() }
            Console.print(place.language(zh: "已移出 \(count) 份提交。", en: "\(count) taken out of the spool."))
        }
    }
}

extension [DamagedSpoolFile] {
    /// Names each, and ends with the status for bad input if there are any.
    func tell(_ language: Language) throws {
        guard !isEmpty else { return }
        for file in self { Console.note("\(file.path)\(language(zh: "：", en: ": "))\(language(zh: file.zh, en: file.en))") }
        throw CommandError(
            .badInput, zh: "提交箱里有 \(count) 个文件读不了；它们留在原处，没有发送。请从备份恢复，或移到别处。",
            en:
                "\(count) files of the spool cannot be read. They are left where they are and were not sent: restore them from a backup, or move them away."
        )
    }
}
