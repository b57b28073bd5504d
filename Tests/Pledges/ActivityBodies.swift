import DeciderSupport
import PledgesCore
import Schema
import Streaming
import SwiftProtobuf

/// What goes on during the year, in short.
extension PBPayload.Body {
    // MARK: Projects

    static func propose(_ change: (inout PBProposeProject) -> Void = { _ in }) -> Self {
        var project = County.project()
        change(&project)
        return .proposeProject(project)
    }

    static func review(_ approved: Bool = true, _ opinion: String = "Needed", project: String = "well") -> Self {
        .reviewProject(
            .with {
                $0.project = project
                $0.approved = approved
                $0.opinion = opinion
            })
    }

    static func list(_ category: String = "key", project: String = "well") -> Self {
        .listProject(
            .with {
                $0.project = project
                $0.category = category
            })
    }

    static func projectReport(_ note: String = "Drilling") -> Self {
        .reportProject(
            .with {
                $0.project = "well"
                $0.note = note
            })
    }

    static func reached(_ milestone: String) -> Self {
        .reportMilestone(
            .with {
                $0.project = "well"
                $0.milestone = milestone
            })
    }

    static func confirmMilestone(_ milestone: String) -> Self {
        .verifyMilestone(
            .with {
                $0.project = "well"
                $0.milestone = milestone
            })
    }

    static func giveBackMilestone(_ milestone: String, _ reason: String = "Dry") -> Self {
        .returnMilestone(
            .with {
                $0.project = "well"
                $0.milestone = milestone
                $0.reason = reason
            })
    }

    static func onSite(_ date: String, _ change: (inout PBReviewOnSite) -> Void = { _ in }) -> Self {
        var review = PBReviewOnSite.with {
            $0.project = "well"
            $0.date = date
            $0.participants = ["town-b"]
            $0.opinion = "Well done"
            $0.points = PBDecimal(925, scale: 1)
        }
        change(&review)
        return .reviewOnSite(review)
    }

    static let projectDone = Self.reportProjectDone(.with { $0.project = "well" })

    static func confirmProject(met: Bool = true) -> Self {
        .verifyProject(
            .with {
                $0.project = "well"
                $0.standardMet = met
            })
    }

    static func giveBackProject(_ reason: String = "Muddy") -> Self {
        .returnProject(
            .with {
                $0.project = "well"
                $0.reason = reason
            })
    }

    static let closeOutWell = Self.closeOutProject(.with { $0.project = "well" })

    static func award(_ award: String = "excellent") -> Self {
        .awardProject(
            .with {
                $0.project = "well"
                $0.award = award
            })
    }

    // MARK: Reports

    static func report(_ slot: String = "2026-03", duty: String = "monthly", _ change: (inout PBSubmitReport) -> Void = { _ in }) -> Self {
        var report = County.report(slot, duty: duty)
        change(&report)
        return .submitReport(report)
    }

    static func ledger(_ slot: String) -> Self {
        report(slot, duty: "ledger") {
            $0.answers = []
            $0.text = "All entered"
            $0.evidence = [County.evidence]
        }
    }

    static func giveBackReport(_ slot: String = "2026-03", missing: [String] = ["next"], _ reason: String = "Too short") -> Self {
        .returnReport(
            .with {
                $0.period = County.year
                $0.duty = "monthly"
                $0.slot = slot
                $0.missing = missing
                $0.reason = reason
            })
    }

    static func takeReport(_ slot: String = "2026-03") -> Self {
        .acceptReport(
            .with {
                $0.period = County.year
                $0.duty = "monthly"
                $0.slot = slot
            })
    }

    static func excuse(_ slot: String = "2026-03", _ reason: String = "Flood") -> Self {
        .excuseReport(
            .with {
                $0.period = County.year
                $0.duty = "monthly"
                $0.slot = slot
                $0.reason = reason
            })
    }

    static func extend(_ slot: String = "2026-03", until: String, _ reason: String = "Flood") -> Self {
        .extendReport(
            .with {
                $0.period = County.year
                $0.duty = "monthly"
                $0.slot = slot
                $0.until = until
                $0.reason = reason
            })
    }

    static func attended(
        _ meeting: String = "m1", _ attendance: PBAttendance = .head, host: String = "town-b",
        _ change: (inout PBRecordAttendance) -> Void = { _ in }
    ) -> Self {
        var record = PBRecordAttendance.with {
            $0.meeting = meeting
            $0.period = County.year
            $0.date = "2026-01-05"
            $0.title = "Half-year meeting"
            $0.host = host
            $0.attendance = attendance
        }
        change(&record)
        return .recordAttendance(record)
    }

    // MARK: Community

    static func offer(_ change: (inout PBOfferService) -> Void = { _ in }) -> Self {
        var offer = County.offer()
        change(&offer)
        return .offerService(offer)
    }

    static func takeUp(_ members: UInt32, home: String = "hamlet", offer: String = "night-watch") -> Self {
        .takeUpOffer(
            .with {
                $0.offer = offer
                $0.homeUnit = home
                $0.members = members
            })
    }

    static func release(home: String = "hamlet", offer: String = "night-watch", _ reason: String = "Moved away") -> Self {
        .releaseOffer(
            .with {
                $0.offer = offer
                $0.homeUnit = home
                $0.reason = reason
            })
    }

    static func served(_ members: UInt32 = 2, home: String = "hamlet", _ change: (inout PBRecordService) -> Void = { _ in }) -> Self {
        var record = PBRecordService.with {
            $0.offer = "night-watch"
            $0.homeUnit = home
            $0.date = "2026-01-05"
            $0.members = members
            $0.hours = PBDecimal(25, scale: 1)
        }
        change(&record)
        return .recordService(record)
    }

    static func feedBack(home: String = "hamlet", _ text: String = "Thank you") -> Self {
        .feedBackToHomeUnit(
            .with {
                $0.period = County.year
                $0.homeUnit = home
                $0.text = text
            })
    }

    static func endOffer(_ offer: String = "night-watch", _ reason: String = "Lamps were put up") -> Self {
        .closeOffer(
            .with {
                $0.offer = offer
                $0.reason = reason
            })
    }

    // MARK: Admission of tasks

    static func ask(_ change: (inout PBRequestAdmission) -> Void = { _ in }) -> Self {
        var task = County.task()
        change(&task)
        return .requestAdmission(task)
    }

    static func admit(_ admitted: Bool = true, _ reason: String = "Useful", task: String = "survey") -> Self {
        .decideAdmission(
            .with {
                $0.task = task
                $0.admitted = admitted
                $0.reason = reason
            })
    }
}

extension County {
    /// Why the village's submission is refused; nil if it would be accepted.
    func refused(_ body: PBPayload.Body, by key: PublicKey) -> Refusal? {
        let verdict = pledges.verdict(body, for: "village", by: key)
        guard case .refused(let refusal) = verdict else { return nil }
        return refusal
    }

    var partitionOfVillage: Int32 { pledges.partition(of: "village") }

    /// Lets deadlines pass in every partition, until nothing waits.
    @discardableResult
    mutating func tickEverywhere() throws -> [PBFact] {
        var facts: [PBFact] = []
        for partition in 0..<Int32(pledges.own.folds.count) {
            var more = true
            while more {
                let settled = try pledges.given(.tick(partition), for: "", by: County.timekeeper)
                facts += settled.dropLast()
                more = settled.last?.tickSettled?.more ?? false
            }
        }
        return facts
    }
}
