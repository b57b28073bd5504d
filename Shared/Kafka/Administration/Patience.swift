import Dispatch

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The time a blocking call has, over several tries.
struct Patience {
    private let end: DispatchTime

    init(milliseconds: Int) { end = .now() + .milliseconds(milliseconds) }

    /// In milliseconds; 0 when it is over.
    var left: Int {
        let now = DispatchTime.now().uptimeNanoseconds
        return end.uptimeNanoseconds > now ? Int((end.uptimeNanoseconds - now) / 1_000_000) : 0
    }

    /// Waits a little before the next try.
    ///
    /// - Returns: false if there is no time for one.
    func pause(_ milliseconds: Int) -> Bool {
        guard left > milliseconds else { return false }
        usleep(UInt32(clamping: milliseconds * 1_000))
        return true
    }
}
