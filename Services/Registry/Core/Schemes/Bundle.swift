internal import Domain
public import Foundation
public import Schema
internal import Streaming
internal import SwiftProtobuf

/// A published scheme bundle (考核办法). A published bundle never changes.
public struct Bundle: Hashable, Sendable {
    public var digest: Data
    public var content: PBSchemeBundle
    /// The offset of the decision that published it.
    public var offset: Int64

    public func sheet(_ id: String) -> PBSheet? { content.sheets.first { $0.id == id } }
    public func round(_ id: String) -> PBRound? { content.rounds.first { $0.id == id } }
    public func scheme(forCohort cohort: String) -> PBScheme? { content.schemes.first { $0.cohort == cohort } }
    public func recognition(_ id: String) -> PBRecognition? { content.recognitions.first { $0.id == id } }
    public func voterGroup(_ id: String) -> PBVoterGroup? { content.voterGroups.first { $0.id == id } }
    public func gradeTable(_ id: String) -> PBGradeTable? { content.gradeTables.first { $0.id == id } }
    public func externalSource(_ id: String) -> PBExternalSource? { content.externalSources.first { $0.id == id } }
    public func reportDuty(_ id: String) -> PBReportDuty? { content.reportDuties.first { $0.id == id } }
}

extension PBSheet {
    public var items: [PBSheetItem] { heads.flatMap(\.items) }
}

enum BundlePublished {
    static func apply(_ published: PBBundlePublished, to state: inout RegistryState, about unit: String, at step: Step) {
        // Only decodable bundles are accepted, but `apply` must be total.
        guard let content = try? PBSchemeBundle(serializedBytes: published.bundle) else { return }
        state.bundles[content.id] = Bundle(digest: published.digest, content: content, offset: step.offset)
    }
}

enum PublishBundle {
    static func decide(_ publish: PBPublishBundle, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        guard request.unit == state.root else { throw RegistryRefusals.unknownUnit(request.unit) }
        guard let content = try? PBSchemeBundle(serializedBytes: publish.bundle) else {
            throw RegistryRefusals.bundleInvalid(
                SchemeProblem(place: "bundle", zh: "不是 SchemeBundle。", en: "not a SchemeBundle."))
        }
        try FieldBounds.checkID(content.id, field: "bundle.id")
        guard state.bundles[content.id] == nil else { throw RegistryRefusals.bundleExists(content.id) }
        if let problem = SchemeCheck.problems(in: content).first { throw RegistryRefusals.bundleInvalid(problem) }
        var published = PBBundlePublished()
        published.bundle = publish.bundle
        published.digest = Digest.sha256(publish.bundle)
        return .accepted([PBFact(about: request.unit, .bundlePublished(published))])
    }
}
