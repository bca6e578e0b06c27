import type { Logger } from '@ai-community/shared/observability/logger.ts'
import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { WARM_UP_END } from '../simulation.ts'
import type { LiveWorld } from './live-world.ts'
import { formatTownTime } from './town-time.ts'

/** The day before the public's first morning, as fast as it goes: it gives the town a history. */
export async function warmUp(world: LiveWorld, log: Logger, signal: AbortSignal): Promise<void> {
  const { simulation } = world
  if (simulation.now >= WARM_UP_END) return
  const startedMs = performance.now()
  log.info('the town lives its first day, which nobody watches …')
  let sayAt = simulation.now + 6 * SIM_HOUR_MS
  while (simulation.now < WARM_UP_END && !signal.aborted) {
    simulation.runUntil(simTime(Math.min(WARM_UP_END, simulation.now + SIM_HOUR_MS / 2)))
    await world.flush()
    if (simulation.now < sayAt) continue
    log.info({ clock: formatTownTime(simulation.now) }, 'the first day goes on')
    sayAt += 6 * SIM_HOUR_MS
  }
  if (signal.aborted) return
  await world.saveSnapshot()
  const durationMs = Math.round(performance.now() - startedMs)
  log.info({ durationMs, effects: simulation.lastEffectNo }, 'the first day is over: the town begins')
}
