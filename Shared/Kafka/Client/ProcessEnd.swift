#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Ends a process that has used Kafka.
public enum ProcessEnd {
    /// Ends the process at once, after flushing the standard streams.
    ///
    /// `exit` would run the handlers that libraries have registered. OpenSSL's frees what librdkafka's threads may be using in a handshake
    /// at that moment: a crash after the work is done. Programs that end here have no such handlers of their own, and connections need not
    /// be closed in order.
    public static func end(_ status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }
}
