import Streaming
import Testing

@Suite("How soon a partition is tried for again")
struct RetryPacingTests {
    static let asked = Duration.milliseconds(500)

    @Test("twice superseded is a take-over; from the third time within a minute on pauses double, to a minute")
    func rivals() {
        var pacing = RetryPacing()
        var now = Duration.zero
        var pauses: [Duration] = []
        for _ in 0..<10 {
            let pause = pacing.pause(after: .lostToRival("b"), asked: Self.asked, at: now)
            pauses.append(pause)
            now += pause
            pacing.becameActive(at: now)
            now += .seconds(1)
        }
        let own: [Int64] = [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]
        #expect(pauses == own.map { .seconds($0) + Self.asked })
    }

    @Test("rarely superseded is no rivalry")
    func rare() {
        var pacing = RetryPacing()
        for minute in 0..<10 {
            #expect(pacing.pause(after: .lostToRival("b"), asked: Self.asked, at: .seconds(61 * minute)) == Self.asked)
        }
    }

    @Test("whoever held the partition for a minute begins anew")
    func held() {
        var pacing = RetryPacing()
        for second in 0..<5 { _ = pacing.pause(after: .lostToRival("b"), asked: Self.asked, at: .seconds(second)) }
        pacing.becameActive(at: .seconds(10))
        #expect(pacing.pause(after: .lostToRival("b"), asked: Self.asked, at: .seconds(69)) > .seconds(16))
        pacing.becameActive(at: .seconds(100))
        #expect(pacing.pause(after: .lostToRival("b"), asked: Self.asked, at: .seconds(160)) == Self.asked)
    }

    @Test("failures pause for twice as long each time, to half a minute")
    func failures() {
        var pacing = RetryPacing()
        let pauses = (0..<8).map { pacing.pause(after: .failed("no"), asked: Self.asked, at: .seconds($0)) }
        #expect(pauses == [0.5, 1, 2, 4, 8, 16, 30, 30].map { .seconds($0) })
    }
}
