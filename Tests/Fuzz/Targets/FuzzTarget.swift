public import Foundation

/// Everything that reads bytes from outside, each as a function that takes any bytes and must neither trap nor hang.
///
/// `make fuzz` runs them under libFuzzer, which steers by coverage; the tests run the corpus and seeded mutations of it through the same functions.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// The value of a submissions record, through the intake.
    case envelope
    /// The payload of a submission that is taken to be signed: intake, the service's rules, and the state they lead to.
    case payload
    /// Records of a decisions topic through the acceptance fold, with the state of every service.
    case decisions
    /// A record of the names topic: as it stands, and as a name that a registrar has signed.
    case name
    /// Records of the evidence topic that are to be one document.
    case chunks
    /// A scheme bundle in YAML.
    case bundle
    /// A command line, one argument a line.
    case command
    /// Submissions as JSON.
    case lines
    /// A private key's file.
    case keyfile
    /// An export, read and audited.
    case archive
    /// An archive's manifest and, behind a byte 0, a segment file: read and audited.
    case segments
    /// A file to be imported: units, posts, duties or pledges, in any encoding.
    case sheet
    /// A workbook (.xlsx), read and imported.
    case workbook
    /// A file of the spool under its name.
    case spool

    /// Longer inputs are slow and show nothing that shorter ones don't.
    public var longestInput: Int {
        switch self {
        case .keyfile: 256
        case .command, .name: 1_024
        case .envelope, .payload, .lines, .sheet, .spool: 4_096
        case .decisions, .chunks: 8_192
        case .bundle: 16_384
        case .workbook: 16_384
        case .archive, .segments: 65_536
        }
    }

    /// - Throws: ``FuzzFailure`` if something that must hold does not; other failures are traps.
    public func run(_ bytes: Data) throws {
        switch self {
        case .envelope: try fuzzEnvelope(bytes)
        case .payload: try fuzzPayload(bytes)
        case .decisions: try fuzzDecisions(bytes)
        case .name: try fuzzName(bytes)
        case .chunks: try fuzzChunks(bytes)
        case .bundle: try fuzzBundle(bytes)
        case .command: fuzzCommand(bytes)
        case .lines: fuzzLines(bytes)
        case .keyfile: try fuzzKeyFile(bytes)
        case .archive: try fuzzArchive(bytes)
        case .segments: try fuzzSegments(bytes)
        case .sheet: try fuzzSheet(bytes)
        case .workbook: try fuzzWorkbook(bytes)
        case .spool: try fuzzSpool(bytes)
        }
    }
}

/// A law that some input breaks.
public struct FuzzFailure: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
