package import Schema

/// A file's name in the spool: the submission's id, after it `@` once it has been given to a broker, and the offset once the broker has told it. A
/// renaming is all it takes to note how far one has come, and nothing can be torn by it.
package struct SpoolName: Hashable {
    package var id: SubmissionID
    package var standing: Standing

    package enum Standing: Hashable {
        case waiting
        case handed
        case acknowledged(Int64)
    }

    package init(_ id: SubmissionID, _ standing: Standing) {
        self.id = id
        self.standing = standing
    }

    /// nil for a name that is none of the spool's.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let id = parts.first.flatMap({ SubmissionID(String($0)) }) else { return nil }
        self.id = id
        switch parts.count {
        case 1: standing = .waiting
        case 2 where parts[1].isEmpty: standing = .handed
        default:
            guard let offset = Int64(parts[1]), offset >= 0 else { return nil }
            standing = .acknowledged(offset)
        }
        // A file is looked for under the name it would be given.
        guard self.text == text else { return nil }
    }

    package var text: String {
        switch standing {
        case .waiting: id.description
        case .handed: "\(id)@"
        case .acknowledged(let offset): "\(id)@\(offset)"
        }
    }
}
