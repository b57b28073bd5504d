internal import PledgesCore
internal import RegistryCore
public import Schema
internal import ScoringCore
internal import Streaming
internal import SupervisionCore

/// Every refusal there is, as the schema says it, by the part that gives it.
package enum RefusalCatalogue {
    package struct Part: Sendable {
        /// As in the name of the schema's enumeration: `intake`, `rights`, or a service's.
        package let name: String
        package let rules: [RefusalRule]
    }

    package static let parts = [
        Part(name: "intake", rules: IntakeRefusals.all), Part(name: "rights", rules: RightsRefusals.all),
        Part(name: "registry", rules: RegistryRefusals.all), Part(name: "pledges", rules: PledgesRefusals.all),
        Part(name: "supervision", rules: SupervisionRefusals.all), Part(name: "scoring", rules: ScoringRefusals.all),
    ]

    /// All of them; a code that is told in several wordings stands there as often.
    package static var rules: [RefusalRule] { parts.flatMap(\.rules) }
}
