internal import ArgumentParser
internal import Bundles
internal import Domain
internal import Files
internal import Schema
internal import SwiftProtobuf

extension ProjectCommand {
    /// 申报: measures, milestones, the chain of those who answer for it, its time limit.
    struct Propose: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "propose",
                abstract: said(zh: "申报项目", en: "propose a project"),
                discussion: said(
                    zh: """
                        全部内容可写在 --file 中（YAML 或 JSON），选项优先于文件，例如：
                          title: 便民服务中心
                          category: key
                          leader: secretary
                          measures: [选址, 建设, 培训]
                          milestones:
                            - {id: site, title: 选址确定, due: 2026-03-31, weight: 1}
                            - {id: built, title: 建成, due: 2026-09-30, weight: 3}
                          due: 2026-11-30
                          standard: 群众可一站办理
                        """,
                    en: """
                        All of it can be written in a --file (YAML or JSON); options win over the file. For example:
                          title: Service centre
                          category: key
                          leader: secretary
                          measures: [choose the site, build, train]
                          milestones:
                            - {id: site, title: site chosen, due: 2026-03-31, weight: 1}
                            - {id: built, title: built, due: 2026-09-30, weight: 3}
                          due: 2026-11-30
                          standard: everything done at one desk
                        """))
        }
        @OptionGroup var options: SubmitOptions
        @OptionGroup var place: ProjectArguments
        @OptionGroup var period: PeriodOption
        @Option(help: .said(zh: "YAML 或 JSON 文件", en: "YAML or JSON file")) var file: String?
        @Option(help: .said(zh: "名称", en: "title")) var title: String?
        @Option(help: .said(zh: "类别：重点、难点、弱点（考核办法中的编号）", en: "category, as the scheme names it")) var category: String?
        @Option(help: .said(zh: "目标（考核办法中的编号）", en: "aim, as the scheme names it"), completion: .names(.projectAim)) var aim: String?
        @Option(help: .said(zh: "牵头岗位", en: "the post that leads it")) var leader: String?
        @Option(name: .customLong("chain"), help: .said(zh: "责任链上的岗位，可重复", en: "a further post of the chain; repeatable"))
        var chain: [String] = []
        @Option(
            name: .customLong("implementer"),
            help: .said(zh: "实施单位，可重复；不写为本单位", en: "a unit that carries it out; repeatable, by default the unit itself"))
        var implementers: [String] = []
        @Option(name: .customLong("measure"), help: .said(zh: "举措，可重复", en: "a measure; repeatable")) var measures: [String] = []
        @Option(
            name: .customLong("milestone"),
            help: .said(zh: "节点：编号=期限=名称，可重复", en: "a milestone as ID=DATE=TITLE; repeatable"))
        var milestones: [String] = []
        @Option(help: .said(zh: "时限", en: "due date")) var due: String?
        @Option(help: .said(zh: "验收标准", en: "acceptance standard")) var standard: String?
        @Option(help: .said(zh: "项目资金，元", en: "funds in yuan")) var funds: String?

        func run() async throws {
            var propose = try body()
            if propose.period.isEmpty || period.period != nil { propose.period = try await period.id(options) }
            try await options.submit(unit: place.unit, .proposeProject(propose))
        }

        func body() throws -> PBProposeProject {
            var propose = try BodyFile.load(file, as: PBProposeProject.self)
            propose.project = place.project
            if let title { propose.title = title }
            if let category { propose.category = category }
            if let aim { propose.aim = aim }
            if let leader { propose.leader = leader }
            propose.chain += chain
            propose.implementers += implementers
            propose.measures += measures
            propose.milestones += try milestones.map(Self.milestone)
            if let due { propose.due = try date(due, "--due").description }
            if let standard { propose.standard = standard }
            if let funds { propose.funds = try decimal(funds, "--funds") }
            return propose
        }

        private static func milestone(_ argument: String) throws -> PBProjectMilestone {
            let parts = argument.split(separator: "=", maxSplits: 2).map(String.init)
            guard parts.count == 3 else {
                throw CommandError(.usage, zh: "--milestone 须为 编号=期限=名称。", en: "--milestone must be ID=DATE=TITLE.")
            }
            return try .with {
                $0.id = parts[0]
                $0.due = try date(parts[1], "--milestone").description
                $0.title = parts[2]
                $0.weight = 1
            }
        }
    }
}
