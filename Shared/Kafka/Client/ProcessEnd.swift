#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How a process that has talked to Kafka ends.
public enum ProcessEnd {
    /// Ends the process at once, with what was printed written out.
    ///
    /// `exit` would run the handlers that libraries have left, OpenSSL's among them, which frees what librdkafka's threads are using in a handshake at
    /// that moment: a crash after the work is done. Whoever ends here has no such handlers of his own, and connections need no farewell.
    public static func end(_ status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }
}
