internal import Foundation
internal import RegistryCore
internal import Schema
internal import SwiftProtobuf

/// December 2024: genesis, the tree tier by tier, posts and keys, then cohorts, bundle and period.
struct Beginning: StoryPart {
    func tell(_ sample: SampleStory, _ bag: inout StepBag) throws {
        try genesis(&bag)
        try units(sample, &bag)
        try keys(sample, &bag)
        posts(sample, &bag)
        try rules(sample, &bag)
    }

    private func genesis(_ bag: inout StepBag) throws {
        guard let topics = Topics(namespace: ZhanhuaSample.namespace) else { return }
        var genesis = PBGenesis()
        genesis.wire = Wire.version
        genesis.namespace = topics.namespace
        genesis.rootKey = try ZhanhuaSample.signingKey(named: KeyName.root).publicKey.bytes
        genesis.clock = .declared
        genesis.topics = topics.genesisPartitions
        bag.add(SampleCounty.id, by: KeyName.root, at: SampleStory.rootTime, .genesis(genesis))
    }

    /// Each tier on a day of its own, because parents must be decided before children.
    private func units(_ sample: SampleStory, _ bag: inout StepBag) throws {
        var next: [Int: Int64] = [:]
        for unit in sample.county.units {
            var register = PBRegisterUnit()
            register.name = unit.name
            register.level = unit.level
            register.sector = unit.sector
            register.parent = unit.parent
            register.opened = CivilDate(2000, 1, 1).description
            let day =
                switch unit.id {
                case SampleCounty.id: 16
                case _ where unit.parent == SampleCounty.id: 17
                case _ where unit.level == .village: 19
                default: 18
                }
            let time = next[day] ?? SampleClock.at(2024, 12, day, 9, 10)
            next[day] = time + 20_000
            let signer = unit.id == SampleCounty.id ? KeyName.root : KeyName.registrar
            bag.add(unit.id, by: signer, at: time, .registerUnit(register))
        }
    }

    /// The root key enrols the registrar and is not used again.
    private func keys(_ sample: SampleStory, _ bag: inout StepBag) throws {
        var time = SampleClock.at(2024, 12, 24, 9)
        for key in sample.county.keys where key.role != .unspecified {
            var enrol = PBEnrolKey()
            enrol.key = try ZhanhuaSample.signingKey(named: key.name).publicKey.bytes
            enrol.role = key.role
            enrol.validFrom = SampleClock.at(2024, 12, 16)
            enrol.label = key.name
            if key.role == .registrar {
                bag.add(key.unit, by: KeyName.root, at: SampleStory.rootTime + SampleClock.hour, .enrolKey(enrol))
            } else {
                bag.add(key.unit, by: KeyName.registrar, at: time, .enrolKey(enrol))
                time += 10_000
            }
        }
    }

    private func posts(_ sample: SampleStory, _ bag: inout StepBag) {
        var time = SampleClock.at(2024, 12, 23, 9)
        for post in sample.posts.all {
            var appoint = PBAppointPost()
            appoint.post = post.id
            appoint.title = post.title
            appoint.tier = post.tier
            appoint.person = post.person
            appoint.from = CivilDate(2024, 1, 1).description
            appoint.answersFor = post.answersFor
            bag.add(post.unit, by: KeyName.registrar, at: time, .appointPost(appoint))
            time += 8_000
        }
    }

    private func rules(_ sample: SampleStory, _ bag: inout StepBag) throws {
        func add(_ hour: Int, _ body: PBPayload.Body) {
            bag.add(SampleCounty.id, by: KeyName.registrar, at: SampleClock.at(2024, 12, 30, hour), body)
        }
        add(9, .defineCohort(cohort("townships", "乡镇", "Townships", .township, "")))
        add(9, .defineCohort(cohort("villages", "村", "Villages", .village, "")))
        add(9, .defineCohort(cohort("stations", "站所", "Stations", .office, "station")))
        add(9, .defineCohort(cohort("departments", "县直涉农部门", "County rural departments", .office, "county-department")))
        var publish = PBPublishBundle()
        publish.bundle = try sample.bundle.serializedData()
        add(10, .publishBundle(publish))
        var open = PBOpenPeriod()
        open.period = SampleExpectations.period
        open.bundle = sample.bundle.id
        open.bundleDigest = Digest.sha256(publish.bundle)
        open.starts = CivilDate(2025, 1, 1).description
        open.ends = CivilDate(2025, 12, 31).description
        open.closes = CivilDate(2026, 3, 31).description
        add(11, .openPeriod(open))
    }

    private func cohort(_ id: String, _ zh: String, _ en: String, _ level: PBLevel, _ sector: String) -> PBDefineCohort {
        var define = PBDefineCohort()
        define.cohort = id
        define.name = .both(zh, en)
        define.level = level
        define.sector = sector
        define.minimumSize = 5
        return define
    }
}
