internal import Foundation
public import Schema

/// A year of a sample county after the description of Zhanhua, as pure data: about 40,000 submissions from genesis to the ranking of the townships, the same for everybody who makes them
/// from the same seed.
///
/// What is published of Zhanhua comes out exactly (``SampleExpectations``); who did what, and where, is invented.
public struct ZhanhuaSample: Sample {
    public static let name = "zhanhua"
    public static let namespace = SampleKeys.namespace(of: name)
    public static let defaultSeed = "pledgeline sample zhanhua 2025"

    public var name: String { Self.name }
    public var title: PBText { .both("样例县的一年（据沾化县的公开介绍）", "A sample county's year, after the description of Zhanhua") }
    public let seed: String
    public let bundle: PBSchemeBundle
    /// Parents before children.
    public let units: [SampleUnit]
    /// The root key first.
    public let keys: [SampleKey]
    /// In the order in which they are to be sent.
    public let waves: [SampleWave]

    /// The bundle in force in the sample's year.
    public static func bundle() throws -> PBSchemeBundle { try BundleFile.read(bundleText) }

    /// The same as people write it, with its comments.
    public static var bundleText: String { String(decoding: PackageResources.zhanhua_yaml, as: UTF8.self) }

    public init(seed: String = Self.defaultSeed) throws {
        try self.init(seed: seed, telling: Array(Self.parts.indices))
    }

    /// - Parameter order: in which order the parts are told. It must not matter; tests try.
    init(seed: String, telling order: [Int]) throws {
        let story = SampleStory(seed: seed, bundle: try Self.bundle())
        self.seed = seed
        bundle = story.bundle
        units = story.county.units
        keys = story.county.keys
        var sketched: [SketchedStep] = []
        for index in order {
            var bag = StepBag(part: index)
            try Self.parts[index].tell(story, &bag)
            sketched += bag.steps
        }
        waves = SampleCalendar.waves(of: Self.steps(from: sketched, seed: seed))
    }

    static let parts: [any StoryPart] = [
        Beginning(), Ticks(), TownshipLetters(), VillageLetters(), QuarterlyChecks(), FiveGoodRound(), Ballots(), Closings(),
        FulfilmentNotices(), DrawNotices(), Statements(),
    ]

    private static func steps(from sketched: [SketchedStep], seed: String) -> [SampleStep] {
        sketched.sorted(by: SketchedStep.precedes).enumerated().map { index, step in
            var random = SampleRandom(seed: seed, "id \(index)")
            return SampleStep(
                id: SubmissionID(milliseconds: step.time, using: &random), unit: step.unit, body: step.body,
                signer: step.signer, time: step.time)
        }
    }
}
