import Foundation
import Schema
import Streaming
import Testing

@testable import ServiceKit

@Suite("When heads are due")
struct HeadsScheduleTests {
    private let partition = TopicPartition(topic: "p.pledges.decisions.v1", partition: 3)

    private func standing(_ next: Int64) -> Standing {
        var standing = Standing(chain: Data([1]))
        standing.nextOffset = next
        standing.epoch = 9
        standing.nextSequence = 4
        standing.lastInput = 11
        standing.acceptedEpochs = [9, 2]
        standing.time = 5
        return standing
    }

    @Test("a head tells where the partition stands, under topic/partition")
    func contents() {
        let head = PBPartitionHead(standing(8), of: partition)
        #expect(head.key == "p.pledges.decisions.v1/3")
        #expect(head.offset == 7 && head.epoch == 9 && head.nextSeq == 4 && head.inputOffset == 11 && head.time == 5)
        #expect(head.acceptedEpochs == [2, 9])
        #expect(head.chain == Data([1]))
    }

    @Test("due at once when the partition becomes active, then after a hundred decisions")
    func hundred() {
        var schedule = HeadsSchedule()
        #expect(schedule.becameActive(partition, standing(1), at: .zero).offset == 0)
        #expect(schedule.confirmed(99, partition, standing(100), at: .seconds(1)) == nil)
        #expect(schedule.confirmed(1, partition, standing(101), at: .seconds(1))?.offset == 100)
        #expect(schedule.confirmed(1, partition, standing(102), at: .seconds(1)) == nil)
    }

    @Test("due after ten seconds, but only if it has changed")
    func time() {
        var schedule = HeadsSchedule()
        _ = schedule.becameActive(partition, standing(1), at: .zero)
        #expect(schedule.elapsed(at: .seconds(60)).isEmpty)
        #expect(schedule.confirmed(1, partition, standing(2), at: .seconds(61))?.offset == 1, "long ago: at once")
        #expect(schedule.confirmed(1, partition, standing(3), at: .seconds(62)) == nil)
        #expect(schedule.elapsed(at: .seconds(70)).isEmpty)
        #expect(schedule.elapsed(at: .seconds(71)).map(\.offset) == [2])
        #expect(schedule.elapsed(at: .seconds(99)).isEmpty)
    }

    @Test("giving a partition up returns a head not yet published, once")
    func ending() {
        var schedule = HeadsSchedule()
        _ = schedule.becameActive(partition, standing(1), at: .zero)
        #expect(schedule.end(partition) == nil)
        _ = schedule.becameActive(partition, standing(1), at: .zero)
        _ = schedule.confirmed(1, partition, standing(2), at: .seconds(1))
        #expect(schedule.end(partition)?.offset == 1)
        #expect(schedule.end(partition) == nil)
        #expect(schedule.elapsed(at: .seconds(99)).isEmpty)
    }

    @Test("each partition has a clock of its own")
    func several() {
        var schedule = HeadsSchedule()
        let other = TopicPartition(topic: partition.topic, partition: 4)
        _ = schedule.becameActive(partition, standing(1), at: .zero)
        _ = schedule.becameActive(other, standing(1), at: .seconds(8))
        _ = schedule.confirmed(1, partition, standing(2), at: .seconds(9))
        _ = schedule.confirmed(1, other, standing(2), at: .seconds(9))
        #expect(schedule.elapsed(at: .seconds(12)).map(\.partition) == [3])
        #expect(schedule.elapsed(at: .seconds(18)).map(\.partition) == [4])
    }
}
