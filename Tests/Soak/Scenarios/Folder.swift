package import Foundation

/// Places for the logs of processes, which only somebody who looks for a fault wants to see.
package enum Folder {
    package static func temporary() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pledgeline-faults-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
