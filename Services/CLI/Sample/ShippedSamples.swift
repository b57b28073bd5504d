/// The samples that come with the command, by name.
public enum ShippedSamples {
    public static let names = ["zhanhua"] + StorySample.shipped

    /// - Returns: nil if there is none of that name.
    public static func sample(named name: String) throws -> (any Sample)? {
        if name == ZhanhuaSample.name { return try ZhanhuaSample() }
        guard StorySample.shipped.contains(name) else { return nil }
        return try StorySample(files: EmbeddedStory(name: name))
    }
}
