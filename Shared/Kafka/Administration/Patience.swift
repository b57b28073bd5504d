import Dispatch

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The time that a blocking call has left, over several tries.
struct Patience {
    private let end: DispatchTime

    init(milliseconds: Int) { end = .now() + .milliseconds(milliseconds) }

    /// The time left in milliseconds; 0 once it is over.
    var left: Int {
        let now = DispatchTime.now().uptimeNanoseconds
        return end.uptimeNanoseconds > now ? Int((end.uptimeNanoseconds - now) / 1_000_000) : 0
    }

    /// Sleeps before the next try.
    ///
    /// - Returns: false, without sleeping, if no time would be left for another try.
    func pause(_ milliseconds: Int) -> Bool {
        guard left > milliseconds else { return false }
        usleep(UInt32(clamping: milliseconds * 1_000))
        return true
    }
}
