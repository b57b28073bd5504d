import Streaming

extension LogContract {
    static let reading: [Behaviour] = [
        Behaviour("a reader starts exactly where it is told to") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append((0..<20).map { bytes("\($0)") }, to: partition)
            for start in [0, 7, 19] as [Int64] {
                let (records, end) = try await fixture.readToEnd(partition, from: start)
                try require(records.map(\.offset) == Array(start..<20) && end == 20, "from \(start): \(records.map(\.offset))")
            }
        },
        Behaviour("a reader that starts at the end is told so and waits for what comes") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append([bytes("old")], to: partition)
            let reader = try await fixture.log.reader(of: partition, from: 1)
            let (before, end) = try await fixture.readToEnd(reader)
            try require(before.isEmpty && end == 1, "at the end there was \(before), end \(end)")
            try await fixture.append([bytes("new")], to: partition)
            let after = try await fixture.read(1, from: reader)
            try require(after == [Record(offset: 1, key: nil, value: bytes("new"))], "read \(after)")
            await reader.close()
        },
        Behaviour("the end is told once, and again only after more records") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append([bytes("0")], to: partition)
            let reader = try await fixture.log.reader(of: partition, from: 0)
            var (records, end) = try await fixture.readToEnd(reader)
            for round in 1...3 as ClosedRange<Int64> {
                try require(records.map(\.offset) == [round - 1] && end == round, "round \(round): \(records), end \(end)")
                async let waiting = reader.next()
                try await fixture.append([bytes("\(round)")], to: partition)
                let batch = try await waiting
                // A second notice of the same end would be a batch without records.
                try require(batch.count > 0, "round \(round): the end was told twice")
                records = batch.records
                if let reached = batch.endReached {
                    end = reached
                } else {
                    let rest = try await fixture.readToEnd(reader)
                    records += rest.records
                    end = rest.end
                }
            }
            await reader.close()
        },
        Behaviour("a start outside the partition's bounds throws and never jumps") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append([bytes("0"), bytes("1")], to: partition)
            for start in [-1, -2, 3, 1_000] as [Int64] {
                let reader = try await fixture.log.reader(of: partition, from: start)
                for attempt in ["first", "second"] {
                    try await expect(.offsetOutOfRange(partition, offset: start), "the \(attempt) next() from \(start)") {
                        _ = try await reader.next()
                    }
                }
                await reader.close()
            }
        },
        Behaviour("two readers of one log read the same partition independently") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append((0..<10).map { bytes("\($0)") }, to: partition)
            let first = try await fixture.log.reader(of: partition, from: 0)
            let second = try await fixture.log.reader(of: partition, from: 5)
            try require(try await fixture.readToEnd(first).records.map(\.offset) == Array(0..<10), "the first reader")
            try require(try await fixture.readToEnd(second).records.map(\.offset) == Array(5..<10), "the second reader")
            try await fixture.append([bytes("more")], to: partition)
            try require(try await fixture.read(1, from: first).map(\.offset) == [10], "the first reader, later")
            await first.close()
            try await fixture.append([bytes("still more")], to: partition)
            try require(try await fixture.read(2, from: second).map(\.offset) == [10, 11], "the second reader, alone")
            await second.close()
        },
        Behaviour("a partition can be read again after its reader was closed") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append((0..<10).map { bytes("\($0)") }, to: partition)
            for start in [0, 4, 0, 9] as [Int64] {
                let (records, _) = try await fixture.readToEnd(partition, from: start)
                try require(records.map(\.offset) == Array(start..<10), "from \(start): \(records.map(\.offset))")
            }
        },
        Behaviour("a batch stays readable while its reader goes on and after it is closed") { fixture in
            let partition = try await fixture.partition()
            try await fixture.append((0..<100).map { bytes("\($0)") }, to: partition)
            let reader = try await fixture.log.reader(of: partition, from: 0)
            var batches: [any RecordBatch] = []
            while batches.reduce(0, { $0 + $1.count }) < 100 { batches.append(try await reader.next()) }
            await reader.close()
            try require(batches.flatMap(\.records).map(\.value) == (0..<100).map { bytes("\($0)") }, "records changed")
        },
        Behaviour("cancelling a waiting reader's task ends the wait") { fixture in
            let partition = try await fixture.partition()
            let reader = try await fixture.log.reader(of: partition, from: 0)
            _ = try await fixture.readToEnd(reader)
            let waiting = Task { try await reader.next().count }
            waiting.cancel()
            try await expect(.closed, "a cancelled next()") { _ = try await waiting.value }
            await reader.close()
        },
        Behaviour("closing a reader ends its waiting next() and every later one") { fixture in
            let partition = try await fixture.partition()
            let reader = try await fixture.log.reader(of: partition, from: 0)
            _ = try await fixture.readToEnd(reader)
            async let waiting = reader.next()
            await reader.close()
            do {
                _ = try await waiting
                throw ContractViolation("next() of a closed reader returned")
            } catch LogError.closed {}
            try await expect(.closed, "next() after close()") { _ = try await reader.next() }
            await reader.close()
        },
    ]
}
