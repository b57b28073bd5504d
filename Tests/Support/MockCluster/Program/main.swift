import Foundation
import MockKafka

// librdkafka's mock brokers as a process of its own, for services that are processes: `mock-cluster [BROKERS]`. Prints `ready ADDRESSES`, then
// answers every order on standard input with `ok` or `error …`, and ends with its input.

/// A line at a time, and at once: somebody waits for it.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

let brokers = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
let cluster = try MockCluster(brokers: brokers)
say("ready \(cluster.bootstrap)")
while let line = readLine() {
    do {
        guard let order = MockOrder(line) else { throw MockOrder.Unreadable(line: line) }
        try order.carryOut(on: cluster)
        say("ok")
    } catch {
        say("error \(error)")
    }
}
