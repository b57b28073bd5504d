package import Foundation

/// The folders in which a user's own files stand, by the XDG base directory specification.
package enum UserFolder {
    /// What must outlive a command but is nobody's document: `$XDG_STATE_HOME/pledgeline`, else `~/.local/state/pledgeline`.
    package static func state(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> URL {
        folder(environment["XDG_STATE_HOME"], else: ".local/state", environment)
    }

    /// Settings and keys: `$XDG_CONFIG_HOME/pledgeline`, else `~/.config/pledgeline`.
    package static func configuration(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> URL {
        folder(environment["XDG_CONFIG_HOME"], else: ".config", environment)
    }

    private static func folder(_ named: String?, else usual: String, _ environment: [String: String]) -> URL {
        func place(_ path: String?) -> URL? { path.flatMap { $0.isEmpty ? nil : URL(filePath: $0, directoryHint: .isDirectory) } }
        let home = place(environment["HOME"]) ?? FileManager.default.homeDirectoryForCurrentUser
        let base = place(named) ?? home.appending(path: usual, directoryHint: .isDirectory)
        return base.appending(path: "pledgeline", directoryHint: .isDirectory)
    }

    /// Makes a folder that only its owner may look into, and those above it that are missing.
    package static func make(_ folder: URL) throws(WriteFailure) {
        var missing: [URL] = []
        var place = folder.standardizedFileURL
        var status = stat()
        while stat(place.path, &status) != 0, place.path != "/" {
            missing.append(place)
            place.deleteLastPathComponent()
        }
        for folder in missing.reversed() where mkdir(folder.path, 0o700) != 0 {
            // Somebody else was quicker.
            guard errno == EEXIST else { throw WriteFailure(errno) }
        }
        guard stat(folder.path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw WriteFailure(ENOTDIR) }
    }
}
