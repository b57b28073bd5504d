internal import ArgumentParser
internal import Client
internal import Domain
internal import Import
internal import Schema

extension PostCommand {
    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: said(zh: "从 CSV 或 .xlsx 导入岗位和任职", en: "import posts and their holders from CSV or .xlsx"),
                discussion: said(
                    zh: "人员只写代号。先检查全部各行，有误则一行也不发送。与现任相同的不动。中断后再次运行即可继续。",
                    en:
                        "People appear as references only. Every line is checked first; with a bad one nothing is sent. What is as it should be is left alone. Run it again to go on after a break."
                ))
        }
        @OptionGroup var options: ImportOptions
        @Flag(
            help: .said(
                zh: "姓名列写入可删除的姓名主题；否则有姓名的行被拒绝",
                en: "write the column of names to the deletable topic of names; otherwise lines with a name are refused"))
        var names = false

        func run() async throws {
            var run = ImportRun<PostDraft>(options.request, takesNames: names)
            if names { run.afterwards = Self.writeNames }
            try await run.run()
        }

        /// Only names that were read without fault, and only once the posts they belong to are as the file says.
        private static func writeNames(_ drafts: [PostDraft], _ connection: Connection, _ key: SigningKey) async throws {
            var names: [(person: String, name: String)] = []
            for draft in drafts where !draft.name.isEmpty { names.append((draft.person, draft.name)) }
            guard !names.isEmpty else { return }
            try await NamesTopic(topics: connection.topics, log: connection.log).set(names, with: key)
            Console.print(said(zh: "姓名主题中写入 \(names.count) 个姓名。", en: "\(names.count) names written to the topic of names."))
        }
    }

    struct Template: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "template", abstract: said(zh: "输出岗位样表（CSV）", en: "print a sheet of posts to fill in (CSV)"))
        }
        @OptionGroup var options: TemplateOptions

        func run() throws { try options.show(PostDraft.sheet) }
    }
}
