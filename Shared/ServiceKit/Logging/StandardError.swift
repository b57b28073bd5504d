internal import Foundation

/// The process's standard error, written line by line.
public enum StandardError {
    /// Writes a line with a single `write`, so that lines of several threads do not mix.
    @Sendable public static func write(_ line: String) {
        do {
            try FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
        } catch {
            // Nobody reads standard error any more, so the failure cannot be reported.
        }
    }
}
