internal import Domain
internal import Files
internal import Foundation
internal import Schema
internal import Synchronization

/// Where the command writes: results to standard output, everything about the work itself to standard error.
enum Console {
    /// Lines of several tasks must not run into each other. Keeps why results could not be printed, if that was so.
    private static let gate = Mutex<CommandError?>(nil)

    /// Texts may come from anybody, so what would command the terminal or deceive its reader is shown by its number.
    static func print(_ text: String) { write(HiddenCharacters.shown(text) + "\n", to: STDOUT_FILENO) }
    static func note(_ text: String) { write(HiddenCharacters.shown(text) + "\n", to: STDERR_FILENO) }
    /// One object a line, for programs.
    static func printJSON(_ object: some Encodable) { print(JSON.line(object)) }
    /// Results that are no lines of text.
    static func write(_ data: Data) { write(data, to: STDOUT_FILENO) }
    /// A list that could not be written, which the command tells at its end.
    static func fail(_ error: CommandError) { gate.withLock { $0 = $0 ?? error } }

    /// Set if results are missing where they should stand. Every command asks at its end; whoever prints on and on asks now and then.
    static var missing: CommandError? {
        gate.withLock { $0 }
    }

    /// Whether somebody sits at a terminal who sees a question and can answer it.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks a question, and whether the answer is yes.
    static func confirms(_ question: String) -> Bool {
        write(question, to: STDERR_FILENO)
        let answer = (readLine() ?? "").trimmingCharacters(in: .whitespaces).lowercased()
        return answer == "yes" || answer == "是"
    }

    /// A line that replaces itself on a terminal; elsewhere it is left out.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[2K" + text, to: STDERR_FILENO)
    }

    static func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        write("\r\u{1B}[2K", to: STDERR_FILENO)
    }

    private static func write(_ text: String, to descriptor: Int32) { write(Data(text.utf8), to: descriptor) }

    private static func write(_ data: Data, to descriptor: Int32) {
        gate.withLock { missing in
            do throws(WriteFailure) { try OpenFile.write(data, to: descriptor) } catch {
                // A reader of our output that went away has seen what it wanted. Of a disk that is full somebody must be told.
                if descriptor == STDOUT_FILENO, error.code != EPIPE { missing = missing ?? notPrinted(error) }
            }
        }
    }

    private static func notPrinted(_ failure: WriteFailure) -> CommandError {
        CommandError(
            .cannotWrite, zh: "结果没有全部写出：\(failure.wording(.zh))。已经发出的提交不受影响。",
            en: "The results could not be printed in full: \(failure.wording(.en)). Whatever was sent stands.")
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
