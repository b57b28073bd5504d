internal import Foundation

/// How wide the terminal is.
enum TerminalWidth {
    static let usual = 80

    static var columns: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? usual
    }
}

extension TerminalWidth {
    /// How wide tables may be: nil if nothing is cut, because that was asked for or because a file or a program reads them.
    static func ofTables(wide: Bool) -> Int? { wide || isatty(STDOUT_FILENO) == 0 ? nil : columns }
}
