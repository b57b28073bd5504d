internal import ArgumentParser
internal import Domain
internal import Import

extension UnitCommand {
    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: said(zh: "从 CSV 或 .xlsx 导入单位", en: "import units from CSV or .xlsx"),
                discussion: said(
                    zh: "先检查全部各行，有误则一行也不发送。已登记的单位按编号更新：更名、改隶、改类。中断后再次运行即可继续。",
                    en:
                        "Every line is checked first; with a bad one nothing is sent. Units that are registered are updated by their id: renamed, moved, reclassified. Run it again to go on after a break."
                ))
        }
        @OptionGroup var options: ImportOptions

        func run() async throws { try await ImportRun<UnitDraft>(options.request).run() }
    }

    struct Template: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "template", abstract: said(zh: "输出单位样表（CSV）", en: "print a sheet of units to fill in (CSV)"))
        }
        @OptionGroup var options: TemplateOptions

        func run() throws { try options.show(UnitDraft.sheet) }
    }
}
