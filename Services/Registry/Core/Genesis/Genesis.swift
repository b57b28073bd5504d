internal import Domain
internal import Foundation
internal import Schema
internal import Streaming

/// The registry's first accepted decision: root key, clock, wire version and the frozen partition counts.
enum Genesis {
    static func decide(_ genesis: PBGenesis, _ request: Request, _ state: RegistryState) throws(Refusal) -> Verdict {
        guard state.genesis == nil else { throw RegistryRefusals.genesisExists }
        guard genesis.rootKey == request.key.bytes else {
            throw RegistryRefusals.genesisInvalid(PBText.both("须由根密钥本身签名。", "it must be signed by the root key itself."), field: "rootKey")
        }
        guard genesis.namespace == request.context.topics.namespace else {
            throw RegistryRefusals.genesisInvalid(PBText.both("命名空间不符。", "the namespace is another."), field: "namespace")
        }
        guard genesis.clock == .broker || genesis.clock == .declared else {
            throw RegistryRefusals.genesisInvalid(PBText.both("须写明时钟方式。", "the clock mode is missing."), field: "clock")
        }
        guard genesis.wire == Wire.version else {
            throw RegistryRefusals.genesisInvalid(
                PBText.both(
                    "线上格式版本须为 \(Wire.version)。请用同一版本的 pledgeline。",
                    "the wire's version must be \(Wire.version); use a pledgeline of the same version."), field: "wire")
        }
        guard genesis.topics == request.context.topics.genesisPartitions else {
            throw RegistryRefusals.genesisInvalid(
                PBText.both("分区数与主题登记表不符。", "the partition counts are not those of the topic registry."), field: "topics")
        }
        return .accepted([PBFact(about: "", .genesisDeclared(genesis))])
    }

    static func apply(_ declared: PBGenesis, to state: inout RegistryState, about unit: String, at step: Step) { state.genesis = declared }
}
