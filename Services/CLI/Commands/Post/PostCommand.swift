internal import ArgumentParser
internal import Domain

struct PostCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "post", abstract: said(zh: "岗位：任命、交接、空缺、撤销", en: "posts: appoint, hand over, vacate, abolish"),
            subcommands: [Appoint.self, HandOver.self, Vacate.self, Abolish.self, List.self, Import.self, Export.self, Template.self])
    }
}
