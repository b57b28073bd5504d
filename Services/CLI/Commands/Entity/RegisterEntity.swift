internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension EntityCommand {
    struct Register: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "register", abstract: said(zh: "登记应建组织的单位", en: "register something that ought to have an organisation"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "所在单位", en: "the unit in whose area it lies")) var unit: String
        @Argument(help: .said(zh: "编号", en: "entity id")) var entity: String
        @Option(help: .said(zh: "中文名称", en: "name in Chinese")) var zh: String
        @Option(help: .said(zh: "英文名称", en: "name in English")) var en: String = ""
        @Option(help: .said(zh: "种类：非公企业、社会组织、项目或园区", en: "kind")) var kind: EntityKindArgument
        @Option(help: .said(zh: "从业人数", en: "staff")) var staff: UInt32
        @Option(help: .said(zh: "党员数", en: "members")) var members: UInt32
        @Option(help: .said(zh: "成立日期，默认今天", en: "opened, by default today")) var opened: String?

        func run() async throws {
            let register = try PBRegisterEntity.with {
                $0.entity = entity
                $0.name = .both(zh, en)
                $0.kind = kind.kind
                $0.staff = staff
                $0.members = members
                $0.opened = try dateOrToday(opened, "--opened")
            }
            try await options.submit(unit: unit, .registerEntity(register))
        }
    }
}
