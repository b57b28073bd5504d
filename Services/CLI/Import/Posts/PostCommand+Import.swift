internal import ArgumentParser

extension PostCommand {
    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                abstract: said(zh: "从 CSV 导入岗位和任职", en: "import posts and their holders from CSV"),
                discussion: said(
                    zh: "人员只写代号。先检查全部各行，有误则一行也不发送。与现任相同的不动。中断后再次运行即可继续。",
                    en:
                        "People appear as references only. Every line is checked first; with a bad one nothing is sent. What is as it should be is left alone. Run it again to go on after a break."
                ))
        }
        @OptionGroup var options: ImportOptions

        func run() async throws { try await ImportRun<PostDraft>(options).run() }
    }

    struct Template: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(abstract: said(zh: "输出岗位样表（CSV）", en: "print a sheet of posts to fill in (CSV)"))
        }
        @OptionGroup var options: TemplateOptions

        func run() throws { try options.show(PostDraft.sheet) }
    }
}
