internal import Bundles
internal import Foundation
internal import Schema
internal import Yams

/// Reads the file of a story: chapters of steps, and the figures that come out.
///
/// A step says when, by whose key and for which unit, what is submitted, and what becomes of it if that is a refusal:
///
///     - { at: 2025-03-01T09:00, by: clerk@baihe, unit: baihe, signLetter: { period: "2025" }, expect: nothing_to_sign }
///
/// With `each: TABLE` it is told once for every row, `where:` and `except:` choose rows by their cells, and `<heading>` stands for a cell. Several moments
/// under `at:` tell it at each of them. `tick: [pledges]` ticks every partition of the services named.
struct StoryReader {
    struct Chapter {
        var title: PBText
        var steps: [SampleStep]
    }

    let name: String
    let bundle: PBSchemeBundle
    private let file: String
    private let tables: [String: StoryTable]
    private var yaml = BundleReader()
    package private(set) var problems: [StoryProblem] = []
    /// Where ticks are signed for.
    private var root = ""

    init(name: String, bundle: PBSchemeBundle, tables: [String: StoryTable]) {
        self.name = name
        self.bundle = bundle
        self.tables = tables
        file = "\(name)-story.yaml"
    }

    mutating func read(_ node: Node) -> (title: PBText, chapters: [Chapter], figures: [StoryFigure]) {
        let fields = yaml.fields(YamlPlace(path: "", node: node), ["title", "root", "tables", "chapters", "figures"])
        root = yaml.text(fields["root"])
        let title = yaml.name(fields["title"])
        let places = yaml.items(fields["chapters"])
        let chapters = places.map { chapter($0) }
        for (index, chapter) in chapters.enumerated().dropFirst() {
            guard let first = chapter.steps.first, let last = chapters[index - 1].steps.last, first.time < last.time else { continue }
            yaml.report(places[index], zh: "这一章的第一步早于上一章的最后一步。", en: "the chapter begins before the one before it ends.")
        }
        let figures = yaml.items(fields["figures"]).map { figure($0) }
        problems += yaml.problems.map { StoryProblem(file: file, line: $0.line, zh: "\($0.place)：\($0.zh)", en: "\($0.place): \($0.en)") }
        return (title, chapters, figures)
    }

    private mutating func chapter(_ place: YamlPlace) -> Chapter {
        let fields = yaml.fields(place, ["title", "steps"])
        let title = yaml.name(fields["title"])
        var steps: [SampleStep] = []
        for step in yaml.items(fields["steps"]) {
            do throws(StoryBody.Wrong) { steps += try self.steps(step.node) } catch {
                problems.append(StoryProblem(file: file, line: error.node.mark?.line ?? 1, zh: error.zh, en: error.en))
            }
        }
        // By time; what is told for the same moment stays in the order of the file.
        let ordered = steps.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
        return Chapter(title: title, steps: ordered)
    }

    private mutating func figure(_ place: YamlPlace) -> StoryFigure {
        let fields = yaml.fields(place, ["name", "count", "measure", "published", "told"], optional: ["measure", "published", "told"])
        if (fields["published"] == nil) == (fields["told"] == nil) {
            yaml.report(place, zh: "须写明 published 或 told 之一。", en: "either published or told is needed.")
        }
        return StoryFigure(
            name: yaml.name(fields["name"]), measure: fields["measure"].map { yaml.name($0) } ?? PBText(),
            count: yaml.text(fields["count"]),
            expected: Int64(yaml.count(fields["published"] ?? fields["told"])), isPublished: fields["published"] != nil)
    }

    // MARK: Steps

    private func steps(_ node: Node) throws(StoryBody.Wrong) -> [SampleStep] {
        guard let step = StoryStep(node) else {
            throw StoryBody.Wrong(node: node, zh: "这一步须有 at、by、unit 和一个内容。", en: "a step needs at, by, unit and one body.")
        }
        let times = try step.times()
        var told: [SampleStep] = []
        if let tick = step.tick {
            for time in times { told += try ticks(tick, time) }
            return told
        }
        for time in times {
            for (index, columns) in try step.rows(tables).enumerated() {
                told.append(try self.step(step, columns, index, time + Int64(index) * Self.pace))
            }
        }
        return told
    }

    /// Between the rows of a table.
    private static let pace = SampleClock.minute / 2

    private func step(_ step: StoryStep, _ columns: StoryTable.Row, _ index: Int, _ time: Int64) throws(StoryBody.Wrong) -> SampleStep {
        let row = StoryRow(columns, number: index + 1, time: time)
        let signer = try step.text("by", row)
        let writer = StoryBody(sample: name, bundle: bundle, tables: tables, kind: step.kind, signer: signer, time: time)
        let body = try writer.body(step.body, row)
        let expected = try step.text("expect", row)
        return self.step(
            body, unit: try step.text("unit", row), signer: signer, time: time,
            expected: expected.isEmpty ? .accepted : .refused(code: expected))
    }

    private func ticks(_ services: Node, _ time: Int64) throws(StoryBody.Wrong) -> [SampleStep] {
        var ticks: [SampleStep] = []
        for name in services.array().map({ $0.scalar?.string ?? "" }) {
            guard let service = Topics.services.first(where: { $0.topicName == name }) else {
                throw StoryBody.Wrong(node: services, zh: "没有“\(name)”这个服务。", en: "there is no service “\(name)”.")
            }
            for partition in Topics.partitionNumbers(of: service) {
                var tick = PBTick()
                tick.partition = partition
                guard let body = PBPayload.Body.tick(tick, of: service) else {
                    throw StoryBody.Wrong(node: services, zh: "“\(name)”没有到期处理。", en: "“\(name)” has no ticks.")
                }
                ticks.append(step(body, unit: root, signer: KeyName.timekeeper, time: time, expected: .accepted))
            }
        }
        return ticks
    }

    /// The id is set once all steps are known.
    private func step(
        _ body: PBPayload.Body, unit: String, signer: String, time: Int64, expected: SampleStep.Expectation
    ) -> SampleStep {
        SampleStep(
            id: SubmissionID(milliseconds: time, random: (0, 0)), unit: unit, body: body, signer: signer, time: time,
            sample: name, expected: expected)
    }
}
