internal import ArgumentParser
internal import Client
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension PostCommand {
    /// 交接: the post passes on with what is open of its duties, by a signed record.
    struct HandOver: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "handover", abstract: said(zh: "岗位交接", en: "hand a post over with its open duties"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Argument(help: .said(zh: "岗位编号", en: "post id"), completion: .names(.post)) var post: String
        @Option(help: .said(zh: "接任人员代号，不写姓名", en: "reference of the new holder, never a name")) var person: String
        @Option(help: .said(zh: "交接记录文件，发送摘要", en: "the signed record, whose digest is sent")) var record: String
        @OptionGroup var uploading: UploadOptions
        @Option(help: .said(zh: "起始日期，默认今天", en: "first day, by default today")) var from: String?
        @Flag(help: .said(zh: "代理或主持工作", en: "holds it for the time being")) var interim = false
        @Option(
            name: .customLong("qualification"),
            help: .said(zh: "已核实的任职条件，可重复", en: "what is attested of the new holder; repeatable"))
        var qualifications: [String] = []
        @Option(
            name: .customLong("open"),
            help: .said(zh: "未了事项：单位/承诺 或 清单/职责，可重复", en: "what is handed over open: UNIT/PLEDGE or LIST/DUTY; repeatable"))
        var openDuties: [String] = []

        func run() async throws {
            let document = try uploading.cite(record, topics: options.topics())
            let handOver = try PBHandOverPost.with {
                $0.post = post
                $0.person = person
                $0.from = try dateOrToday(from, "--from")
                $0.interim = interim
                $0.qualifications = qualifications
                $0.openDuties = openDuties
                $0.record = document.evidence
            }
            try await options.submit(unit: unit, .handOverPost(handOver), documents: [document])
        }
    }
}
