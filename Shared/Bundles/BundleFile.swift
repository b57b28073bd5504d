internal import RegistryCore
package import Schema
internal import Yams

/// A scheme bundle (考核办法) as people write it: YAML with the field names of the schema, decimals as they are on paper, both languages of
/// every name under `zh` and `en`.
///
/// Nothing is guessed: unknown keys, missing keys and wrong kinds are problems with their line, and all of them are reported at once. Only a
/// file without any is asked whether it makes sense (``SchemeCheck``), because half a bundle would only produce problems that are none.
package enum BundleFile {
    /// Far above any bundle: its serialised form must fit into a submission of 64 KiB.
    package static let largestFile = 512 * 1024

    package static func read(_ yaml: String) throws(BundleProblems) -> PBSchemeBundle {
        guard yaml.utf8.count <= largestFile else {
            throw BundleProblems([
                BundleProblem(
                    line: 1, place: "", zh: "文件超过 \(largestFile) 字节。", en: "the file has more than \(largestFile) bytes.")
            ])
        }
        var reader = BundleReader()
        let bundle = reader.bundle(YamlPlace(path: "", node: try compose(yaml)))
        guard reader.problems.isEmpty else { throw BundleProblems(reader.problems) }
        let senseless = SchemeCheck.problems(in: bundle).map { problem in
            BundleProblem(line: reader.line(of: problem.place), place: problem.place, zh: problem.zh, en: problem.en)
        }
        guard senseless.isEmpty else { throw BundleProblems(senseless) }
        return bundle
    }

    private static func compose(_ yaml: String) throws(BundleProblems) -> Node {
        do {
            if let node = try Yams.compose(yaml: yaml) { return node }
        } catch let error as YamlError {
            let (line, en) = told(error)
            throw BundleProblems([BundleProblem(line: line, place: "", zh: "不是正确的 YAML：\(en)", en: "not YAML: \(en)")])
        } catch {
            throw BundleProblems([BundleProblem(line: 1, place: "", zh: "无法读取：\(error)", en: "cannot be read: \(error)")])
        }
        throw BundleProblems([BundleProblem(line: 1, place: "", zh: "文件是空的。", en: "the file is empty.")])
    }

    private static func told(_ error: YamlError) -> (line: Int, en: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (context.mark.line, "keys occur twice: \(duplicates.joined(separator: ", "))")
        default: (1, String(describing: error))
        }
    }
}
