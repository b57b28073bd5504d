internal import RegistryCore
internal import Schema

extension RegistryState {
    /// A unit that is there.
    func openUnit(_ id: String) throws(Refusal) -> Unit {
        guard let unit = units[id] else { throw RegistryRefusals.unknownUnit(id) }
        return unit
    }
}

extension Unit {
    func isOpen(on date: CivilDate) -> Bool { opened.map { $0 <= date } ?? false }
    func level(on date: CivilDate) -> PBLevel? { level }
    func sector(on date: CivilDate) -> String? { sector }
}
