internal import ArgumentParser
internal import Domain
internal import Schema

struct ProjectCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "project", abstract: said(zh: "项目：申报、评审、立项、实施、销号、评优", en: "projects, from proposal to award"),
            subcommands: [
                Propose.self, Review.self, Enlist.self, Report.self, Milestone.self, VerifyMilestone.self, ReturnMilestone.self,
                OnSite.self,
                Done.self, Verify.self, Return.self, CloseOut.self, Award.self, List.self, Show.self,
            ])
    }
}

/// The unit that leads a project, and the project.
struct ProjectArguments: ParsableArguments {
    @Argument(help: .said(zh: "牵头单位", en: "the unit that leads it")) var unit: String
    @Argument(help: .said(zh: "项目编号", en: "project id")) var project: String
}

/// A note and documents that prove it.
struct NoteArguments: ParsableArguments {
    @Option(help: .said(zh: "说明", en: "note")) var note: String = ""
    @OptionGroup var documents: EvidenceOptions
}
