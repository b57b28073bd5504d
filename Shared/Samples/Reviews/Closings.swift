internal import Schema

/// The recognitions at mid-year and the ranking of the townships in the next first quarter.
struct Closings: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        let midYear = SampleClock.at(2025, 6, 30, 18, 10)
        for (index, recognition) in sample.bundle.recognitions.enumerated() {
            var close = PBCloseRecognition()
            close.recognition = recognition.id
            close.period = SampleExpectations.period
            let time = midYear + SampleClock.minute * Int64(index)
            bag.add(SampleCounty.id, by: KeyName.scorer, at: time, .closeRecognition(close))
        }
        let yearEnd = SampleClock.at(2026, 3, 20, 18, 10)
        for scheme in sample.bundle.schemes {
            var close = PBCloseCohort()
            close.cohort = scheme.cohort
            close.period = SampleExpectations.period
            bag.add(SampleCounty.id, by: KeyName.scorer, at: yearEnd, .closeCohort(close))
        }
    }
}
