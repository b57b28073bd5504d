internal import Bundles
internal import Foundation
package import Schema
internal import Yams

/// A sample kept in files that people can read and change: see ``StoryReader`` for how a story is written.
package struct StorySample: Sample {
    /// The names of those that come with the command.
    package static let shipped = [SampleName.quwo, .langzhong, .community].map(\.rawValue)

    package let name: String
    package let title: PBText
    package let bundle: PBSchemeBundle
    package let waves: [SampleWave]
    package let expected: [StoryFigure]

    /// - Throws: ``StoryProblems``, with every problem of the file that has any.
    package init(files: any StoryFiles) throws {
        name = files.name
        bundle = try Self.bundle(files)
        let story = "\(name)-story.yaml"
        let node = try Self.compose(try Self.text(of: story, files), story)
        var tables: [String: StoryTable] = [:]
        for table in node["tables"]?.array().compactMap({ $0.scalar?.string }) ?? [] {
            tables[table] = try Self.table("\(name)-\(table).csv", files)
        }
        var reader = StoryReader(name: name, bundle: bundle, tables: tables)
        let told = reader.read(node)
        guard reader.problems.isEmpty else { throw StoryProblems(problems: reader.problems) }
        title = told.title
        expected = told.figures
        waves = StoryWaves.waves(of: told.chapters, sample: name)
    }

    private static func text(of file: String, _ files: any StoryFiles) throws -> String {
        guard let text = try files.text(of: file) else {
            throw StoryProblems(problems: [StoryProblem(file: file, line: 1, zh: "没有这个文件。", en: "there is no such file.")])
        }
        return text
    }

    private static func bundle(_ files: any StoryFiles) throws -> PBSchemeBundle {
        let file = "\(files.name)-bundle.yaml"
        do { return try BundleFile.read(try text(of: file, files)) } catch let wrong as BundleProblems {
            throw StoryProblems(
                problems: wrong.problems.map {
                    StoryProblem(file: file, line: $0.line, zh: "\($0.place)：\($0.zh)", en: "\($0.place): \($0.en)")
                })
        }
    }

    private static func table(_ file: String, _ files: any StoryFiles) throws -> StoryTable {
        let table = StoryTable(try text(of: file, files))
        guard table.badLines.isEmpty else {
            throw StoryProblems(
                problems: table.badLines.map {
                    StoryProblem(file: file, line: $0, zh: "格数与表头不符。", en: "the number of cells is not that of the headings.")
                })
        }
        return table
    }

    private static func compose(_ yaml: String, _ file: String) throws -> Node {
        do {
            if let node = try Yams.compose(yaml: yaml) { return node }
        } catch {
            throw StoryProblems(problems: [StoryProblem(file: file, line: 1, zh: "不是正确的 YAML：\(error)", en: "not YAML: \(error)")])
        }
        throw StoryProblems(problems: [StoryProblem(file: file, line: 1, zh: "文件是空的。", en: "the file is empty.")])
    }

    package func figures(of state: SampleState) -> SampleFigures {
        let counts = StoryCounts(state)
        return SampleFigures(
            title: title,
            lines: expected.map {
                SampleFigures.Line(
                    name: $0.name, measure: $0.measure, found: counts[$0.count], expected: $0.expected, isPublished: $0.isPublished)
            })
    }
}

/// A figure of a story as its file names it.
package struct StoryFigure {
    var name: PBText
    var measure: PBText
    /// What is counted; see ``StoryCounts``.
    var count: String
    var expected: Int64
    var isPublished: Bool
}
