import Foundation
import Synchronization

/// Stands between clients and one broker on 127.0.0.1, and does to what passes what a broker that is configured wrongly does, or a bad network.
///
/// It understands Kafka's frames, and of the messages only what it changes: brokers' addresses (``KafkaAnswer``) and empty fetches (``KafkaFetch``).
public final class BrokerProxy: Sendable {
    public struct Fault: Sendable {
        /// What the broker is made to call itself.
        public var advertised: Advertised?
        /// Every answer comes so much later.
        public var delay: Duration = .zero
        public var cut: Cut?
        /// Holds an empty answer to a fetch back for as long as the fetch asks, as Apache Kafka does and some brokers do not.
        public var holdsEmptyFetches = false

        public init() {}
    }

    public enum Advertised: Sendable, Hashable {
        case address(String, UInt16)
        /// The address of the proxy itself, so that clients stay with it.
        case proxy
    }

    /// The connection is gone for everybody once so much has passed.
    public struct Cut: Sendable {
        public enum Measure: Sendable, Hashable {
            case requests(Int), answers(Int), bytesToBroker(Int), bytesToClient(Int)
        }
        public var after: Measure
        /// Whether nobody is let in afterwards either, until ``BrokerProxy/stop()``.
        public var staysAway: Bool

        public init(after: Measure, staysAway: Bool) {
            self.after = after
            self.staysAway = staysAway
        }
    }

    public let port: UInt16
    public var bootstrap: String { "127.0.0.1:\(port)" }

    let fault: Fault
    private let brokerPort: UInt16
    private let listener: Int32
    private let state = Mutex(State())

    struct State {
        var isStopped = false
        var wasCut = false
        var requests = 0
        var answers = 0
        var bytesToBroker = 0
        var bytesToClient = 0
        var open: Set<Int32> = []
        var held: Duration = .zero
    }

    /// - Parameter brokerPort: of 127.0.0.1.
    public init(to brokerPort: UInt16, fault: Fault) throws {
        self.brokerPort = brokerPort
        self.fault = fault
        (listener, port) = try LoopbackSocket.listen()
        // Not through self: the thread must not keep the proxy alive.
        let proxy = Unowned(self)
        Thread.detachNewThread { [listener] in
            while let client = LoopbackSocket.accept(listener) {
                guard let proxy = proxy.value, proxy.serve(client) else {
                    close(client)
                    continue
                }
            }
        }
    }

    private final class Unowned: Sendable {
        private struct Reference { weak var proxy: BrokerProxy? }
        private let reference = Mutex(Reference())
        init(_ proxy: BrokerProxy) { reference.withLock { $0.proxy = proxy } }
        var value: BrokerProxy? { reference.withLock { $0.proxy } }
    }

    /// Lets nobody in any more and ends every connection.
    public func stop() {
        let open = state.withLock { state in
            state.isStopped = true
            return state.open
        }
        for descriptor in open { shutdown(descriptor, LoopbackSocket.both) }
        shutdown(listener, LoopbackSocket.both)
    }

    deinit {
        stop()
        close(listener)
    }

    /// - Returns: whether the connection was taken over.
    private func serve(_ client: Int32) -> Bool {
        let isOpen = state.withLock { !$0.isStopped && !($0.wasCut && fault.cut?.staysAway == true) }
        guard isOpen, let broker = LoopbackSocket.connect(to: brokerPort) else { return false }
        state.withLock { $0.open.formUnion([client, broker]) }
        let passage = Passage(proxy: self, client: client, broker: broker)
        Thread.detachNewThread { passage.carryRequests() }
        Thread.detachNewThread { passage.carryAnswers() }
        return true
    }

    func forget(_ descriptors: [Int32]) { state.withLock { $0.open.subtract(descriptors) } }

    /// How many of these bytes may still pass; fewer than all means that this is where the connections are cut.
    func admit(_ count: Int, toBroker: Bool) -> Int {
        state.withLock { state in
            guard !state.isStopped, !(state.wasCut && fault.cut?.staysAway == true) else { return 0 }
            let before = (state.bytesToBroker, state.bytesToClient)
            if toBroker {
                state.requests += 1
                state.bytesToBroker += count
            } else {
                state.answers += 1
                state.bytesToClient += count
            }
            guard let cut = fault.cut, !state.wasCut else { return count }
            let admitted: Int
            switch cut.after {
            case .requests(let limit): admitted = toBroker && state.requests > limit ? 0 : count
            case .answers(let limit): admitted = !toBroker && state.answers > limit ? 0 : count
            case .bytesToBroker(let limit): admitted = toBroker ? min(count, max(0, limit - before.0)) : count
            case .bytesToClient(let limit): admitted = toBroker ? count : min(count, max(0, limit - before.1))
            }
            if admitted < count { state.wasCut = true }
            return admitted
        }
    }

