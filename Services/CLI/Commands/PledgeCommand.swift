internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import PledgesCore
internal import Schema
internal import Views

struct PledgeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "pledge", abstract: said(zh: "承诺：起草、签署、报告、验收、销号", en: "pledges, from draft to close-out"),
            subcommands: [
                Draft.self, Sign.self, Countersign.self, ReturnLetter.self, Report.self, Done.self, Verify.self, Return.self, CloseOut.self,
                List.self, Show.self, History.self,
                Amend.self, AcceptAmendment.self, RefuseAmendment.self, Withdraw.self, AcceptWithdrawal.self, RefuseWithdrawal.self,
                RollOver.self, Import.self, Export.self, Template.self,
            ])
    }

    struct Draft: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "draft", abstract: said(zh: "起草一条承诺", en: "draft a pledge into the unit's letter"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "责任书条目", en: "item of the sheet"), completion: .names(.sheetItem)) var item: String
        @Option(help: .said(zh: "承诺事项", en: "title")) var title: String
        @Option(help: .said(zh: "数量", en: "quantity")) var quantity: Int64
        @Option(help: .said(zh: "计量单位", en: "unit of measure")) var measure: String
        @Option(help: .said(zh: "完成期限", en: "due date")) var due: String
        @Option(help: .said(zh: "验收标准", en: "acceptance standard")) var standard: String
        @Option(help: .said(zh: "承诺人岗位", en: "post that gives it (POST or UNIT/POST)")) var giver: String
        @Option(help: .said(zh: "所服务的上级承诺", en: "the superior pledge it serves (UNIT/PLEDGE)")) var parent: String = ""
        @Option(help: .said(zh: "权重", en: "weight")) var weight: UInt32 = 1
        @Option(help: .said(zh: "评诺方：由该单位评议验收", en: "the unit it is given to, which then reviews it")) var receiver: String = ""
        @Option(help: .said(zh: "所认领的点题（单位/题目），由出题单位验收", en: "the topic it takes up (UNIT/TOPIC), verified by the unit that set it"))
        var topic: String = ""
        @Option(name: .customLong("chain"), help: .said(zh: "责任链上的岗位，可重复", en: "a further post that answers for it; repeatable"))
        var chain: [String] = []

        func run() async throws {
            var draft = PBDraftPledge()
            draft.pledge = pledge
            draft.period = try await period.id(options)
            draft.item = item
            draft.title = title
            draft.quantity = quantity
            draft.measure = measure
            draft.due = try date(due, "--due").description
            draft.standard = standard
            draft.giver = giver
            draft.weight = weight
            draft.receiver = receiver
            draft.chain = chain
            if !parent.isEmpty { (draft.parentUnit, draft.parentPledge) = try scoped(parent, "--parent", zh: "单位/承诺编号", en: "UNIT/PLEDGE") }
            if !topic.isEmpty { (draft.topicUnit, draft.topic) = try scoped(topic, "--topic", zh: "单位/题目", en: "UNIT/TOPIC") }
            try await options.submit(unit: unit, .draftPledge(draft))
        }
    }

    struct Sign: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "sign", abstract: said(zh: "签署责任书", en: "sign the unit's letter"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @OptionGroup var period: PeriodOption

        func run() async throws {
            var sign = PBSignLetter()
            sign.period = try await period.id(options)
            try await options.submit(unit: unit, .signLetter(sign))
        }
    }

    struct Countersign: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "countersign",
                abstract: said(zh: "上级审签，责任书生效或先行公示", en: "countersign: the letter is in force, or stands on notice first"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "公示第一天，默认今天", en: "first day of a notice, by default today")) var noticeFrom: String?
        @Option(help: .said(zh: "公示最后一天；不写则不公示", en: "last day of a notice; without it there is none")) var noticeUntil: String?
        @Option(
            name: .customLong("channel"),
            help: .said(zh: "公示途径，可重复，默认公开栏", en: "where the notice is seen; repeatable, by default the board"))
        var channels: [NoticeChannelArgument] = [.board]

        func run() async throws {
            var sign = PBCountersignLetter()
            sign.period = try await period.id(options)
            if let noticeUntil {
                sign.notice.from = try dateOrToday(noticeFrom, "--notice-from")
                sign.notice.until = try date(noticeUntil, "--notice-until").description
                sign.notice.channels = channels.map(\.channel)
            }
            try await options.submit(unit: unit, .countersignLetter(sign))
        }
    }

    struct ReturnLetter: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "return-letter", abstract: said(zh: "退回责任书", en: "return a letter with a reason"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            var back = PBReturnLetter()
            back.period = try await period.id(options)
            back.reason = reason
            try await options.submit(unit: unit, .returnLetter(back))
        }
    }

    struct Report: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "report", abstract: said(zh: "报告进展（累计数）", en: "report progress, counted from the beginning"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var done: DoneArguments

        func run() async throws {
            let documents = try done.documents.cited(options.topics())
            var report = PBReportProgress()
            report.pledge = done.pledge
            report.quantity = done.quantity
            report.note = done.note
            report.evidence = documents.evidence
            try await options.submit(unit: done.unit, .reportProgress(report), documents: documents)
        }
    }

    struct Done: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "done", abstract: said(zh: "自报完成", en: "report done"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var done: DoneArguments

        func run() async throws {
            let documents = try done.documents.cited(options.topics())
            var report = PBReportDone()
            report.pledge = done.pledge
            report.quantity = done.quantity
            report.note = done.note
            report.evidence = documents.evidence
            try await options.submit(unit: done.unit, .reportDone(report), documents: documents)
        }
    }

    struct DoneArguments: ParsableArguments {
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "数量", en: "quantity")) var quantity: Int64
        @Option(help: .said(zh: "说明", en: "note")) var note: String = ""
        @OptionGroup var documents: EvidenceOptions
    }

    struct Verify: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "verify", abstract: said(zh: "验收", en: "verify what was reported done"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "验收数量", en: "quantity verified")) var quantity: Int64
        @Option(help: .said(zh: "说明", en: "note")) var note: String = ""

        func run() async throws {
            var verify = PBVerifyPledge()
            verify.pledge = pledge
            verify.quantity = quantity
            verify.standardMet = true
            verify.note = note
            try await options.submit(unit: unit, .verifyPledge(verify))
        }
    }

    struct Return: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "return", abstract: said(zh: "退回，未达标准", en: "return: not accepted as done"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            var back = PBReturnPledge()
            back.pledge = pledge
            back.reason = reason
            try await options.submit(unit: unit, .returnPledge(back))
        }
    }

    struct CloseOut: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "close-out", abstract: said(zh: "销号", en: "close out a verified pledge"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String

        func run() async throws {
            var close = PBCloseOutPledge()
            close.pledge = pledge
            try await options.submit(unit: unit, .closeOutPledge(close))
        }
    }

    struct List: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "list",
                abstract: said(zh: "列出单位及其下级的承诺", en: "list the pledges at and below a unit"),
                discussion: said(
                    zh: "JSON 字段：unit、unitName、pledge、title、stage、reached、promised、measure、due、overdue、orphan（所服务的上级承诺不存在）。",
                    en:
                        "JSON members: unit, unitName, pledge, title, stage, reached, promised, measure, due, overdue, orphan (it serves a pledge that does not exist)."
                ))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption
        @Argument(help: .said(zh: "单位（默认为登录配置中的单位）", en: "unit, by default the profile's"), completion: .names(.unit)) var unit: String?
        @Option(
            help: .said(zh: "最多列出几条；表格默认 200 条，JSON 和表格文件默认全部", en: "how many at most; by default 200 in a table, all in JSON and sheets"))
        var limit: Int?
        @OptionGroup var filter: PledgeFilter

        private static let mostInTable = 200

        func validate() throws {
            guard limit ?? 0 >= 0 else { throw ValidationError(said(zh: "--limit 不能小于 0。", en: "--limit cannot be below 0.")) }
        }

        func run() async throws {
            let unit = try connection.unit(unit)
            let connected = try connection.connect()
            let language = connected.language
            let state = try await SystemState.read(connected, [.registry, .pledges])
            try known(unit, in: state)
            try state.known(period: filter.period)
            let list = PledgeList(state, below: unit, filter.selection, on: try filter.day(in: state))
            if format.output == .json {
                for row in list.rows(atMost: limit ?? .max) { Console.printJSON(row) }
                return
            }
            if format.chosen.format.isSheet {
                return list.listing(atMost: limit ?? .max).print(format.chosen, language)
            }
            let shown = list.pledges.prefix(limit ?? Self.mostInTable)
            Console.print(PledgeTable(shown).text(language, state.registry))
            if shown.count < list.pledges.count {
                Console.print(
                    language(
                        zh: "只列出 \(shown.count) 条，另有 \(list.pledges.count - shown.count) 条；用 --limit \(list.pledges.count) 全部列出。",
                        en:
                            "Only \(shown.count) are listed, \(list.pledges.count - shown.count) are not; --limit \(list.pledges.count) lists all of them."
                    ))
            }
            Console.print(list.total(language))
            if let note = list.orphanNote(language) { Console.print(note) }
        }
    }

    struct Show: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "show",
                abstract: said(zh: "显示一条承诺及其经过", en: "show a pledge and what happened to it"),
                discussion: said(
                    zh:
                        "进度为下级承诺按权重的平均；没有下级承诺的，按已完成数量。JSON 字段同 pledge list，另有 standard、giver、receiver、parent、weight、first（title、quantity、measure、due）、progress、parts（pledge、weight、progress）、steps（step、date、quantity、reason、decision）。",
                    en:
                        "Its progress is the weighted mean of the pledges that serve it, or what is reached of its own quantity. JSON members as of pledge list, and standard, giver, receiver, parent, weight, first (title, quantity, measure, due), progress, parts (pledge, weight, progress), steps (step, date, quantity, reason, decision)."
                ))
        }
        @OptionGroup var connection: ConnectionOptions
        @OptionGroup var format: OutputOption
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String

        func run() async throws {
            let connected = try connection.connect()
            let state = try await SystemState.read(connected, [.registry, .pledges])
            guard let found = state.pledges.units[unit]?.pledges[pledge] else {
                throw CommandError(.badInput, zh: "“\(unit)”没有承诺“\(pledge)”。", en: "“\(unit)” has no pledge “\(pledge)”.")
            }
            if format.chosen.format.isSheet {
                return Listing.print(
                    [PledgeTable([found]).listing(on: state.day).naming(state.registry), PledgeStory(found, in: state).listing],
                    format.chosen, connected.language)
            }
            switch format.output {
            case .table: Console.print(PledgeStory(found, in: state).text(connected.language))
            case .json: Console.printJSON(PledgeRow(found, in: state))
            }
        }
    }
}
