internal import Domain
package import Foundation

/// Writes files that are there completely or not at all.
///
/// The bytes go to a temporary name in the same folder and onto the disk, and only then under the name asked for: after a full disk or a power
/// cut there is what was there before, never half of something. A name that is no regular file (a pipe, `/dev/stdout`, `-`) is written to directly.
package enum WholeFile {
    /// What becomes of a file that has the name already.
    package enum Existing { case replaced, kept }

    /// - Parameters:
    ///   - mode: of a new file; the process's umask takes away from it.
    ///   - fill: writes the contents.
    /// - Throws: ``WriteFailure``, `EEXIST` among them for a file that is to be kept, and what `fill` throws.
    package static func write(
        to path: String, mode: mode_t = 0o666, existing: Existing = .replaced, _ fill: (borrowing OpenFile) throws -> Void
    ) throws {
        if path == "-", existing == .replaced { return try writeToStandardOutput(fill) }
        var status = stat()
        if stat(path, &status) == 0 {
            guard existing == .replaced else { throw WriteFailure(EEXIST) }
            guard status.st_mode & S_IFMT == S_IFREG else { return try writeDirectly(to: path, fill) }
        }
        // A symbolic link stays one: what it points to is replaced.
        let target = URL(filePath: path).resolvingSymlinksInPath()
        let folder = target.deletingLastPathComponent()
        let temporary = folder.appending(path: ".\(target.lastPathComponent).\(UUID().uuidString).part").path
        do {
            try writeTemporary(temporary, mode, fill)
            try place(temporary, at: target.path, existing)
        } catch {
            unlink(temporary)
            throw error
        }
        synchronize(folder: folder.path)
    }

    package static func write(_ data: Data, to path: String, mode: mode_t = 0o666, existing: Existing = .replaced) throws {
        try write(to: path, mode: mode, existing: existing) { try $0.write(data) }
    }

    /// `-`, as everywhere. Another file with that name is `./-`.
    private static func writeToStandardOutput(_ fill: (borrowing OpenFile) throws -> Void) throws {
        let descriptor = dup(STDOUT_FILENO)
        guard descriptor >= 0 else { throw WriteFailure(errno) }
        let file = OpenFile(descriptor)
        try fill(file)
    }

    private static func writeDirectly(to path: String, _ fill: (borrowing OpenFile) throws -> Void) throws {
        let file = OpenFile(try descriptor(path, O_WRONLY))
        try fill(file)
        try file.synchronize()
    }

    static func writeTemporary(_ path: String, _ mode: mode_t, _ fill: (borrowing OpenFile) throws -> Void) throws {
        let file = OpenFile(try descriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode))
        try fill(file)
        try file.synchronize()
    }

    private static func descriptor(_ path: String, _ flags: Int32, _ mode: mode_t = 0) throws(WriteFailure) -> Int32 {
        let descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw WriteFailure(errno) }
        return descriptor
    }

    private static func place(_ temporary: String, at path: String, _ existing: Existing) throws(WriteFailure) {
        if existing == .kept {
            // A link, unlike a renaming, never takes the place of another file.
            if link(temporary, path) == 0 {
                unlink(temporary)
                return
            }
            let code = errno
            guard code == EPERM || code == ENOTSUP || code == ENOSYS else { throw WriteFailure(code) }
            // No links here, as on a memory stick: an empty file takes the name, and is replaced at once.
            close(try descriptor(path, O_WRONLY | O_CREAT | O_EXCL, 0o600))
        }
        guard rename(temporary, path) == 0 else {
            let code = errno
            if existing == .kept { unlink(path) }
            throw WriteFailure(code)
        }
    }

    /// So that the name, too, is on the disk. Where folders cannot be synchronised there is nothing to be done about it.
    package static func synchronize(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

extension CommandError {
    /// A file that could not be written; what was there before is untouched.
    package static func cannotWrite(_ path: String, _ failure: WriteFailure) -> CommandError {
        CommandError(
            .cannotWrite, zh: "\(path) 没有写成：\(failure.wording(.zh))。原有内容未动，没有留下残缺的文件。",
            en: "\(path) was not written: \(failure.wording(.en)). What was there before is untouched, and nothing half-written is left.")
    }
}
