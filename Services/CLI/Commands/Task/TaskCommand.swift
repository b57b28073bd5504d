internal import ArgumentParser
internal import Domain

struct TaskCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "task", abstract: said(zh: "社区工作准入", en: "admission of tasks for communities"),
            subcommands: [Request.self, Decide.self, List.self])
    }
}
