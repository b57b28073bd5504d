internal import Schema

/// The recognitions at mid-year and the ranking of the townships in the next first quarter.
///
/// Each is preceded by ticks to scoring. They settle nothing; they carry causal tokens (``SampleTokens``), of which one submission holds only 8, so that
/// the closing waits for every partition scoring follows.
struct Closings: StoryPart {
    /// Registry, eight of pledges and eight of supervision, eight to a submission; the closing itself carries none.
    static let ticksBefore = 3

    func tell(_ sample: SampleStory, _ bag: inout StepBag) {
        let midYear = SampleClock.at(2025, 6, 30, 18, 10)
        ticks(before: midYear, &bag)
        for (index, recognition) in sample.bundle.recognitions.enumerated() {
            var close = PBCloseRecognition()
            close.recognition = recognition.id
            close.period = SampleExpectations.period
            let time = midYear + SampleClock.minute * Int64(index)
            bag.add(.scoring, SampleCounty.id, by: KeyName.scorer, at: time, .closeRecognition(close))
        }
        let yearEnd = SampleClock.at(2026, 3, 20, 18, 10)
        ticks(before: yearEnd, &bag)
        for scheme in sample.bundle.schemes {
            var close = PBCloseCohort()
            close.cohort = scheme.cohort
            close.period = SampleExpectations.period
            bag.add(.scoring, SampleCounty.id, by: KeyName.scorer, at: yearEnd, .closeCohort(close))
        }
    }

    private func ticks(before time: Int64, _ bag: inout StepBag) {
        for tick in 0..<Self.ticksBefore {
            bag.tick(.scoring, 0, at: time - SampleClock.minute * Int64(Self.ticksBefore - tick))
        }
    }
}
