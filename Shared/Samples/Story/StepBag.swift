internal import Schema

/// A step before it has its place in the year.
package struct SketchedStep {
    var unit: String
    var body: PBPayload.Body
    var signer: String
    var time: Int64
    /// Which part of the story tells it, and where in that part: with the time this orders all steps, whatever order the parts are told in.
    var part: Int
    var index: Int

    static func precedes(_ a: SketchedStep, _ b: SketchedStep) -> Bool { (a.time, a.part, a.index) < (b.time, b.part, b.index) }
}

/// What one part of the story adds to the year.
package struct StepBag {
    let part: Int
    package private(set) var steps: [SketchedStep] = []

    init(part: Int) { self.part = part }

    mutating func add(_ unit: String, by signer: String, at time: Int64, _ body: PBPayload.Body) {
        steps.append(
            SketchedStep(unit: unit, body: body, signer: signer, time: time, part: part, index: steps.count))
    }
}
