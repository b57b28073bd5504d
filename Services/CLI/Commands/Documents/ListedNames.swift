internal import Files
internal import ServiceKit
internal import Streaming

/// What tables written by hand must list, each in its first column: the explanation beside a name is written by a person, the names are those of the
/// sources.
package enum ListedNames: String, CaseIterable, Sendable {
    /// Why a partition halts.
    case halts
    /// Why a service is not ready, apart from halts and findings about topics.
    case reasons
    case commandExitCodes = "exit codes of the command"
    case serviceExitCodes = "exit codes of a service"

    package var names: [String] {
        switch self {
        case .halts: HaltReason.names
        case .reasons: HealthReport.Reason.Name.allCases.map(\.rawValue)
        case .commandExitCodes: ExitStatus.allCases.map { String($0.rawValue) }
        case .serviceExitCodes: ExitCode.allCases.map { String($0.rawValue) }
        }
    }
}
