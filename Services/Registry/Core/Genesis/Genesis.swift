internal import Domain
internal import Foundation
internal import Schema
internal import Streaming

extension RegistryCore {
    /// The first decision of all: root key, clock and the frozen partition counts.
    static func decideGenesis(
        _ genesis: PBGenesis, by key: PublicKey, _ context: DecisionContext, _ state: RegistryState
    ) throws(Refusal) -> Verdict {
        guard state.genesis == nil else { throw RegistryRefusals.genesisExists }
        guard genesis.rootKey == key.bytes else {
            throw RegistryRefusals.genesisInvalid(zh: "须由根密钥本身签名。", en: "it must be signed by the root key itself.", field: "rootKey")
        }
        guard genesis.namespace == context.topics.namespace else {
            throw RegistryRefusals.genesisInvalid(zh: "命名空间不符。", en: "the namespace is another.", field: "namespace")
        }
        guard genesis.clock == .broker || genesis.clock == .declared else {
            throw RegistryRefusals.genesisInvalid(zh: "须写明时钟方式。", en: "the clock mode is missing.", field: "clock")
        }
        guard genesis.topics == context.topics.genesisPartitions else {
            throw RegistryRefusals.genesisInvalid(
                zh: "分区数与主题登记表不符。", en: "the partition counts are not those of the topic registry.", field: "topics")
        }
        return .accepted([PBFact(about: "", .genesisDeclared(genesis))])
    }
}
