internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension EntityCommand {
    struct Close: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "close", abstract: said(zh: "注销应建组织的单位", en: "an entity is there no longer"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "所在单位", en: "the unit in whose area it lay")) var unit: String
        @Argument(help: .said(zh: "编号", en: "entity id")) var entity: String
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String
        @Option(help: .said(zh: "注销日，默认今天", en: "the day it ends, by default today")) var from: String?

        func run() async throws {
            let close = try PBCloseEntity.with {
                $0.entity = entity
                $0.from = try dateOrToday(from, "--from")
                $0.reason = reason
            }
            try await options.submit(unit: unit, .closeEntity(close))
        }
    }
}
