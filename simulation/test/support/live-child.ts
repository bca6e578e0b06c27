import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { runWorld } from '../../src/live/run-world.ts'

// The world as a process of its own, with settings that a test chooses: URL, lease, speed, patience, end.
const [url, leaseMs, speed, timeoutMs, until] = process.argv.slice(2)
const stop = new AbortController()
process.on('SIGTERM', () => stop.abort())
// It does not outlive the test that began it.
process.stdin.on('end', () => process.exit(1)).resume()

await runWorld({
  database: { url: url!, poolSize: 3, timeoutMs: Number(timeoutMs) },
  internalServer: null,
  log: createLogger('simulation', 'info'),
  signal: stop.signal,
  leaseMs: Number(leaseMs),
  begin: 'as it was left',
  speed: speed === 'max' ? 'max' : Number(speed),
  ...(until !== undefined && { until: simTime(Number(until)) }),
})
process.stdin.destroy()
