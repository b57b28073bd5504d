internal import ArgumentParser
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension AllianceCommand {
    struct Change: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "change", abstract: said(zh: "变更联盟成员", en: "let members join or leave an alliance"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "牵头单位", en: "the unit that leads it")) var unit: String
        @Argument(help: .said(zh: "联盟编号", en: "alliance id"), completion: .names(.alliance)) var alliance: String
        @Option(name: .customLong("join"), help: .said(zh: "加入的单位，可重复", en: "a unit that joins; repeatable")) var joined: [String] = []
        @Option(name: .customLong("leave"), help: .said(zh: "退出的单位，可重复", en: "a unit that leaves; repeatable")) var left: [String] = []
        @Option(help: .said(zh: "生效日，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            guard !joined.isEmpty || !left.isEmpty else {
                throw CommandError(.usage, zh: "请用 --join 或 --leave 写明单位。", en: "Name units with --join or --leave.")
            }
            let change = try PBChangeAlliance.with {
                $0.alliance = alliance
                $0.joined = joined
                $0.left = left
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .changeAlliance(change))
        }
    }
}
