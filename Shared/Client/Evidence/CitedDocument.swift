package import Foundation
package import Schema

/// A document as a submission cites it.
package struct CitedDocument {
    package var evidence: PBEvidence
    /// The document itself, if it is to be uploaded before the submission is sent.
    package var content: Data?

    package init(evidence: PBEvidence, content: Data? = nil) {
        self.evidence = evidence
        self.content = content
    }
}

extension [CitedDocument] {
    package var evidence: [PBEvidence] { map(\.evidence) }
}
