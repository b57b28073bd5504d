internal import Foundation

/// The process's standard error, a line at a time.
public enum StandardError {
    /// One `write` a line, so that lines of several threads do not mix.
    @Sendable public static func write(_ line: String) {
        do {
            try FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
        } catch {
            // Nobody is listening on the other side: there is no place left to say so.
        }
    }
}
