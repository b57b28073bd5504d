internal import Files
package import Foundation
internal import Schema

extension Spool {
    /// A document that a submission in the spool cites.
    package enum KeptDocument {
        case waiting(Data)
        /// It was uploaded, or never to be.
        case gone
        /// It is not the one that was kept.
        case altered
    }

    /// Documents that wait to be uploaded, each under its digest in hexadecimal.
    package var documents: URL { folder.appending(path: "documents", directoryHint: .isDirectory) }

    /// Keeps documents until they are uploaded. To be done before the submission that cites them is put.
    package func keep(_ contents: [Data]) throws {
        let files = Dictionary(contents.map { (Digest.sha256($0).hex, $0) }) { $1 }.map { (name: $0.key, data: $0.value) }
        try Self.writing(documents.path) { try WholeFile.write(files, into: documents, mode: Self.fileMode) }
    }

    package func document(_ digest: Data) throws -> KeptDocument {
        let path = documents.appending(path: digest.hex)
        do {
            let content = try Data(contentsOf: path)
            return Digest.sha256(content) == digest ? .waiting(content) : .altered
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return .gone
        }
    }

    /// It was uploaded: whoever else cites it finds it there, too.
    package func forget(_ digest: Data) { unlink(documents.appending(path: digest.hex).path) }

    /// Removes documents that nobody cites any more and that are too old for their submission to be on its way into the spool.
    func sweepDocuments(citedBy entries: [SpoolEntry]) throws {
        let cited = Set(entries.flatMap(\.documents).map(\.hex))
        for name in try Self.names(in: documents) where !cited.contains(name) {
            let path = documents.appending(path: name).path
            if Self.isLeftOver(path) { unlink(path) }
        }
    }
}
