internal import ArgumentParser
internal import Domain
internal import Import

extension DutyCommand {
    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: said(zh: "从 CSV 或 .xlsx 导入责任清单", en: "import duty lists from CSV or .xlsx"),
                discussion: said(
                    zh: "同一清单编号的各行是一份清单，作为一个版本整体发送。先检查全部各行，有误则一行也不发送。中断后再次运行即可继续。",
                    en:
                        "All lines with one list id are one list and are sent as one version of it. Every line is checked first; with a bad one nothing is sent. Run it again to go on after a break."
                ))
        }
        @OptionGroup var options: ImportOptions
        @Option(help: .said(zh: "文件未写单位时，清单适用于哪个单位及其下级", en: "the unit at and below which lists apply that name none")) var unit: String?

        func run() async throws { try await ImportRun<DutyListDraft>(options.request, unit: unit).run() }
    }

    struct Template: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "template", abstract: said(zh: "输出责任清单样表（CSV）", en: "print a sheet of duty lists to fill in (CSV)"))
        }
        @OptionGroup var options: TemplateOptions

        func run() throws { try options.show(DutyListDraft.sheet) }
    }
}
