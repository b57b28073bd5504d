/// Something given back with a reason: a letter, a pledge, a rectification.
public struct Returned: Hashable, Sendable {
    public var reason: String
    public var step: Step

    public init(reason: String, step: Step) {
        self.reason = reason
        self.step = step
    }
}
