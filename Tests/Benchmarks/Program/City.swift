import Foundation
import RegistryCore
import Schema
import SwiftProtobuf

/// A city big enough to measure with: one county, many villages, a letter for each and the whole life of every pledge in it.
struct City {
    static let period = "2026"
    /// Pledges in one letter; a real one has between ten and eighty.
    static let pledgesInLetter = 40

    let topics: Topics
    let root: SigningKey
    let clerk: SigningKey
    let superior: SigningKey
    let villages: [String]

    /// - Parameter submissions: about so many to the pledges service.
    init(topics: Topics, submissions: Int) throws {
        self.topics = topics
        func key(_ name: String) throws -> SigningKey { try SigningKey(seed: Digest.sha256(Data("bench \(name)".utf8))) }
        root = try key("root")
        clerk = try key("clerk")
        superior = try key("superior")
        // Each pledge is drafted, reported on, done, verified and closed out; each letter signed and countersigned.
        let each = Self.pledgesInLetter * 5 + 2
        villages = (0..<max(1, submissions / each)).map { "village-\($0)" }
    }

    struct Act {
        var unit: String
        var key: SigningKey
        var body: PBPayload.Body
    }

    // MARK: The registry

    func founding() throws -> [Act] {
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = topics.namespace
        genesis.rootKey = root.publicKey.bytes
        genesis.clock = .declared
        genesis.topics = topics.genesisPartitions
        var acts = [
            Act(unit: "", key: root, body: .genesis(genesis)), unit("city", .city, below: ""), unit("county", .county, below: "city"),
        ]
        acts += [enrolment(clerk, .clerk), enrolment(superior, .superior)]
        let bundle = try Self.bundle.serializedData()
        acts.append(Act(unit: "city", key: root, body: .publishBundle(.with { $0.bundle = bundle })))
        acts.append(
            Act(
                unit: "city", key: root,
                body: .openPeriod(
                    .with {
                        $0.period = Self.period
                        $0.bundle = "rules"
                        $0.bundleDigest = Digest.sha256(bundle)
                        $0.starts = "2026-01-01"
                        $0.ends = "2026-12-31"
                        $0.closes = "2027-03-31"
                    })))
        for village in villages {
            acts.append(unit(village, .village, below: "county"))
            acts.append(
                Act(
                    unit: village, key: root,
                    body: .appointPost(
                        .with {
                            $0.post = "secretary"
                            $0.title.zh = "党支部书记"
                            $0.title.en = "Party branch secretary"
                            $0.tier = .first
                            $0.person = "p-\(village)"
                            $0.from = "2025-01-01"
                        })))
        }
        return acts
    }

    private func unit(_ id: String, _ level: PBLevel, below parent: String) -> Act {
        Act(
            unit: id, key: root,
            body: .registerUnit(
                .with {
                    $0.name.zh = "单位\(id)"
                    $0.name.en = "Unit \(id)"
                    $0.level = level
                    $0.sector = "rural"
                    $0.parent = parent
                    $0.opened = "2000-01-01"
                }))
    }

    private func enrolment(_ key: SigningKey, _ role: PBRole) -> Act {
        Act(
            unit: "county", key: root,
            body: .enrolKey(
                .with {
                    $0.key = key.publicKey.bytes
                    $0.role = role
                }))
    }

    /// One sheet of thirty items, about as many as the sheets people use.
    private static var bundle: PBSchemeBundle {
        .with { bundle in
            bundle.id = "rules"
            bundle.sheets = [
                .with { sheet in
                    sheet.id = "letter"
                    sheet.heads = (0..<5).map { head in
                        .with {
                            $0.id = "head-\(head)"
                            $0.items = (0..<6).map { item in
                                .with {
                                    $0.id = "item-\(head * 6 + item)"
                                    $0.points = PBDecimal(3)
                                }
                            }
                        }
                    }
                }
            ]
        }
    }

    // MARK: Pledges

    /// The villages take turns, so neighbours in the log are of different partitions and letters.
    func year() -> [Act] {
        var acts: [Act] = []
        let pledges = 0..<Self.pledgesInLetter
        for pledge in pledges { acts += villages.map { Act(unit: $0, key: clerk, body: .draftPledge(draft(pledge))) } }
        acts += villages.map { Act(unit: $0, key: clerk, body: .signLetter(.with { $0.period = Self.period })) }
        acts += villages.map { Act(unit: $0, key: superior, body: .countersignLetter(.with { $0.period = Self.period })) }
        for pledge in pledges { acts += villages.map { Act(unit: $0, key: clerk, body: .reportProgress(progress(pledge))) } }
        for pledge in pledges { acts += villages.map { Act(unit: $0, key: clerk, body: .reportDone(done(pledge))) } }
        for pledge in pledges { acts += villages.map { Act(unit: $0, key: superior, body: .verifyPledge(verification(pledge))) } }
        for pledge in pledges {
            acts += villages.map { Act(unit: $0, key: superior, body: .closeOutPledge(.with { $0.pledge = "p\(pledge)" })) }
        }
        return acts
    }

    private func draft(_ pledge: Int) -> PBDraftPledge {
        .with {
            $0.pledge = "p\(pledge)"
            $0.period = Self.period
            $0.item = "item-\(pledge % 30)"
            $0.title = "修建村路第\(pledge)段"
            $0.quantity = 2_500
            $0.measure = "米"
            $0.due = "2026-10-31"
            $0.standard = "宽三米五、厚十八公分，雨天可通行农用车"
            $0.giver = "secretary"
            $0.weight = 1
        }
    }

    private func progress(_ pledge: Int) -> PBReportProgress {
        .with {
            $0.pledge = "p\(pledge)"
            $0.quantity = 1_200
            $0.note = "已完成路基，正在浇筑"
        }
    }

    private func done(_ pledge: Int) -> PBReportDone {
        .with {
            $0.pledge = "p\(pledge)"
            $0.quantity = 2_500
            $0.note = "已全线贯通"
            $0.evidence = [
                .with {
                    $0.name = "竣工照片"
                    $0.digest = Digest.sha256(Data("photograph \(pledge)".utf8))
                    $0.address = "https://example.org/photographs/\(pledge).jpg"
                    $0.revision = 1
                }
            ]
        }
    }

    private func verification(_ pledge: Int) -> PBVerifyPledge {
        .with {
            $0.pledge = "p\(pledge)"
            $0.quantity = 2_500
            $0.standardMet = true
            $0.note = "现场丈量属实"
        }
    }
}
