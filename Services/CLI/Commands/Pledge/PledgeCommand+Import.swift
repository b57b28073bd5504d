internal import ArgumentParser
internal import Domain
internal import Import

extension PledgeCommand {
    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: said(zh: "从 CSV 或 .xlsx 导入承诺，起草进各单位的责任书", en: "import pledges from CSV or .xlsx into the units' letters"),
                discussion: said(
                    zh: "先检查全部各行，有误则一行也不发送。已起草且内容相同的不动；内容不同的，只有责任书被退回后才能改写。中断后再次运行即可继续。",
                    en:
                        "Every line is checked first; with a bad one nothing is sent. What is drafted already in the same words is left alone; other words are possible only after the letter was returned. Run it again to go on after a break."
                ))
        }
        @OptionGroup var options: ImportOptions
        @Option(help: .said(zh: "文件未写周期时的考核周期", en: "the period of lines that name none")) var period: String?

        func run() async throws { try await ImportRun<PledgeDraft>(options.request, period: period).run() }
    }

    struct Template: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "template", abstract: said(zh: "输出承诺样表（CSV）", en: "print a sheet of pledges to fill in (CSV)"))
        }
        @OptionGroup var options: TemplateOptions

        func run() throws { try options.show(PledgeDraft.sheet) }
    }
}
