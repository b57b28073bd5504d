internal import Client
internal import Domain
internal import Schema

extension SpoolTexts {
    static func kept(_ id: SubmissionID, _ format: OutputFormat, _ language: Language) -> String {
        switch format {
        case .json: keptJSON(id)
        case .table:
            language(
                zh: "已签名存入提交箱（编号 \(id)），尚未发送；联网后运行 pledgeline spool send。",
                en: "signed and kept (id \(id)), not sent yet; run pledgeline spool send when there is a connection")
        }
    }

    static func keptJSON(_ id: SubmissionID) -> String { "{\"id\":\"\(id)\",\"status\":\"kept\"}" }

    static func keptMany(_ count: Int) -> (OutputFormat, Language) -> String {
        { format, language in
            switch format {
            case .json: "{\"kept\":\(count)}"
            case .table:
                language(
                    zh: "\(count) 份提交已签名存入提交箱，尚未发送；联网后运行 pledgeline spool send。",
                    en: "\(count) signed and kept, not sent yet; run pledgeline spool send when there is a connection")
            }
        }
    }
}
