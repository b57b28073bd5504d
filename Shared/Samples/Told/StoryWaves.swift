internal import Client
internal import Foundation
internal import Schema
internal import SwiftProtobuf

/// Cuts a story's chapters into waves: a new one begins wherever a step may need what an earlier one of a service before its own was decided to.
enum StoryWaves {
    static func waves(of chapters: [StoryReader.Chapter], sample: String) -> [SampleWave] {
        var waves: [SampleWave] = []
        var told: [String: Int] = [:]
        for chapter in chapters {
            var wave = SampleWave(title: chapter.title, showsFigures: false, steps: [])
            var services: Set<PBService> = []
            for var step in chapter.steps {
                if Topics.followed(by: step.service).contains(where: services.contains) {
                    waves.append(wave)
                    wave.steps = []
                    services = []
                }
                step.id = id(of: step, &told)
                services.insert(step.service)
                wave.steps.append(step)
            }
            waves.append(wave)
        }
        if !waves.isEmpty { waves[waves.count - 1].showsFigures = true }
        return waves
    }

    /// By what the step says, not by its place: whoever changes a story that is half told keeps the ids of all that stays as it was.
    private static func id(of step: SampleStep, _ told: inout [String: Int]) -> SubmissionID {
        var payload = PBPayload()
        payload.unit = step.unit
        payload.body = step.body
        let said: [UInt8] = (try? payload.serializedBytes()) ?? []
        let name = "\(step.time) \(step.signer) \(Digest.sha256(said).base64EncodedString())"
        let count = told[name, default: 0]
        told[name] = count + 1
        var random = SampleRandom(seed: step.sample, "id \(name) \(count)")
        return SubmissionID(milliseconds: step.time, using: &random)
    }
}
