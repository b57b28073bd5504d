// The pledges service: its rules are PledgesCore, everything else is ServiceKit.
import PledgesCore
import ServiceKit

await ServiceMain.run(PledgesCore.self)
