internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension PledgeCommand {
    /// 变更: asks for another wording; what is not named stays as it is. The first wording is never lost.
    struct Amend: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "amend", abstract: said(zh: "申请变更一条已生效的承诺", en: "ask for another wording of a pledge in force"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "承诺事项", en: "title")) var title: String = ""
        @Option(help: .said(zh: "数量", en: "quantity")) var quantity: Int64 = 0
        @Option(help: .said(zh: "计量单位", en: "unit of measure")) var measure: String = ""
        @Option(help: .said(zh: "完成期限", en: "due date")) var due: String?
        @Option(help: .said(zh: "验收标准", en: "acceptance standard")) var standard: String = ""
        @Option(help: .said(zh: "所服务的上级承诺", en: "the superior pledge it serves (UNIT/PLEDGE)")) var parent: String = ""
        @Flag(help: .said(zh: "不再服务于任何承诺", en: "it serves no pledge any more")) var noParent = false
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let amend = try PBAmendPledge.with {
                $0.pledge = pledge
                $0.title = title
                $0.quantity = quantity
                $0.measure = measure
                if let due { $0.due = try date(due, "--due").description }
                $0.standard = standard
                if !parent.isEmpty { ($0.parentUnit, $0.parentPledge) = try scoped(parent, "--parent", zh: "单位/承诺编号", en: "UNIT/PLEDGE") }
                $0.noParent = noParent
                $0.reason = reason
            }
            try await options.submit(unit: unit, .amendPledge(amend))
        }
    }

    struct AcceptAmendment: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "accept-amendment", abstract: said(zh: "同意变更承诺", en: "accept an amendment asked for"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String

        func run() async throws {
            try await options.submit(unit: unit, .acceptAmendment(.with { $0.pledge = pledge }))
        }
    }

    struct RefuseAmendment: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "refuse-amendment", abstract: said(zh: "不同意变更承诺", en: "refuse an amendment asked for"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let refuse = PBRefuseAmendment.with {
                $0.pledge = pledge
                $0.reason = reason
            }
            try await options.submit(unit: unit, .refuseAmendment(refuse))
        }
    }
}
