internal import RegistryCore
internal import Schema

/// One strand of the year. Parts know nothing of each other; their steps are put in order by time.
package protocol StoryPart: Sendable {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) throws
}

/// What all parts start from.
package struct SampleStory: Sendable {
    let seed: String
    let bundle: PBSchemeBundle
    let county: SampleCounty
    let posts: SamplePosts
    let fiveGood: FiveGoodPlan
    let plan: PledgePlan

    init(seed: String, bundle: PBSchemeBundle) {
        self.seed = seed
        self.bundle = bundle
        county = SampleCounty()
        posts = SamplePosts(county)
        fiveGood = FiveGoodPlan(seed: seed, county: county)
        plan = PledgePlan(seed: seed, county: county, posts: posts, slow: fiveGood.slow)
    }

    /// The sheet of the letter and of the quarterly checks.
    var letter: PBSheet { sheet("letter") }

    func sheet(_ id: String) -> PBSheet { bundle.sheets.first { $0.id == id } ?? PBSheet() }

    static let rootTime = SampleClock.at(2024, 12, 16, 9)
}
