internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension PledgeCommand {
    /// 撤回: only with the superior's consent.
    struct Withdraw: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "withdraw", abstract: said(zh: "申请撤回承诺", en: "ask to be released from a pledge in force"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let withdraw = PBWithdrawPledge.with {
                $0.pledge = pledge
                $0.reason = reason
            }
            try await options.submit(unit: unit, .withdrawPledge(withdraw))
        }
    }

    struct AcceptWithdrawal: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "accept-withdrawal", abstract: said(zh: "同意撤回承诺", en: "consent to a withdrawal"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String

        func run() async throws {
            try await options.submit(unit: unit, .acceptWithdrawal(.with { $0.pledge = pledge }))
        }
    }

    struct RefuseWithdrawal: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "refuse-withdrawal", abstract: said(zh: "不同意撤回承诺", en: "refuse a withdrawal"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "承诺编号", en: "pledge id")) var pledge: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let refuse = PBRefuseWithdrawal.with {
                $0.pledge = pledge
                $0.reason = reason
            }
            try await options.submit(unit: unit, .refuseWithdrawal(refuse))
        }
    }
}
