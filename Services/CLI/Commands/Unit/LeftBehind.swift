internal import Client
internal import Domain
internal import Files
internal import PledgesCore
internal import RegistryCore
internal import Schema
internal import Views

/// What a unit that has just ended leaves open, and whose business that is now: said after the decision, to whoever ended it.
enum LeftBehind {
    /// Says nothing where nobody waited for the decision or reads along, and where nothing is left.
    static func tell(_ unit: String, _ options: SubmitOptions) async {
        guard !options.offline, !options.noWait, options.output == .table else { return }
        let language = options.connection.language
        do {
            let state = try await SystemState.read(options.connection.connect(), [.registry, .pledges, .supervision])
            let view = WorkView(
                registry: state.registry, pledges: state.pledgesStates, supervision: state.supervisionStates, date: state.day)
            if let text = text(about: unit, in: view) { Console.note(language(text)) }
        } catch {
            // The decision stands; only the account of it could not be given.
            let why = error as? CommandError ?? CommandError(.unavailable, zh: "\(error)", en: "\(error)")
            Console.note(
                language(
                    zh: "已决定；但“\(unit)”还有哪些未了的事，这次没能读到：\(why.zh)",
                    en: "It is decided; what “\(unit)” has left open could not be read: \(why.en)"))
        }
    }

    /// nil if the unit is open, or left nothing.
    static func text(about unit: String, in view: WorkView) -> PBText? {
        guard view.registry.units[unit]?.isClosed(on: view.date) ?? false else { return nil }
        let left = LeftOpen(of: unit, ReportReader(view.pledges, registry: view.registry), view)
        guard let what = left.text else { return nil }
        let answering = view.registry.unitAnswering(for: unit, on: view.date)
        guard view.registry.isUnassigned(unit, on: view.date) else {
            return .both(
                "“\(unit)”未了的事（\(what.zh)）名称不变，由“\(answering)”承接，已在其待办中。",
                "What “\(unit)” left open (\(what.en)) keeps its names; “\(answering)” answers for it and has it on its list.")
        }
        return .both(
            "“\(unit)”未了的事（\(what.zh)）名称不变，在“\(answering)”的上级待办中，请移交：pledgeline unit assign \(unit) --to 单位",
            "What “\(unit)” left open (\(what.en)) keeps its names and waits for the superior in “\(answering)” until it is assigned: pledgeline unit assign \(unit) --to UNIT"
        )
    }
}
