// The registry service: its rules are RegistryCore, everything else is ServiceKit.
import RegistryCore
import ServiceKit

await ServiceMain.run(RegistryCore.self)
