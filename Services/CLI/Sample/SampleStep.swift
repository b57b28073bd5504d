public import Schema

/// One submission of the sample.
public struct SampleStep: Sendable {
    /// UUIDv7 of the step's time and of a hash of its place in the year.
    public var id: SubmissionID
    public var service: PBService
    public var unit: String
    public var body: PBPayload.OneOf_Body
    /// The name of the key that signs; see ``ZhanhuaSample/signingKey(named:)``.
    public var signer: String
    /// The declared time: milliseconds since 1970.
    public var time: Int64

    /// The payload to be signed.
    ///
    /// - Parameter after: decisions that must have been folded before this is decided, at most `Intake.maximumTokens`.
    public func payload(after: [PBPosition] = []) -> PBPayload {
        var payload = PBPayload()
        payload.id = id.description
        payload.namespace = ZhanhuaSample.namespace
        payload.service = service
        payload.unit = unit
        payload.issuedAt = time
        payload.after = after
        payload.body = body
        return payload
    }
}

/// A stretch of the year. A step depends on earlier waves, and inside its wave only on earlier steps of the same service and unit; so a wave may be
/// sent at once, in order within each topic partition, once the wave before it has been decided.
public struct SampleWave: Sendable {
    public var title: PBText
    /// The last wave of the first half-year: once it has been decided, the published mid-year figures stand exactly (``SampleExpectations``).
    public var isMidYear: Bool
    /// In the order of their times.
    public var steps: [SampleStep]
}