    /// Whether it has come to the cut.
    public var wasCut: Bool { state.withLock { $0.wasCut } }

    /// How long empty answers to fetches were held back in all.
    public var held: Duration { state.withLock { $0.held } }

    func noteHeld(_ duration: Duration) { state.withLock { $0.held += max(.zero, duration) } }

    /// Ends all connections there are.
    func cutAll() {
        for descriptor in state.withLock({ $0.open }) { shutdown(descriptor, LoopbackSocket.both) }
    }

    var advertisedAddress: (host: String, port: UInt16)? {
        switch fault.advertised {
        case .address(let host, let port): (host, port)
        case .proxy: ("127.0.0.1", port)
        case nil: nil
        }
    }
}

/// One client's connection and the one to the broker behind it; a thread for each direction.
private final class Passage: Sendable {
    private struct Asked {
        var key: Int16
        var version: Int16
        /// When an empty answer may come at the earliest.
        var heldUntil: ContinuousClock.Instant?
    }

    private let proxy: BrokerProxy
    private let client: Int32
    private let broker: Int32
    private let asked = Mutex<[Int32: Asked]>([:])
    private let ends = Mutex(0)

    init(proxy: BrokerProxy, client: Int32, broker: Int32) {
        self.proxy = proxy
        self.client = client
        self.broker = broker
    }

    func carryRequests() {
        while let frame = LoopbackSocket.frame(from: client) {
            var reader = KafkaBytes(frame)
            guard let key = reader.int16(), let version = reader.int16(), let id = reader.int32() else { break }
            var question = Asked(key: key, version: version)
            if proxy.fault.holdsEmptyFetches, key == KafkaFetch.key, let wait = KafkaFetch.wait(of: frame, version: version) {
                question.heldUntil = .now + .milliseconds(Int(wait))
            }
            asked.withLock { $0[id] = question }
            guard pass(frame, to: broker, isRequest: true) else { break }
        }
        end()
    }

    func carryAnswers() {
        while var frame = LoopbackSocket.frame(from: broker) {
            var reader = KafkaBytes(frame)
            guard let id = reader.int32() else { break }
            if let question = asked.withLock({ $0.removeValue(forKey: id) }) {
                if let (host, port) = proxy.advertisedAddress {
                    frame = KafkaAnswer.renaming(frame, key: question.key, version: question.version, to: host, port) ?? frame
                }
                if let held = question.heldUntil, KafkaFetch.isEmpty(frame, version: question.version) {
                    proxy.noteHeld(ContinuousClock.now.duration(to: held))
                    sleep(until: held)
                }
            }
            if proxy.fault.delay > .zero { sleep(until: .now + proxy.fault.delay) }
            guard pass(frame, to: client, isRequest: false) else { break }
        }
        end()
    }

    private func sleep(until instant: ContinuousClock.Instant) {
        let left = ContinuousClock.now.duration(to: instant)
        guard left > .zero else { return }
        Thread.sleep(forTimeInterval: Double(left.components.seconds) + Double(left.components.attoseconds) / 1e18)
    }

    private func pass(_ frame: [UInt8], to descriptor: Int32, isRequest: Bool) -> Bool {
        let bytes = KafkaBytes.framed(frame)
        let admitted = proxy.admit(bytes.count, toBroker: isRequest)
        guard admitted == bytes.count else {
            _ = LoopbackSocket.write(bytes.prefix(admitted), to: descriptor)
            proxy.cutAll()
            return false
        }
        return LoopbackSocket.write(bytes[...], to: descriptor)
    }

    /// Each direction ends both; the last closes them.
    private func end() {
        shutdown(client, LoopbackSocket.both)
        shutdown(broker, LoopbackSocket.both)
        guard
            ends.withLock({ ends in
                ends += 1; return ends == 2
            })
        else { return }
        proxy.forget([client, broker])
        close(client)
        close(broker)
    }
}
