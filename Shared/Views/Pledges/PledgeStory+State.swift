package import PledgesCore
internal import RegistryCore

extension PledgeStory {
    /// With all that serves the pledge.
    package init(_ pledge: Pledge, in state: SystemState) {
        self.init(pledge, state.pledges.rollUp(of: pledge.name), isOrphan: state.pledges.isOrphan(pledge))
    }
}

extension PledgeRow {
    /// With all that serves the pledge, as of the day of the state.
    package init(_ pledge: Pledge, in state: SystemState) {
        self.init(
            pledge, state.pledges.rollUp(of: pledge.name), on: state.day, isOrphan: state.pledges.isOrphan(pledge),
            name: state.registry.units[pledge.unit]?.name)
    }
}
