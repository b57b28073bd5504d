internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension AllianceCommand {
    struct Dissolve: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "dissolve", abstract: said(zh: "解散联盟", en: "dissolve an alliance"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "牵头单位", en: "the unit that leads it")) var unit: String
        @Argument(help: .said(zh: "联盟编号", en: "alliance id"), completion: .names(.alliance)) var alliance: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String
        @Option(help: .said(zh: "解散日，默认今天", en: "the day it ends, by default today")) var from: String?

        func run() async throws {
            let dissolve = try PBDissolveAlliance.with {
                $0.alliance = alliance
                $0.from = try dateOrToday(from, "--from")
                $0.reason = reason
            }
            try await options.submit(unit: unit, .dissolveAlliance(dissolve))
        }
    }
}
