internal import ArgumentParser
internal import Client
internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Streaming

struct DoctorCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "doctor",
            abstract: said(zh: "检查连接、证书、权限、主题和日志，说明怎么改正", en: "look at connection, certificates, rights, topics and logs; say what to do"),
            discussion: said(
                zh: """
                    只提问，不改动。退出码：0 无误，1 有提醒，2 有错误，供监控使用。--output json 每行一个对象：name、severity（fine、warning、error）、\
                    subject、text、advice，后两者各有 zh 和 en。
                    """,
                en: """
                    Asks only, and changes nothing. Exit status for monitoring: 0 fine, 1 warnings, 2 errors. --output json prints one object a line: \
                    name, severity (fine, warning, error), subject, text and advice, the last two with zh and en.
                    """))
    }

    @OptionGroup var connection: ConnectionOptions

    @Option(
        help: .said(
            zh: "试一试这个服务的权限：registry、pledges、supervision、scoring",
            en: "try the rights of this service: registry, pledges, supervision, scoring"))
    var service: String?

    @Option(
        help: .said(
            zh: "试一试这类使用者的权限：clerk、scorer、office、names-reader、auditor、operator",
            en: "try the rights of this part: clerk, scorer, office, names-reader, auditor, operator"))
    var role: String?

    @Flag(help: .said(zh: "只列出有问题的", en: "leave out what is fine")) var quiet = false

    @Option(help: .said(zh: "输出格式：表格，或每行一个 JSON 对象", en: "output: a table, or one JSON object a line"))
    var output: OutputFormat = .table

    func run() async throws {
        let holder = try holder()
        let place = try connection.place()
        let connected = try place.connect()
        let doctor = Doctor(
            log: connected.log, topics: connected.topics, tools: connected.tools, properties: place.properties, holder: holder,
            now: Int64(Date().timeIntervalSince1970))
        let worst = await doctor.run { finding in
            guard !quiet || finding.severity != .fine else { return }
            switch output {
            case .json: Console.printJSON(DoctorLine(finding))
            case .table: Console.print(finding.line(connected.language))
            }
        }
        switch worst {
        case .fine: return
        case .warning: throw ExitCode(1)
        case .error: throw ExitCode(2)
        }
    }

    private func holder() throws -> RightsHolder? {
        guard service == nil || role == nil else {
            throw CommandError(.usage, zh: "--service 和 --role 只能写一个。", en: "Give --service or --role, not both.")
        }
        guard let name = service ?? role else { return nil }
        guard let holder = RightsHolder(name: name), holder.isService == (service != nil) else {
            let names = RightsHolder.all.filter { $0.isService == (service != nil) }.map(\.name).joined(separator: ", ")
            throw CommandError(.usage, zh: "没有“\(name)”；可写 \(names)。", en: "There is no “\(name)”; write one of \(names).")
        }
        return holder
    }
}

extension RightsHolder {
    fileprivate var isService: Bool {
        switch self {
        case .service: true
        case .clerk, .scorer, .office, .namesReader, .auditor, .operator: false
        }
    }
}

extension DoctorFinding {
    /// As people read it: a mark, what it is about, what was found, and below it what to do.
    func line(_ language: Language) -> String {
        let mark =
            switch severity {
            case .fine: language(zh: "无误", en: "fine")
            case .warning: language(zh: "提醒", en: "warning")
            case .error: language(zh: "错误", en: "error")
            }
        let advice = language(self.advice)
        let below = advice.isEmpty ? "" : "\n" + advice.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
        return "\(mark)  \(name)  \(subject)\n    \(language(text).split(separator: "\n").joined(separator: "\n    "))\(below)"
    }
}
