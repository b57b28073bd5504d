/// The exit codes of a service, as in `sysexits.h`.
public enum ExitCode: Int32, CaseIterable, Sendable {
    /// The service stopped as asked.
    case stopped = 0
    /// Answer to `--ready`: the running service is not ready, or none answers.
    case notReady = 1
    /// The command line could not be parsed (EX_USAGE).
    case usage = 64
    /// An unexpected failure (EX_SOFTWARE).
    case failed = 70
    /// A setting, or a topic it points to, is not acceptable (EX_CONFIG). Starting again changes nothing.
    case configuration = 78
}
