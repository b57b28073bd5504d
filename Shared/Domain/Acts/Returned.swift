/// The return of a letter, a pledge or a rectification, with its reason.
public struct Returned: Hashable, Sendable {
    public var reason: String
    public var step: Step

    public init(reason: String, step: Step) {
        self.reason = reason
        self.step = step
    }
}
