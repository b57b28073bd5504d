internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension ServiceCommand {
    struct MakeOffer: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "offer", abstract: said(zh: "发布服务岗位或点题", en: "offer a service post, or set a topic"))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var period: PeriodOption
        @Argument(help: .said(zh: "发布的单位", en: "the unit that offers it")) var unit: String
        @Argument(help: .said(zh: "岗位或题目的编号", en: "offer id")) var offer: String
        @Option(help: .said(zh: "服务岗位 post 或点题 topic", en: "a service post, or a topic")) var kind: OfferKindArgument = .post
        @Option(help: .said(zh: "名称", en: "title")) var title: String
        @Option(help: .said(zh: "志愿服务队（考核办法中的编号，或自设的 own-…）", en: "team, as the scheme names it, or one of the unit's own: own-…"))
        var team: String = ""
        @Option(help: .said(zh: "需要几人；0 为不限", en: "how many members are wanted; 0 is any number")) var wanted: UInt32 = 0

        func run() async throws {
            let period = try await period.id(options)
            let body = PBOfferService.with {
                $0.offer = offer
                $0.period = period
                $0.kind = kind.kind
                $0.title = title
                $0.team = team
                $0.wanted = wanted
            }
            try await options.submit(unit: unit, .offerService(body))
        }
    }

    struct Close: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "close", abstract: said(zh: "撤下岗位或题目", en: "close an offer"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "发布的单位", en: "the unit that offers it")) var unit: String
        @Argument(help: .said(zh: "岗位或题目的编号", en: "offer id")) var offer: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String

        func run() async throws {
            let close = PBCloseOffer.with {
                $0.offer = offer
                $0.reason = reason
            }
            try await options.submit(unit: unit, .closeOffer(close))
        }
    }
}
