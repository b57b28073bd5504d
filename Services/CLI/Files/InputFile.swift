internal import Foundation

/// A file named on a command line, read as it is.
enum InputFile {
    /// - Parameter path: `-` is standard input.
    /// - Throws: a ``CommandError`` that says why it cannot be read, and where it was looked for.
    static func read(_ path: String) throws(CommandError) -> Data {
        if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        var isFolder = false
        do {
            let values = try URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
            isFolder = values.isDirectory ?? false
            if !isFolder { return try Data(contentsOf: URL(filePath: path)) }
        } catch {
            throw failure(path, error)
        }
        throw CommandError(.badInput, zh: "\(path) 是文件夹，不是文件。", en: "\(path) is a folder, not a file.")
    }

    private static func failure(_ path: String, _ error: any Error) -> CommandError {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile?, .fileNoSuchFile?:
            let folder = FileManager.default.currentDirectoryPath
            return CommandError(
                .badInput, zh: "找不到文件 \(path)（当前文件夹：\(folder)）。请核对文件名和所在文件夹。",
                en: "There is no file \(path) (this folder is \(folder)). Check its name and where it is.")
        case .fileReadNoPermission?:
            return CommandError(.badInput, zh: "没有权限读取 \(path)。", en: "You may not read \(path).")
        default: return CommandError(.badInput, zh: "读不了 \(path)：\(error)。", en: "\(path) cannot be read: \(error).")
        }
    }
}
