internal import Bundles
internal import Foundation
package import Schema

/// A year of a sample county after the description of Zhanhua, as pure data: about 40,000 submissions from genesis to the ranking of the townships, the same for everybody who makes them
/// from the same seed.
///
/// What is published of Zhanhua comes out exactly (``SampleExpectations``); who did what, and where, is invented.
package struct ZhanhuaSample: Sample {
    package static let name = "zhanhua"
    package static let namespace = SampleKeys.namespace(of: name)
    package static let defaultSeed = "pledgeline sample zhanhua 2025"

    package var name: String { Self.name }
    package var title: PBText { .both("样例县的一年（据沾化县的公开介绍）", "A sample county's year, after the description of Zhanhua") }
    package let seed: String
    package let bundle: PBSchemeBundle
    /// Parents before children.
    package let units: [SampleUnit]
    /// The root key first.
    package let keys: [SampleKey]
    /// In the order in which they are to be sent.
    package let waves: [SampleWave]

    /// The bundle in force in the sample's year.
    package static func bundle() throws -> PBSchemeBundle { try BundleFile.read(bundleText) }

    /// The same as people write it, with its comments.
    package static var bundleText: String { String(decoding: PackageResources.zhanhua_yaml, as: UTF8.self) }

    package init(seed: String = Self.defaultSeed) throws {
        try self.init(seed: seed, telling: Array(Self.parts.indices))
    }

    /// - Parameter order: in which order the parts are told. It must not matter; tests try.
    package init(seed: String, telling order: [Int]) throws {
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

    package static let parts: [any StoryPart] = [
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
