import { runSimulationCli } from './main.ts'

process.exitCode = await runSimulationCli(process.argv.slice(2))
