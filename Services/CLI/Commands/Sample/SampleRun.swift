internal import Client
internal import Domain
internal import Files
internal import Samples
internal import Schema
internal import Streaming

/// Loads the sample with a progress bar, and says what came out.
struct SampleRun {
    let connection: Connection
    let sample: any Sample

    func load() async throws {
        let language = connection.language
        let loader = SampleLoader(
            connection: connection, sample: sample,
            progress: { sent, total, title in ProgressBar(language(title), total: total).show(sent) },
            figures: { figures in
                Console.endProgress()
                Console.print(figures.text(language))
                if !figures.agree {
                    Console.print(language(zh: "数字与公布的或样例所述的不符！", en: "The figures are not the published ones, or not those of the story!"))
                }
            },
            waits: { text in
                Console.endProgress()
                Console.note(language(text))
            })
        let report: SampleLoader.Report
        do { report = try await loader.load() } catch let violation as FoldViolation {
            throw CommandError(
                .falsified, zh: "决定日志被截断或改写：\(violation)。请运行 pledgeline verify。",
                en: "The log of decisions was truncated or rewritten: \(violation). Run pledgeline verify.")
        }
        Console.endProgress()
        if report.sent == 0 {
            Console.print(
                language(
                    zh: "样例已在：\(report.steps) 项提交，不再装入。", en: "The sample is there already: \(report.steps) submissions; nothing was sent.")
            )
        } else {
            let rate = report.seconds > 0 ? Int(Double(report.sent) / report.seconds) : 0
            let outcome =
                report.refused == 0
                ? language(zh: "全部接受", en: "all accepted")
                : language(
                    zh: "接受 \(report.accepted) 项，按故事拒绝 \(report.refused) 项",
                    en: "\(report.accepted) accepted and \(report.refused) refused, as the story tells")
            Console.print(
                language(
                    zh: "已装入 \(report.sent) 项提交，\(outcome)，用时 \(Int(report.seconds)) 秒（每秒 \(rate) 项）。",
                    en: "\(report.sent) submissions sent, \(outcome), in \(Int(report.seconds)) s (\(rate) a second)."))
        }
    }
}
