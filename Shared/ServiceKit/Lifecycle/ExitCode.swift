/// How a service ends, in the numbers of `sysexits.h`.
public enum ExitCode: Int32, Sendable {
    /// Stopped as asked.
    case stopped = 0
    /// Asked whether it is ready, the service that runs is not, or none answers.
    case notReady = 1
    /// The command line could not be read (EX_USAGE).
    case usage = 64
    /// Anything that should not happen (EX_SOFTWARE).
    case failed = 70
    /// A setting, or the topics it points to, do not do (EX_CONFIG). Starting again changes nothing.
    case configuration = 78
}
