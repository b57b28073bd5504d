internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension PostCommand {
    /// 任命: who holds a post from a day on; a reference, never a name.
    struct Appoint: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "appoint", abstract: said(zh: "任命岗位", en: "appoint the holder of a post"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "中文职务", en: "title in Chinese")) var zh: String
        @Option(help: .said(zh: "英文职务", en: "title in English")) var en: String = ""
        @Option(help: .said(zh: "责任层次：第一、直接、具体", en: "tier of responsibility")) var tier: TierArgument
        @Option(help: .said(zh: "人员代号，不写姓名；空缺不写", en: "reference of the holder, never a name; none is vacant"))
        var person: String = ""
        @Option(help: .said(zh: "起始日期，默认今天", en: "first day, by default today")) var from: String?
        @Option(help: .said(zh: "包村、联系的单位", en: "the unit it answers for, if another")) var answersFor: String = ""
        @Option(help: .said(zh: "岗位类别", en: "category of post, whose conditions apply")) var category: String = ""
        @Flag(help: .said(zh: "代理或主持工作", en: "holds it for the time being")) var interim = false
        @Option(
            name: .customLong("qualification"),
            help: .said(zh: "已核实的任职条件，可重复", en: "what is attested of the candidate; repeatable"))
        var qualifications: [String] = []

        func run() async throws {
            let appoint = try PBAppointPost.with {
                $0.post = post
                $0.title = .both(zh, en)
                $0.tier = tier.tier
                $0.person = person
                $0.from = try dateOrToday(from, "--from")
                $0.answersFor = answersFor
                $0.category = category
                $0.interim = interim
                $0.qualifications = qualifications
            }
            try await options.submit(unit: unit, .appointPost(appoint))
        }
    }
}
