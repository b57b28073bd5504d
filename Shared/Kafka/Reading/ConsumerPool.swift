import Streaming
import Synchronization

/// The consumers shared by all readers of one role.
///
/// One consumer fetches all its partitions with one request at a time, which is cheap, but it can read a partition only once. So a reader
/// gets the first consumer that does not read its partition yet; usually there is one consumer, and two where a worker and a follower read
/// the same partition.
final class ConsumerPool: Sendable {
    private struct Member {
        var client: KafkaClient
        var partitions: Set<TopicPartition>
    }

    private let clients: ClientFactory
    private let role: ClientRole
    private let members = Mutex<[Member]>([])

    init(clients: ClientFactory, role: ClientRole) {
        self.clients = clients
        self.role = role
    }

    func lease(_ partition: TopicPartition) throws(LogError) -> KafkaClient {
        try members.withLock { (members) throws(LogError) in
            if let index = members.firstIndex(where: { !$0.partitions.contains(partition) }) {
                members[index].partitions.insert(partition)
                return members[index].client
            }
            let client: KafkaClient
            do throws(KafkaConfigurationError) {
                client = try clients.selfDraining(role)
            } catch {
                throw LogError(error)
            }
            members.append(Member(client: client, partitions: [partition]))
            return client
        }
    }

    /// Returns a partition once its fetching has stopped. The first consumer is kept for the next reader; other idle ones are destroyed.
    func release(_ partition: TopicPartition, of client: KafkaClient) {
        members.withLock { members in
            guard let index = members.firstIndex(where: { $0.client === client }) else { return }
            members[index].partitions.remove(partition)
            if index > 0, members[index].partitions.isEmpty { members.remove(at: index) }
        }
    }
}
