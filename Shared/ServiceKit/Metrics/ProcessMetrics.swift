#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Metrics of the process itself, under the names that all Prometheus clients use, read from Linux's `/proc` at every scrape. What cannot
/// be read, as on systems without `/proc`, yields no series.
struct ProcessMetrics: Sendable {
    /// The text of a file; nil if it cannot be read.
    let read: @Sendable (_ path: String) -> String?
    /// The number of entries in a folder; nil if it cannot be read.
    let count: @Sendable (_ folder: String) -> Int?
    /// Clock ticks a second, the unit of the times in `/proc`.
    let ticks: Double
    /// Bytes a page.
    let pageSize: Double

    init(
        read: @escaping @Sendable (String) -> String?, count: @escaping @Sendable (String) -> Int?,
        ticks: Double = Double(sysconf(Int32(_SC_CLK_TCK))), pageSize: Double = Double(sysconf(Int32(_SC_PAGESIZE)))
    ) {
        self.read = read
        self.count = count
        self.ticks = ticks
        self.pageSize = pageSize
    }

    func families() -> [MetricFamily] {
        let stat = read("/proc/self/stat").flatMap(Self.fields) ?? []
        func number(_ index: Int) -> Double? { index < stat.count ? Double(stat[index]) : nil }
        var families: [MetricFamily] = []
        func add(_ name: String, _ kind: MetricFamily.Kind, _ help: String, _ value: Double?) {
            guard let value else { return }
            families.append(MetricFamily(name: name, kind: kind, help: help, samples: [MetricFamily.Sample(labels: [], value: value)]))
        }
        // Field numbers of proc(5), minus 3: the first two fields are not kept, and numbering there begins at 1.
        let cpu = number(14 - 3).flatMap { user in number(15 - 3).map { (user + $0) / ticks } }
        add("process_cpu_seconds_total", .counter, "Total user and system CPU time spent in seconds.", cpu)
        add("process_resident_memory_bytes", .gauge, "Resident memory size in bytes.", number(24 - 3).map { $0 * pageSize })
        add("process_virtual_memory_bytes", .gauge, "Virtual memory size in bytes.", number(23 - 3))
        add("process_open_fds", .gauge, "Number of open file descriptors.", count("/proc/self/fd").map(Double.init))
        add("process_max_fds", .gauge, "Maximum number of open file descriptors.", read("/proc/self/limits").flatMap(Self.openFiles))
        let boot = read("/proc/stat").flatMap(Self.bootTime)
        add(
            "process_start_time_seconds", .gauge, "Start time of the process since unix epoch in seconds.",
            boot.flatMap { boot in number(22 - 3).map { boot + $0 / ticks } })
        return families
    }

    /// The fields of `/proc/self/stat` from the third on. The second is the program's name in parentheses, which may contain spaces.
    static func fields(_ text: String) -> [Substring]? {
        text.lastIndex(of: ")").map { text[text.index(after: $0)...].split(whereSeparator: \.isWhitespace) }
    }

    static func bootTime(_ text: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }

    static func openFiles(_ text: String) -> Double? {
        text.split(separator: "\n").first { $0.hasPrefix("Max open files") }
            .flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst(3).first }.flatMap { Double($0) }
    }
}
