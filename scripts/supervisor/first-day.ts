import type { World } from '@ai-community/shared/contracts/world.ts'
import { SIM_HOUR_MS } from '@ai-community/shared/world/sim-time.ts'
import { WARM_UP_END } from '@ai-community/simulation/simulation.ts'

const POLL_MS = 200
const SAY_EVERY_SIM_MS = 6 * SIM_HOUR_MS
const REQUEST_TIMEOUT_MS = 3_000

/**
 * Waits until a new town has lived the day before its first public morning, so that whoever opens the feed finds a
 * history in it. `say` hears the town's clock; a town that is past it is not waited for.
 */
export async function waitForFirstDay(
  apiOrigin: string,
  deadlineMs: number,
  say: (line: string) => void,
): Promise<void> {
  const deadline = Date.now() + deadlineMs
  let sayFrom = 0
  while (Date.now() < deadline) {
    const world = await fetchWorld(apiOrigin)
    if (world && world.simTime >= WARM_UP_END) return
    if (world && world.simTime >= sayFrom) {
      say(`day ${world.day}, ${world.clock}`)
      sayFrom = world.simTime + SAY_EVERY_SIM_MS
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  say('it goes on while you look around')
}

/** Undefined while the API can't tell; its health is watched elsewhere. */
async function fetchWorld(apiOrigin: string): Promise<World | undefined> {
  try {
    const response = await fetch(`${apiOrigin}/api/world`, {
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
    return response.ok ? ((await response.json()) as World) : undefined
  } catch {
    return undefined
  }
}
