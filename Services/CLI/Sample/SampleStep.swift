public import Schema

/// One submission of the sample.
public struct SampleStep: Sendable {
    /// UUIDv7 of the step's time and of a hash of its place in the year.
    public var id: SubmissionID
    public var unit: String
    public var body: PBPayload.Body
    /// The name of the key that signs; see ``SampleKeys``.
    public var signer: String
    /// The declared time: milliseconds since 1970.
    public var time: Int64
    /// The name of the sample.
    public var sample = ZhanhuaSample.name
    public var expected = Expectation.accepted
    /// What looks wrong is meant.
    public var meant = false

    /// What must become of it. Refusals belong to a story too.
    public enum Expectation: Hashable, Sendable {
        case accepted
        case refused(code: String)
    }

    /// The service that decides it.
    public var service: PBService { body.service }
    public var namespace: String { SampleKeys.namespace(of: sample) }

    public func signingKey() throws -> SigningKey { try SampleKeys.signingKey(named: signer, of: sample) }

    /// The payload to be signed.
    ///
    /// - Parameter after: decisions that must have been folded before this is decided, at most `Intake.maximumTokens`.
    public func payload(after: [PBPosition] = []) -> PBPayload {
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
public struct SampleWave: Sendable {
    public var title: PBText
    /// Once it has been decided, the figures of the sample stand exactly (``Sample/figures(of:)``).
    public var showsFigures: Bool
    /// In the order of their times.
    public var steps: [SampleStep]
}
