package import Foundation

/// A file named on a command line, read as it is: regular files, pipes, what a shell puts in place of a process, `-` for standard input. It is opened
/// once and read to its end, for most of these can be read only once and have no size before.
package enum InputFile {
    /// - Throws: a ``CommandError`` that says why it cannot be read, and where it was looked for.
    package static func read(_ path: String) throws(CommandError) -> Data {
        if path == "-" { return try content(STDIN_FILENO, path) }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        return try content(descriptor, path)
    }

    private static func content(_ descriptor: Int32, _ path: String) throws(CommandError) -> Data {
        var content = Data()
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let (count, code) = chunk.withUnsafeMutableBytes { (Foundation.read(descriptor, $0.baseAddress, $0.count), errno) }
            if count > 0 {
                content.append(contentsOf: chunk[..<count])
            } else if count == 0 {
                return content
            } else if code != EINTR {
                throw failure(path, code)
            }
        }
    }

    private static func failure(_ path: String, _ code: Int32) -> CommandError {
        switch code {
        case ENOENT, ENOTDIR:
            let folder = FileManager.default.currentDirectoryPath
            return CommandError(
                .badInput, zh: "找不到文件 \(path)（当前文件夹：\(folder)）。请核对文件名和所在文件夹。",
                en: "There is no file \(path) (this folder is \(folder)). Check its name and where it is.")
        case EACCES, EPERM: return CommandError(.badInput, zh: "没有权限读取 \(path)。", en: "You may not read \(path).")
        case EISDIR: return CommandError(.badInput, zh: "\(path) 是文件夹，不是文件。", en: "\(path) is a folder, not a file.")
        default:
            let reason = String(cString: strerror(code))
            return CommandError(.badInput, zh: "读不了 \(path)：\(reason)。", en: "\(path) cannot be read: \(reason).")
        }
    }
}
