// The scoring service: its rules are ScoringCore, everything else is ServiceKit. It alone shows rankings outside.
import ScoringCore
import ServiceKit

await ServiceMain.run(ScoringCore.self) { RankingsPublisher($0) }
