import Streaming

extension LogContract {
    static let ending: [Behaviour] = [
        Behaviour("an abandoned appender leaves a readable log of an intact beginning") { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            try appender.append(bytes("first"), key: nil, to: partition, timestamp: nil, token: 0)
            _ = try await fixture.acknowledged(1, by: appender)
            for token in 1..<200 as Range<UInt64> {
                try appender.append(bytes("\(token)"), key: nil, to: partition, timestamp: nil, token: token)
            }
            await appender.abandon(within: 5_000)
            // What was under way may have landed or not, but in order; and the log takes more.
            let successor = try await fixture.append([bytes("next")], to: partition)
            let (records, _) = try await fixture.readToEnd(partition)
            let values = records.compactMap(\.value).filter { $0 != bytes("next") }
            let sent = [bytes("first")] + (1..<200).map { bytes("\($0)") }
            try require(!values.isEmpty && sent.starts(with: values), "read \(values.map { String(decoding: $0, as: UTF8.self) })")
            try require(records.contains { $0.offset == successor[0] && $0.value == bytes("next") }, "the next record is missing")
        },
        Behaviour("an abandoned appender takes no more and ends its waiting caller, however often it is abandoned") { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            async let waiting = appender.nextAcknowledgements()
            await appender.abandon(within: 5_000)
            do {
                _ = try await waiting
                throw ContractViolation("nextAcknowledgements() of an abandoned appender returned")
            } catch LogError.closed {}
            await appender.abandon(within: 5_000)
            try await expect(.closed, "append() after abandon()") {
                try appender.append(bytes("x"), key: nil, to: partition, timestamp: nil, token: 0)
            }
            try await expect(.closed, "nextAcknowledgements() after abandon()") { _ = try await appender.nextAcknowledgements() }
        },
        Behaviour("cancelling a task that waits for acknowledgements closes the wait, and loses none") { fixture in
            let partition = try await fixture.partition()
            let appender = try await fixture.log.appender()
            let waiting = Task { try await appender.nextAcknowledgements() }
            waiting.cancel()
            try await expect(.closed, "a cancelled nextAcknowledgements()") { _ = try await waiting.value }
            try appender.append(bytes("x"), key: nil, to: partition, timestamp: nil, token: 9)
            try require(
                try await fixture.acknowledged(1, by: appender) == [Acknowledgement(token: 9, result: .success(0))],
                "the acknowledgement after a cancelled wait")
            await appender.abandon(within: 5_000)
        },
    ]
}
