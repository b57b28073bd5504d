internal import ArgumentParser
internal import Client
internal import Domain
internal import Schema
internal import SwiftProtobuf

struct NoticeCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "notice", abstract: said(zh: "公示和异议", en: "notices and objections"),
            subcommands: [Open.self, Object.self, Answer.self, Close.self, List.self])
    }
}

enum NoticeChannelArgument: String, ExpressibleByArgument, CaseIterable {
    case board, leaflet, press, television, meeting, online

    var channel: PBNoticeChannel {
        switch self {
        case .board: .board
        case .leaflet: .leaflet
        case .press: .press
        case .television: .television
        case .meeting: .meeting
        case .online: .online
        }
    }
}

enum NoticeSubjectArgument: String, ExpressibleByArgument, CaseIterable {
    case pledge, project, offer, other

    var subject: PBNoticeSubject {
        switch self {
        case .pledge: .pledge
        case .project: .project
        case .offer: .offer
        case .other: .other
        }
    }
}
