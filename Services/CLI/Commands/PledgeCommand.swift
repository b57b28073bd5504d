internal import ArgumentParser
internal import Foundation
internal import PledgesCore
internal import RegistryCore
internal import Schema

struct PledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pledge", abstract: "承诺：起草、签署、报告、验收、销号 / pledges, from draft to close-out",
        subcommands: [
            Draft.self, Sign.self, Countersign.self, ReturnLetter.self, Report.self, Done.self, Verify.self, Return.self, CloseOut.self,
            List.self, Show.self,
            Amend.self, AcceptAmendment.self, RefuseAmendment.self, Withdraw.self, AcceptWithdrawal.self, RefuseWithdrawal.self,
            RollOver.self, Import.self, Template.self,
        ])

    struct Draft: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "起草一条承诺 / draft a pledge into the unit's letter")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "承诺编号 / pledge id") var pledge: String
        @Option(help: "考核周期 / period") var period: String
        @Option(help: "责任书条目 / item of the sheet") var item: String
        @Option(help: "承诺事项 / title") var title: String
        @Option(help: "数量 / quantity") var quantity: Int64
        @Option(help: "计量单位 / unit of measure") var measure: String
        @Option(help: "完成期限 / due date") var due: String
        @Option(help: "验收标准 / acceptance standard") var standard: String
        @Option(help: "承诺人岗位 / post that gives it (POST or UNIT/POST)") var giver: String
        @Option(help: "所服务的上级承诺 / the superior pledge it serves (UNIT/PLEDGE)") var parent: String = ""
        @Option(help: "权重 / weight") var weight: UInt32 = 1

        func run() async throws {
            var draft = PBDraftPledge()
            draft.pledge = pledge
            draft.period = period
            draft.item = item
            draft.title = title
            draft.quantity = quantity
            draft.measure = measure
            draft.due = try date(due, "--due").description
            draft.standard = standard
            draft.giver = giver
            draft.weight = weight
            if !parent.isEmpty {
                let parts = parent.split(separator: "/")
                guard parts.count == 2 else {
                    throw CommandError(.usage, zh: "--parent 须为 单位/承诺编号。", en: "--parent must be UNIT/PLEDGE.")
                }
                draft.parentUnit = String(parts[0])
                draft.parentPledge = String(parts[1])
            }
            try await options.submit(.pledges, unit: unit, .draftPledge(draft))
        }
    }

    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "签署责任书 / sign the unit's letter")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "考核周期 / period") var period: String

        func run() async throws {
            var sign = PBSignLetter()
            sign.period = period
            try await options.submit(.pledges, unit: unit, .signLetter(sign))
        }
    }

    struct Countersign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "上级签署，责任书生效 / countersign: the letter is in force")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "考核周期 / period") var period: String

        func run() async throws {
            var sign = PBCountersignLetter()
            sign.period = period
            try await options.submit(.pledges, unit: unit, .countersignLetter(sign))
        }
    }

    struct ReturnLetter: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "return-letter", abstract: "退回责任书 / return a letter with a reason")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "考核周期 / period") var period: String
        @Option(help: "原因 / reason") var reason: String

        func run() async throws {
            var back = PBReturnLetter()
            back.period = period
            back.reason = reason
            try await options.submit(.pledges, unit: unit, .returnLetter(back))
        }
    }

    struct Report: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "报告进展（累计数） / report progress, counted from the beginning")
        @OptionGroup var options: SubmitOptions
        @OptionGroup var done: DoneArguments

        func run() async throws {
            var report = PBReportProgress()
            report.pledge = done.pledge
            report.quantity = done.quantity
            report.note = done.note
            report.evidence = try done.evidence.map(evidence(of:))
            try await options.submit(.pledges, unit: done.unit, .reportProgress(report))
        }
    }

    struct Done: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "自报完成 / report done")
        @OptionGroup var options: SubmitOptions
        @OptionGroup var done: DoneArguments

        func run() async throws {
            var report = PBReportDone()
            report.pledge = done.pledge
            report.quantity = done.quantity
            report.note = done.note
            report.evidence = try done.evidence.map(evidence(of:))
            try await options.submit(.pledges, unit: done.unit, .reportDone(report))
        }
    }

    struct DoneArguments: ParsableArguments {
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "承诺编号 / pledge id") var pledge: String
        @Option(help: "数量 / quantity") var quantity: Int64
        @Option(help: "说明 / note") var note: String = ""
        @Option(help: "证明文件，只发送摘要，可重复 / evidence file, only its digest is sent; repeatable") var evidence: [String] = []
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "验收 / verify what was reported done")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "承诺编号 / pledge id") var pledge: String
        @Option(help: "验收数量 / quantity verified") var quantity: Int64
        @Option(help: "说明 / note") var note: String = ""

        func run() async throws {
            var verify = PBVerifyPledge()
            verify.pledge = pledge
            verify.quantity = quantity
            verify.standardMet = true
            verify.note = note
            try await options.submit(.pledges, unit: unit, .verifyPledge(verify))
        }
    }

    struct Return: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "退回，未达标准 / return: not accepted as done")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "承诺编号 / pledge id") var pledge: String
        @Option(help: "原因 / reason") var reason: String

        func run() async throws {
            var back = PBReturnPledge()
            back.pledge = pledge
            back.reason = reason
            try await options.submit(.pledges, unit: unit, .returnPledge(back))
        }
    }

    struct CloseOut: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "close-out", abstract: "销号 / close out a verified pledge")
        @OptionGroup var options: SubmitOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "承诺编号 / pledge id") var pledge: String

        func run() async throws {
            var close = PBCloseOutPledge()
            close.pledge = pledge
            try await options.submit(.pledges, unit: unit, .closeOutPledge(close))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "列出单位及其下级的承诺 / list the pledges at and below a unit")
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: "单位 / unit") var unit: String
        @Option(help: "最多列出几条 / how many at most") var limit: Int = 200

        func run() async throws {
            let connected = try connection.connect()
            let language = connected.language
            let state = try await SystemState.read(connected, [.registry, .pledges])
            let reader = state.pledges
            var table = Table([
                (language(zh: "单位", en: "unit"), .left), (language(zh: "承诺", en: "pledge"), .left),
                (language(zh: "事项", en: "title"), .left), (language(zh: "状态", en: "state"), .left),
                (language(zh: "完成/承诺", en: "reached/promised"), .right), (language(zh: "期限", en: "due"), .left),
            ])
            var shown = 0
            for id in state.registry.subtree(of: unit) {
                guard let pledges = reader.units[id]?.pledges else { continue }
                for name in pledges.keys.sorted(by: RegistryState.byteOrder) where shown < limit {
                    guard let pledge = pledges[name] else { continue }
                    shown += 1
                    table.add([
                        id, name, pledge.wording.title, language(pledge.stage.name),
                        "\(pledge.reached)/\(pledge.promised) \(pledge.wording.measure)",
                        pledge.due.description,
                    ])
                }
            }
            Console.print(table.text)
            let counts = reader.counts(atAndBelow: unit, in: state.registry)
            Console.print(
                language(
                    zh:
                        "合计：承诺 \(counts.promised)，自报完成 \(counts.reportedDone)，已验收 \(counts.verified)，已销号 \(counts.closedOut)，逾期 \(counts.overdue)",
                    en:
                        "total: \(counts.promised) promised, \(counts.reportedDone) reported done, \(counts.verified) verified, \(counts.closedOut) closed out, \(counts.overdue) overdue"
                ))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "显示一条承诺及其经过 / show a pledge and what happened to it")
        @OptionGroup var connection: ConnectionOptions
        @Argument(help: "单位 / unit") var unit: String
        @Argument(help: "承诺编号 / pledge id") var pledge: String

        func run() async throws {
            let connected = try connection.connect()
            let language = connected.language
            let state = try await SystemState.read(connected, [.registry, .pledges])
            guard let found = state.pledges.units[unit]?.pledges[pledge] else {
                throw CommandError(.badInput, zh: "“\(unit)”没有承诺“\(pledge)”。", en: "“\(unit)” has no pledge “\(pledge)”.")
            }
            Console.print(
                "\(found.wording.title)  \(found.promised) \(found.wording.measure)  \(language(zh: "期限", en: "due")) \(found.due)")
            Console.print("\(language(zh: "状态", en: "state")) \(language(found.stage.name))")
            func line(_ zh: String, _ en: String, _ step: Step?, _ extra: String = "") {
                guard let step else { return }
                Console.print(
                    "  \(step.date)  \(language(zh: zh, en: en)) \(extra) \(step.position.topic)[\(step.position.partition)]@\(step.position.offset)"
                )
            }
            line("起草", "drafted", found.drafted)
            line("生效", "in force", found.inForce)
            line("进展", "progress", found.progress?.step, found.progress.map { "\($0.quantity)" } ?? "")
            line("自报完成", "reported done", found.done?.step, found.done.map { "\($0.quantity)" } ?? "")
            line("退回", "returned", found.returned?.step, found.returned?.reason ?? "")
            line("逾期", "overdue", found.overdue)
            line("验收", "verified", found.verified?.step, found.verified.map { "\($0.quantity)" } ?? "")
            line("销号", "closed out", found.closedOut)
        }
    }
}

/// A document named on the command line, by its digest.
func evidence(of path: String) throws -> PBEvidence {
    do {
        let content = try Data(contentsOf: URL(filePath: path))
        var evidence = PBEvidence()
        evidence.name = URL(filePath: path).lastPathComponent
        evidence.digest = Digest.sha256(content)
        evidence.revision = 1
        return evidence
    } catch {
        throw CommandError(.badInput, zh: "读不了证明文件 \(path)。", en: "The evidence file \(path) cannot be read.")
    }
}
