internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension EntityCommand {
    struct Cover: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "cover", abstract: said(zh: "登记由哪个组织覆盖", en: "say which organisation covers an entity"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "所在单位", en: "the unit in whose area it lies")) var unit: String
        @Argument(help: .said(zh: "编号", en: "entity id")) var entity: String
        @Option(help: .said(zh: "覆盖它的组织", en: "the unit that covers it")) var organisation: String
        @Flag(help: .said(zh: "联合组建", en: "jointly with others")) var joint = false
        @Option(help: .said(zh: "起始日期，默认今天", en: "first day, by default today")) var from: String?

        func run() async throws {
            let cover = try PBCoverEntity.with {
                $0.entity = entity
                $0.organisation = organisation
                $0.joint = joint
                $0.from = try dateOrToday(from, "--from")
            }
            try await options.submit(unit: unit, .coverEntity(cover))
        }
    }
}
