internal import ArgumentParser
internal import Client
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension NoticeCommand {
    /// 异议: by anybody with a key, for himself or for somebody who came to him.
    struct Object: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "object", abstract: said(zh: "对公示提出异议", en: "raise an objection to a notice"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "公示的单位", en: "the unit on notice")) var unit: String
        @Argument(help: .said(zh: "公示编号", en: "notice id")) var notice: String
        @Option(help: .said(zh: "异议的理由", en: "what is wrong with it")) var reason: String
        @Option(help: .said(zh: "异议编号；不写则自动生成", en: "objection id; made if left out")) var objection: String?

        func run() async throws {
            let raise = PBRaiseObjection.with {
                $0.notice = notice
                $0.objection = objection ?? MadeID.make("objection")
                $0.text = reason
            }
            try await options.submit(unit: unit, .raiseObjection(raise))
        }
    }

    struct Answer: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "answer", abstract: said(zh: "答复异议", en: "answer an objection"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "公示的单位", en: "the unit on notice")) var unit: String
        @Argument(help: .said(zh: "公示编号", en: "notice id")) var notice: String
        @Argument(help: .said(zh: "异议编号", en: "objection id")) var objection: String
        @Option(name: .customLong("text"), help: .said(zh: "答复", en: "the answer")) var answer: String
        @Flag(help: .said(zh: "采纳：所公示的不能照此通过", en: "upheld: what is on notice cannot pass as it stands")) var upheld = false

        func run() async throws {
            let body = PBAnswerObjection.with {
                $0.notice = notice
                $0.objection = objection
                $0.answer = answer
                $0.upheld = upheld
            }
            try await options.submit(unit: unit, .answerObjection(body))
        }
    }

    /// After its last day, when every objection is answered and none upheld.
    struct Close: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "close", abstract: said(zh: "结束公示", en: "close a notice after its last day"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "公示的单位", en: "the unit on notice")) var unit: String
        @Argument(help: .said(zh: "公示编号", en: "notice id")) var notice: String

        func run() async throws {
            try await options.submit(unit: unit, .closeNotice(.with { $0.notice = notice }))
        }
    }
}
