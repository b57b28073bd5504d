import Testing

@testable import Kafka

@Suite("Fetch pacing")
struct FetchPacingTests {
    private let pacing = FetchPacing()

    /// Whether the last of so many answers asks for a pause.
    private func answers(_ count: Int, size: Int, roundTripMicroseconds: Int64) -> Bool {
        (0..<count).reduce(false) { _, _ in pacing.pauseMicroseconds(answerSize: size, roundTripMicroseconds: roundTripMicroseconds) > 0 }
    }

    @Test("pauses after many quick answers without a record, and goes on at once when a larger one comes")
    func pausesInSilence() {
        #expect(!answers(FetchPacing.patience, size: 90, roundTripMicroseconds: 80))
        #expect(answers(10, size: 90, roundTripMicroseconds: 80))
        #expect(!answers(1, size: 170, roundTripMicroseconds: 80))
        #expect(!answers(FetchPacing.patience - 1, size: 90, roundTripMicroseconds: 80))
    }

    @Test("empty answers of different sizes are a silence all the same, and a record given to a reader ends it")
    func variesAndEnds() {
        for _ in 0..<FetchPacing.patience {
            _ = answers(1, size: 170, roundTripMicroseconds: 80)
            _ = answers(1, size: 90, roundTripMicroseconds: 80)
        }
        #expect(answers(1, size: 120, roundTripMicroseconds: 80))
        pacing.noteRecords()
        #expect(!answers(FetchPacing.patience, size: 90, roundTripMicroseconds: 80))
    }

    @Test("the pauses of a long silence grow to a bound, and a record makes them short again")
    func grows() {
        _ = answers(FetchPacing.patience, size: 90, roundTripMicroseconds: 80)
        #expect(pacing.pauseMicroseconds(answerSize: 90, roundTripMicroseconds: 80) == FetchPacing.shortestPauseMicroseconds)
        _ = answers(10_000, size: 90, roundTripMicroseconds: 80)
        #expect(pacing.pauseMicroseconds(answerSize: 90, roundTripMicroseconds: 80) == FetchPacing.longestPauseMicroseconds)
        #expect(pacing.pauseMicroseconds(answerSize: 170, roundTripMicroseconds: 80) == 0)
        _ = answers(FetchPacing.patience, size: 90, roundTripMicroseconds: 80)
        #expect(pacing.pauseMicroseconds(answerSize: 90, roundTripMicroseconds: 80) == FetchPacing.shortestPauseMicroseconds)
    }

    @Test("never slows down a broker that holds back its empty answers as asked")
    func leavesPatientBrokersAlone() {
        #expect(!answers(1_000, size: 90, roundTripMicroseconds: 20_000))
    }

    @Test("is for the trial broker's cluster alone: another is never slowed down, however quickly it answers")
    func knowsTheTrialBroker() {
        #expect(!pacing.isTrial { nil })
        #expect(pacing.isTrial { FetchPacing.trialCluster })
        // Known once and for all.
        #expect(
            pacing.isTrial {
                Issue.record("asked again"); return nil
            })
        let other = FetchPacing()
        #expect(!other.isTrial { "4L6g3nShT-eMCtK--X86sw" } && !other.isTrial { FetchPacing.trialCluster })
    }

    @Test("does not count answers that were never timed")
    func ignoresUntimed() {
        #expect(!answers(1_000, size: 90, roundTripMicroseconds: -1))
    }
}
