internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension TaskCommand {
    struct Request: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "request", abstract: said(zh: "申请将一项工作交给社区", en: "ask that a community does something"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "社区", en: "the community")) var unit: String
        @Option(help: .said(zh: "工作编号；不写则自动生成", en: "task id; made if left out")) var task: String?
        @Option(help: .said(zh: "工作名称", en: "title")) var title: String
        @Option(help: .said(zh: "提出的部门", en: "the unit that asks")) var department: String
        @Option(help: .said(zh: "随工作转移的职权", en: "the power to do it that moves along")) var authority: String = ""
        @Option(help: .said(zh: "随工作转移的经费，元", en: "yuan that come with it")) var funds: String?
        @Option(help: .said(zh: "第一天，默认今天", en: "first day, by default today")) var from: String?
        @Option(help: .said(zh: "最后一天", en: "last day")) var until: String

        func run() async throws {
            let request = try PBRequestAdmission.with {
                $0.task = task ?? MadeID.make("task")
                $0.title = title
                $0.department = department
                $0.authority = authority
                if let funds { $0.funds = try decimal(funds, "--funds") }
                $0.from = try dateOrToday(from, "--from")
                $0.until = try date(until, "--until").description
            }
            try await options.submit(unit: unit, .requestAdmission(request))
        }
    }

    /// By the gatekeeper, who does not belong to the department that asks.
    struct Decide: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "decide", abstract: said(zh: "决定是否准入", en: "admit a task, or refuse it"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "社区", en: "the community")) var unit: String
        @Argument(help: .said(zh: "工作编号", en: "task id")) var task: String
        @Flag(inversion: .prefixedNo, exclusivity: .exclusive, help: .said(zh: "准入或不准入", en: "admitted or not")) var admitted: Bool
        @Option(help: .said(zh: "理由", en: "reason")) var reason: String = ""

        func run() async throws {
            let decide = PBDecideAdmission.with {
                $0.task = task
                $0.admitted = admitted
                $0.reason = reason
            }
            try await options.submit(unit: unit, .decideAdmission(decide))
        }
    }
}
