package import Schema

/// The timekeeper's ticks, one to each partition: on the first of every month, and before Christmas for what was due in the middle of December.
/// (A real system ticks every day.)
struct Ticks: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        let afterwards = (1...3).map { CivilDate(2026, $0, 1) }
        let days = (4...12).map { CivilDate(2025, $0, 1) } + [CivilDate(2025, 12, 22)] + afterwards
        for day in days {
            for service in [PBService.pledges, .supervision] {
                for partition in 0..<Topics.partitions(of: service) {
                    bag.tick(service, Int32(partition), at: SampleClock.at(day, 6))
                }
            }
        }
    }
}

extension StepBag {
    package mutating func tick(_ service: PBService, _ partition: Int32, at time: Int64) {
        var tick = PBTick()
        tick.partition = partition
        guard let body = PBPayload.Body.tick(tick, of: service) else { return }
        add(SampleCounty.id, by: KeyName.timekeeper, at: time, body)
    }
}
