internal import ArgumentParser
internal import Domain
internal import Schema

struct ServiceCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "service", abstract: said(zh: "服务岗位和点题：发布、认领、反馈", en: "service posts and topics: offered, taken up, fed back"),
            subcommands: [MakeOffer.self, TakeUp.self, Release.self, Record.self, Feedback.self, Close.self, List.self])
    }
}

enum OfferKindArgument: String, ExpressibleByArgument, CaseIterable {
    case post, topic
    var kind: PBOfferKind { self == .post ? .post : .topic }
}
