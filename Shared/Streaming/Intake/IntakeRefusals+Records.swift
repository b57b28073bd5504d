public import Schema

/// Refusals with what is told of a record that cannot be taken.
extension IntakeRefusals {
    public static func tooLarge(_ bytes: Int) -> Refusal { tooLarge(bytes, most: Intake.maximumSize) }

    public static func unreadableEnvelope(_ why: SubmissionForm.Unreadable) -> Refusal {
        unreadableEnvelope(words(why), field: field(why))
    }

    public static func unreadablePayload(_ why: SubmissionForm.Unreadable) -> Refusal {
        unreadablePayload(words(why), field: field(why))
    }

    private static func words(_ why: SubmissionForm.Unreadable) -> PBText {
        switch why {
        case .protobuf: PBText()
        case .json(let problem): .both("（JSON \(problem.zh)）", " (JSON \(problem.en))")
        }
    }

    private static func field(_ why: SubmissionForm.Unreadable) -> String {
        if case .json(let problem) = why { problem.field } else { "" }
    }

    public static func wrongService(_ own: PBService) -> Refusal { wrongService(own, field: own.topicName) }

    public static func unknownKind(_ own: PBService) -> Refusal { unknownKind(own, field: own.topicName) }

    public static func hiddenCharacter(_ scalar: Unicode.Scalar, in text: String) -> Refusal {
        hiddenCharacter(
            HiddenCharacters.shownOnOneLine(String(text.unicodeScalars.prefix(40))), character: "U+\(HiddenCharacters.number(scalar))")
    }
}
