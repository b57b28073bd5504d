public import DeciderSupport
public import Foundation
internal import Import
internal import RegistryCore
internal import Schema
internal import Streaming
internal import Views
import Audit
import Client

/// Takes every table of a nasty county through every format, and through LibreOffice if it is there.
public struct SheetTrips {
    private let trip: SheetRoundTrip
    private let seed: UInt64

    public init(seed: UInt64) async throws {
        self.seed = seed
        let county = try NastyCounty.made(seed)
        let log = MemoryLog()
        try await SheetRoundTrip.prepare(log, topics: county.registry.topics)
        let appender = try await log.appender()
        for record in county.registry.records + county.pledges.records {
            try appender.append(record.value, key: nil, to: record.partition, timestamp: record.time, token: 0)
        }
        trip = try await SheetRoundTrip(
            over: log, topics: county.registry.topics, period: County.period, key: County.root,
            now: DeciderSpec<RegistryCore>.noon("2026-01-10"))
    }

    /// What is not as it was; empty if everything is.
    public func problems() async throws -> [String] {
        var problems: [String] = []
        for table in SheetRoundTrip.Table.allCases {
            for form in SheetRoundTrip.Form.allCases {
                for inChinese in [true, false] {
                    let data = try trip.written(table, as: form, inChinese: inChinese)
                    problems += try await found(data, table, "\(form)")
                }
            }
        }
        return problems
    }

    /// The workbooks opened and saved by LibreOffice.
    ///
    /// - Parameter folder: is left as it was.
    public func problemsThroughLibreOffice(_ office: LibreOffice, in folder: URL) async throws -> [String] {
        let (before, after) = (folder.appending(path: "before-\(seed)"), folder.appending(path: "after-\(seed)"))
        for place in [before, after] { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }
        defer { for place in [before, after] { try? FileManager.default.removeItem(at: place) } }
        var files: [URL] = []
        for table in SheetRoundTrip.Table.allCases {
            let file = before.appending(path: "\(table.rawValue).xlsx")
            try trip.written(table, as: .xlsx, inChinese: true).write(to: file)
            files.append(file)
        }
        try await office.saveAgain(files, to: after)
        var problems: [String] = []
        for table in SheetRoundTrip.Table.allCases {
            problems += try await found(Data(contentsOf: after.appending(path: "\(table.rawValue).xlsx")), table, "LibreOffice")
        }
        return problems
    }

    private func found(_ data: Data, _ table: SheetRoundTrip.Table, _ way: String) async throws -> [String] {
        let (tasks, unchanged) = try await trip.leftToDo(data, as: table)
        let few = [SheetRoundTrip.Table.units: 18, .posts: 19, .duties: 3, .pledges: 5][table] ?? 0
        return tasks.map { "seed \(seed), \(table) through \(way): \($0)" }
            + (unchanged < few ? ["seed \(seed), \(table) through \(way): only \(unchanged) lines came back"] : [])
    }
}
