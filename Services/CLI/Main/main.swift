import PledgelineCLI

await PledgelineCommand.start()
