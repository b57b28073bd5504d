internal import ArgumentParser
internal import Domain
internal import Schema
internal import SwiftProtobuf

extension NoticeCommand {
    /// 公示: something stands open to objections. Letters are put on notice by countersigning them.
    struct Open: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: "open", abstract: said(zh: "开始公示", en: "put something on notice"))
        }
        @OptionGroup var options: SubmitOptions
        @Argument(help: .said(zh: "单位", en: "unit"), completion: .names(.unit)) var unit: String
        @Option(help: .said(zh: "公示编号；不写则自动生成", en: "notice id; made if left out")) var notice: String?
        @Option(help: .said(zh: "公示什么", en: "what is on notice")) var subject: NoticeSubjectArgument
        @Option(help: .said(zh: "承诺、项目、岗位的编号或其他名目", en: "id of the pledge, project or offer, or what names it")) var reference: String
        @Option(help: .said(zh: "标题", en: "title")) var title: String
        @OptionGroup var terms: NoticeTermsArguments

        func run() async throws {
            let open = try PBOpenNotice.with {
                $0.notice = notice ?? MadeID.make("notice")
                $0.subject = subject.subject
                $0.reference = reference
                $0.title = title
                $0.terms = try terms.terms()
            }
            try await options.submit(unit: unit, .openNotice(open))
        }
    }
}

/// First and last day of a notice, and where it can be seen.
struct NoticeTermsArguments: ParsableArguments {
    @Option(help: .said(zh: "公示第一天，默认今天", en: "first day of the notice, by default today")) var from: String?
    @Option(help: .said(zh: "公示最后一天", en: "last day of the notice")) var until: String
    @Option(name: .customLong("channel"), help: .said(zh: "公示途径，可重复，默认公开栏", en: "where it is seen; repeatable, by default the board"))
    var channels: [NoticeChannelArgument] = [.board]

    func terms() throws -> PBNoticeTerms {
        try .with {
            $0.from = try dateOrToday(from, "--from")
            $0.until = try date(until, "--until").description
            $0.channels = channels.map(\.channel)
        }
    }
}
