internal import Domain
package import Foundation

/// A file named on a command line to be written: there completely or not at all; `-` is standard output.
package enum OutputFile {
    /// - Throws: a ``CommandError`` that says why it was not written.
    package static func write(_ data: Data, to path: String) throws {
        do { try WholeFile.write(data, to: path) } catch let failure as WriteFailure {
            throw CommandError.cannotWrite(path == "-" ? said(zh: "标准输出", en: "Standard output") : path, failure)
        }
    }
}
