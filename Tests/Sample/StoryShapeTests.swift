import Schema
import Streaming
import Testing

@testable import PledgelineCLI

/// What can be seen of the stories without deciding anything.
struct StoryShapeTests {
    @Test(
        "every story that is shipped can be read, keeps to its namespace and tells its steps in the order of their times",
        arguments: StorySample.shipped)
    func readable(name: String) throws {
        let sample = try StorySample(files: EmbeddedStory(name: name))
        #expect(sample.namespace == "\(name)-sample")
        let steps = sample.waves.flatMap(\.steps)
        #expect(steps.map(\.time) == steps.map(\.time).sorted())
        #expect(Set(steps.map(\.id)).count == steps.count)
        #expect(steps.allSatisfy { $0.namespace == sample.namespace })
    }
}
