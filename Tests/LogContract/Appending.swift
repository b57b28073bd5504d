import Streaming

extension LogContract {
    static let appending: [Behaviour] = [
        Behaviour("acknowledged offsets are dense and in the order of appending") { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            for token in 0..<500 as Range<UInt64> {
                try appender.append(bytes("\(token)"), key: nil, to: partition, timestamp: nil, token: token)
            }
            let acknowledgements = try await fixture.acknowledged(500, by: appender)
            try require(
                acknowledgements == (0..<500).map { Acknowledgement(token: $0, result: .success(Int64($0))) },
                "acknowledgements out of order or with gaps")
            let (records, end) = try await fixture.readToEnd(partition)
            try require(records.map(\.value) == (0..<500).map { bytes("\($0)") }, "records read differ from those appended")
            try require(records.map(\.offset) == Array(0..<500) && end == 500, "offsets read are not 0 to 499, end 500")
            await appender.abandon(within: 5_000)
        },
        Behaviour("one appender keeps each partition's order while writing several") { fixture in
            let topic = try await fixture.topic(partitions: 3)
            let appender = try await fixture.log.appender()
            for token in 0..<300 as Range<UInt64> {
                try appender.append(
                    bytes("\(token)"), key: nil, to: TopicPartition(topic: topic, partition: Int32(token % 3)), timestamp: nil,
                    token: token)
            }
            let acknowledgements = try await fixture.acknowledged(300, by: appender)
            for partition in 0..<3 as Range<Int32> {
                let (records, _) = try await fixture.readToEnd(TopicPartition(topic: topic, partition: partition))
                let sent = (0..<100).map { $0 * 3 + Int(partition) }
                try require(records.map(\.value) == sent.map { bytes("\($0)") }, "partition \(partition) is out of order")
                let offsets = try acknowledgements.filter { $0.token % 3 == UInt64(partition) }.map { try $0.result.get() }
                try require(offsets == Array(0..<100), "partition \(partition)'s offsets are not dense")
            }
            await appender.abandon(within: 5_000)
        },
        Behaviour("a null key, a null value and an empty value each come back as they were") { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            let sent: [(key: [UInt8]?, value: [UInt8]?)] = [(nil, nil), (bytes("k"), nil), (nil, bytes("v")), (bytes("k"), []), ([], [])]
            for (token, record) in sent.enumerated() {
                try appender.append(record.value, key: record.key, to: partition, timestamp: nil, token: UInt64(token))
            }
            _ = try await fixture.acknowledged(sent.count, by: appender)
            let (records, _) = try await fixture.readToEnd(partition)
            let expected = sent.enumerated().map { Record(offset: Int64($0), key: $1.key, value: $1.value) }
            try require(records == expected, "read \(records)")
            await appender.abandon(within: 5_000)
        },
        Behaviour("a record of 64 KiB comes back whole") { fixture in
            let partition = try await fixture.partition()
            let value = (0..<65_536).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) }
            try await fixture.append([value], to: partition)
            let (records, _) = try await fixture.readToEnd(partition)
            try require(records.map(\.value) == [value], "the record was changed")
        },
        Behaviour("two appenders at once lose nothing and each keeps its order") { fixture in
            let partition = try await fixture.partition()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for name in ["a", "b"] {
                    group.addTask { try await fixture.append((0..<200).map { bytes("\(name)\($0)") }, to: partition) }
                }
                try await group.waitForAll()
            }
            let (records, end) = try await fixture.readToEnd(partition)
            try require(end == 400 && records.map(\.offset) == Array(0..<400), "400 records should be there, densely")
            for name in ["a", "b"] {
                let own = records.compactMap(\.value).filter { $0.starts(with: bytes(name)) }
                try require(own == (0..<200).map { bytes("\(name)\($0)") }, "\(name)'s records are out of order or lost")
            }
        },
        Behaviour("a record keeps its producer's time", needs: [.producersTime]) { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            let times: [Int64] = [1_700_000_000_123, 1_600_000_000_000, 1_800_000_000_999]
            for (token, time) in times.enumerated() {
                try appender.append(bytes("t"), key: nil, to: partition, timestamp: time, token: UInt64(token))
            }
            _ = try await fixture.acknowledged(times.count, by: appender)
            let reader = try await fixture.log.reader(of: partition, from: 0)
            var read: [Int64] = []
            while read.count < times.count {
                let batch = try await reader.next()
                read += (0..<batch.count).map { batch.withRecord(at: $0) { $0.timestamp } }
            }
            try require(read == times, "read times \(read)")
            await reader.close()
            await appender.abandon(within: 5_000)
        },
        Behaviour("flush says when everything has been acknowledged, and takes no acknowledgement away") { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            for token in 0..<50 as Range<UInt64> {
                try appender.append(bytes("f"), key: nil, to: partition, timestamp: nil, token: token)
            }
            try require(await appender.flush(within: 30_000), "flush gave up")
            try require(try await fixture.log.bounds(of: partition).high == 50, "flush returned before the records were there")
            try require(try await fixture.acknowledged(50, by: appender).count == 50, "flush swallowed acknowledgements")
            await appender.abandon(within: 5_000)
        },
    ]
}
