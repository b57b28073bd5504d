package import Schema

/// One submission of the sample.
package struct SampleStep: Sendable {
    /// UUIDv7 of the step's time and of a hash of its place in the year.
    package var id: SubmissionID
    package var unit: String
    package var body: PBPayload.Body
    /// The name of the key that signs; see ``SampleKeys``.
    package var signer: String
    /// The declared time: milliseconds since 1970.
    package var time: Int64
    /// The name of the sample.
    package var sample = ZhanhuaSample.name
    package var expected = Expectation.accepted
    /// What looks wrong is meant.
    package var meant = false

    /// What must become of it. Refusals belong to a story too.
    package enum Expectation: Hashable, Sendable {
        case accepted
        case refused(code: String)
    }

    /// The service that decides it.
    package var service: PBService { body.service }
    package var namespace: String { SampleKeys.namespace(of: sample) }

    package func signingKey() throws -> SigningKey { try SampleKeys.signingKey(named: signer, of: sample) }

    /// The payload to be signed.
    ///
    /// - Parameter after: decisions that must have been folded before this is decided, at most `Intake.maximumTokens`.
    package func payload(after: [PBPosition] = []) -> PBPayload {
        var payload = PBPayload()
        payload.id = id.description
        payload.namespace = namespace
        payload.unit = unit
        payload.issuedAt = time
        payload.after = after
        payload.meant = meant
        payload.body = body
        return payload
    }
}

/// A stretch of the year. A step depends on earlier waves, and inside its wave only on earlier steps of the same service and unit; so a wave may be
/// sent at once, in order within each topic partition, once the wave before it has been decided.
package struct SampleWave: Sendable {
    package var title: PBText
    /// Once it has been decided, the figures of the sample stand exactly (``Sample/figures(of:)``).
    package var showsFigures: Bool
    /// In the order of their times.
    package var steps: [SampleStep]
}
