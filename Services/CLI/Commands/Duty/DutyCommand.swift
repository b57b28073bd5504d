internal import ArgumentParser
internal import Domain

struct DutyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "duty", abstract: said(zh: "责任清单", en: "duty lists"),
            subcommands: [Define.self, Adapt.self, List.self, Show.self, Import.self, Export.self, Template.self])
    }
}
