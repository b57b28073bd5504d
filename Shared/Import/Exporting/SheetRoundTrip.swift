internal import Client
internal import Domain
internal import Files
package import Foundation
internal import PledgesCore
internal import RegistryCore
package import Schema
package import Streaming
internal import Views

/// Tables out and in again: what an import would have to do with what an export has written. Nothing, if no spreadsheet program has changed it.
package struct SheetRoundTrip {
    package enum Table: String, CaseIterable, Sendable { case units, posts, duties, pledges, keys }
    package enum Form: String, CaseIterable, Sendable { case csv, gb18030, xlsx }

    private let registry: RegistryState
    private let pledges: PledgeReader
    private let period: String
    private let connection: Connection
    private let key: PublicKey
    private let now: Int64

    /// - Parameters:
    ///   - log: holds what has been decided; its topics are made as they must be.
    ///   - key: may do everything the tables ask for.
    ///   - now: milliseconds since 1970.
    package init(over log: any Log, topics: Topics, period: String, key: PublicKey, now: Int64) async throws {
        connection = Connection(topics: topics, log: log, brokers: "memory", language: .current)
        let state = try await SystemState.read(connection, [.registry, .pledges])
        (registry, pledges) = (state.registry, state.pledges)
        (self.period, self.key, self.now) = (period, key, now)
    }

    /// Makes the topics of a log that is to be filled.
    package static func prepare(_ log: any Log, topics: Topics) async throws {
        try await TopicSetUp(connection: Connection(topics: topics, log: log, brokers: "memory", language: .current)).prepare(
            clock: .declared)
    }

    package func written(_ table: Table, as form: Form, inChinese: Bool) throws -> Data {
        let language: Language = inChinese ? .zh : .en
        let units = registry.root.map { registry.subtree(of: $0) } ?? []
        let export: SheetExport =
            switch table {
            case .units: .units(units, in: registry, language)
            case .posts: .posts(of: units, in: registry, language)
            case .duties: .duties(of: units, in: registry, language)
            case .pledges: .pledges(of: units, in: period, pledges.units, language)
            case .keys: .keys(of: units, in: registry, language)
            }
        return switch form {
        case .csv: try export.data(.csv, .utf8, named: table.rawValue)
        case .gb18030: try export.data(.csv, .gb18030, named: table.rawValue)
        case .xlsx: try export.data(.xlsx, .utf8, named: table.rawValue)
        }
    }

    /// Everything an import of the file would tell or do; and how many lines it would leave as they are.
    package func leftToDo(_ data: Data, as table: Table) async throws -> (tasks: [String], unchanged: Int) {
        switch table {
        case .units: try await leftToDo(data, UnitDraft.self)
        case .posts: try await leftToDo(data, PostDraft.self)
        case .duties: try await leftToDo(data, DutyListDraft.self)
        case .pledges: try await leftToDo(data, PledgeDraft.self)
        case .keys: try await leftToDo(data, KeyDraft.self)
        }
    }

    private func leftToDo<Draft: ImportDraft>(_ data: Data, _ kind: Draft.Type) async throws -> (tasks: [String], unchanged: Int) {
        let context = ImportContext(today: CivilDate(milliseconds: now), period: nil, unit: nil)
        let reading = SheetReading(try TableFile.read([UInt8](data), named: "table", as: Draft.sheet), as: Draft.sheet)
        var (plan, drafts) = ImportPlan.check(reading, as: kind, context)
        var rehearsal = try await Rehearsal<Draft.Core>.read(connection, key: key, now: now)
        try plan.rehearse(drafts, of: reading, in: &rehearsal, context)
        let told = reading.titles.map { "line \($0) is taken for a title" } + reading.remarks.map { "line \($0) is taken for a remark" }
        let problems = plan.problems.map { $0.wording(.en, file: "table") }
        return (told + problems + plan.steps.map { "line \($0.line): \($0.body)" }, plan.unchanged.count)
    }
}
