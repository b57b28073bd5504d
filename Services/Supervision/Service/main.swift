// The supervision service: its rules are SupervisionCore, everything else is ServiceKit.
import SupervisionCore
import ServiceKit

await ServiceMain.run(SupervisionCore.self)
