internal import Foundation
internal import Synchronization

/// Where the command writes: results to standard output, everything about the work itself to standard error.
enum Console {
    /// Lines of several tasks must not run into each other.
    private static let gate = Mutex(())

    static func print(_ text: String) { write(text + "\n", to: .standardOutput) }
    static func note(_ text: String) { write(text + "\n", to: .standardError) }

    /// A line that replaces itself on a terminal; elsewhere it is left out.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[2K" + text, to: .standardError)
    }

    static func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[2K", to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        gate.withLock { _ in
            do { try handle.write(contentsOf: Data(text.utf8)) } catch {
                // The reader of our output went away; there is nobody left to tell.
            }
        }
    }
}

/// A progress bar for work of a known length.
struct ProgressBar {
    private let title: String
    private let total: Int
    private let width = 30

    init(_ title: String, total: Int) {
        self.title = title
        self.total = max(1, total)
    }

    func show(_ done: Int) {
        let share = min(done, total) * width / total
        let bar = String(repeating: "█", count: share) + String(repeating: "░", count: width - share)
        Console.progress("\(bar) \(done)/\(total) \(title)")
    }
}
