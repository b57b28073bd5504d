/// A sample that comes with the command, by its name.
package enum SampleName: String, Sendable, CaseIterable {
    case zhanhua, quwo, langzhong, community

    package func sample() throws -> any Sample {
        switch self {
        case .zhanhua: try ZhanhuaSample()
        case .quwo, .langzhong, .community: try StorySample(files: EmbeddedStory(name: rawValue))
        }
    }
}
