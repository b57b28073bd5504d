/// How well a township does in what people think of it and in its checks, so that the four parts of its score go together as they do in life.
enum TownshipStanding {
    /// 0 (best) to 9, each once.
    static func weakness(_ township: String, _ sample: SampleStory) -> Int {
        var random = SampleRandom(seed: sample.seed, "standing")
        return random.shuffled(sample.county.townships.map(\.id)).firstIndex(of: township) ?? 0
    }
}
