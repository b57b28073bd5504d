internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension PostCommand {
    /// The post ends; its successor answers for what is open.
    struct Abolish: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "abolish", abstract: said(zh: "撤销岗位，未了事项由继任岗位承接", en: "abolish a post; a successor takes over what is open"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "继任岗位（单位/岗位）", en: "the successor, UNIT/POST")) var successor: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String
        @Option(help: .said(zh: "撤销日，默认今天", en: "the day it ends, by default today")) var from: String?

        func run() async throws {
            let abolish = try PBAbolishPost.with {
                $0.post = post
                $0.from = try dateOrToday(from, "--from")
                $0.successor = successor
                $0.reason = reason
            }
            try await options.submit(unit: unit, .abolishPost(abolish))
        }
    }
}
