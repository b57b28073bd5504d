internal import Foundation
package import Schema

/// The submissions about single pledges.
extension StepBag {
    package mutating func draft(_ pledge: PBDraftPledge, _ unit: String, at time: Int64) {
        add(unit, by: KeyName.clerk(unit), at: time, .draftPledge(pledge))
    }

    package mutating func sign(_ unit: String, at time: Int64) {
        var sign = PBSignLetter()
        sign.period = SampleExpectations.period
        add(unit, by: KeyName.clerk(unit), at: time, .signLetter(sign))
    }

    /// The letter stands on notice (公示) from that day on.
    package mutating func countersign(_ unit: String, by superior: String, _ channels: [PBNoticeChannel], at time: Int64) {
        let date = CivilDate(milliseconds: time)
        var countersign = PBCountersignLetter()
        countersign.period = SampleExpectations.period
        countersign.notice = .of(from: date, until: LetterNotice.lastDay(from: date), channels)
        add(unit, by: superior, at: time, .countersignLetter(countersign))
    }

    package mutating func returnLetter(_ unit: String, by superior: String, _ reason: String, at time: Int64) {
        var returned = PBReturnLetter()
        returned.period = SampleExpectations.period
        returned.reason = reason
        add(unit, by: superior, at: time, .returnLetter(returned))
    }

    package mutating func progress(_ pledge: String, _ unit: String, _ quantity: Int64, at time: Int64) {
        var report = PBReportProgress()
        report.pledge = pledge
        report.quantity = quantity
        report.note = "按计划推进"
        add(unit, by: KeyName.clerk(unit), at: time, .reportProgress(report))
    }

    package mutating func done(_ pledge: String, _ unit: String, _ quantity: Int64, evidence: Bool, at time: Int64) {
        var report = PBReportDone()
        report.pledge = pledge
        report.quantity = quantity
        report.note = "已完成，申请验收"
        if evidence {
            var document = PBEvidence()
            document.name = "\(unit)-\(pledge).pdf"
            // The sample has no documents; the digest is that of the name.
            document.digest = Digest.sha256(Data(document.name.utf8))
            document.revision = 1
            report.evidence = [document]
        }
        add(unit, by: KeyName.clerk(unit), at: time, .reportDone(report))
    }

    package mutating func returnPledge(_ pledge: String, _ unit: String, by superior: String, at time: Int64) {
        var returned = PBReturnPledge()
        returned.pledge = pledge
        returned.reason = "现场与上报数量不一致，请补齐后再报。"
        add(unit, by: superior, at: time, .returnPledge(returned))
    }

    package mutating func verify(_ pledge: String, _ unit: String, _ quantity: Int64, by superior: String, at time: Int64) {
        var verify = PBVerifyPledge()
        verify.pledge = pledge
        verify.quantity = quantity
        verify.standardMet = true
        verify.note = "现场验收合格"
        add(unit, by: superior, at: time, .verifyPledge(verify))
    }

    mutating func closeOut(_ pledge: String, _ unit: String, by superior: String, at time: Int64) {
        var closeOut = PBCloseOutPledge()
        closeOut.pledge = pledge
        add(unit, by: superior, at: time, .closeOutPledge(closeOut))
    }
}
