internal import Files
internal import Foundation
package import Schema

extension BundleFile {
    /// Reads a bundle file named on the command line; everything wrong in it is told at once.
    package static func load(_ path: String) throws -> PBSchemeBundle {
        let text = try TextFile.read(path)
        do throws(BundleProblems) { return try read(text) } catch {
            func lines(_ text: (BundleProblem) -> String) -> String {
                error.problems.map { "\(path):\($0.line): \($0.place.isEmpty ? "" : "\($0.place): ")\(text($0))" }.joined(separator: "\n")
            }
            throw CommandError(.badInput, zh: lines(\.zh), en: lines(\.en))
        }
    }
}
