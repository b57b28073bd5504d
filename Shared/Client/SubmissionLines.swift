internal import Files
package import Foundation
package import Schema
internal import SwiftProtobuf

/// Submissions as NDJSON: one JSON object a line, protobuf's JSON mapping of a Payload without id, namespace and issuedAt.
package enum SubmissionLines {
    /// All or none: the first line that is no submission is thrown as a `CommandError` that says so.
    ///
    /// - Parameter name: what people call the input.
    /// - Returns: each payload with the number of its line, from 1.
    package static func read(_ data: Data, named name: String) throws -> [(number: Int, payload: PBPayload)] {
        let text = try TextFile.text(data, named: name)
        return try TextFile.lines(text).enumerated().map { ($0 + 1, $1) }.filter { !CellText.trimmed($1).isEmpty }
            .map { number, line in (number, try payload(line, number)) }
    }

    private static let example = #"{"unit":"v001","pledges":{"reportDone":{"pledge":"p1","quantity":"3"}}}"#

    private static func payload(_ line: String, _ number: Int) throws -> PBPayload {
        let payload: PBPayload
        do throws(JSONProblem) { payload = try PBPayload.reading(json: line) } catch {
            let field = error.field.isEmpty ? "" : "\(error.field): "
            guard error.field != "service" else {
                throw CommandError(
                    .badInput,
                    zh: "第 \(number) 行是旧版本的格式，不再有 service 一项：内容写在服务名之下，如 \(example)。没有发送任何一行。",
                    en:
                        "Line \(number) is of an older version. There is no “service” any more: what is asked stands under the service's name, as in \(example). No line was sent."
                )
            }
            throw CommandError(
                .badInput, zh: "第 \(number) 行不是有效的提交：\(field)\(error.words.zh)。没有发送任何一行。",
                en: "Line \(number) is not a submission: \(field)\(error.words.en). No line was sent.")
        }
        guard payload.body != nil, Topics.services.contains(payload.service) else {
            throw CommandError(
                .badInput, zh: "第 \(number) 行没有写给任何服务的内容（registry、pledges、supervision 或 scoring）。没有发送任何一行。",
                en: "Line \(number) asks nothing of any service (registry, pledges, supervision or scoring). No line was sent.")
        }
        return payload
    }
}
