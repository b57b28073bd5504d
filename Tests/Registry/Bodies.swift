import DeciderSupport
import RegistryCore
import Schema
import SwiftProtobuf

/// Submissions of the registry in short.
extension PBPayload.OneOf_Body {
    static func rename(_ name: String, from: String) -> Self {
        .renameUnit(
            .with {
                $0.name.en = name
                $0.from = from
            })
    }

    static func reclassify(_ level: PBLevel, _ sector: String, from: String) -> Self {
        .reclassifyUnit(
            .with {
                $0.level = level
                $0.sector = sector
                $0.from = from
            })
    }

    static func reparent(under parent: String, from: String) -> Self {
        .reparentUnit(
            .with {
                $0.parent = parent
                $0.from = from
            })
    }

    static func merge(into: String, from: String) -> Self {
        .mergeUnit(
            .with {
                $0.into = into
                $0.from = from
            })
    }

    static func split(_ parts: [PBSplitPart], dissolved: Bool = false, from: String) -> Self {
        .splitUnit(
            .with {
                $0.parts = parts
                $0.dissolved = dissolved
                $0.from = from
            })
    }

    static func dissolve(from: String) -> Self {
        .dissolveUnit(
            .with {
                $0.from = from
                $0.reason = "No members left"
            })
    }
}

extension PBSplitPart {
    static func part(_ unit: String, _ level: PBLevel = .township, taking children: [String] = []) -> PBSplitPart {
        .with {
            $0.unit = unit
            $0.name.en = "A part"
            $0.level = level
            $0.sector = "rural"
            $0.children = children
        }
    }
}

/// A day that exists; a test with another is wrong.
func day(_ text: String) throws -> CivilDate {
    guard let day = CivilDate(text) else { throw SpecFailure.refused("no such day", text) }
    return day
}
