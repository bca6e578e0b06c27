import type { WorldState } from '@ai-community/shared/town/world.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { formatTownTime } from '../live/town-time.ts'
import type { Operator } from './operator.ts'

const LOOK_EVERY_MS = 400

type Seen = Pick<WorldState, 'status' | 'reason' | 'host'>

/** Watches the town beside the console and tells what changed without a command typed here. */
export class Notices {
  readonly #operator: Operator
  readonly #tell: (text: string) => void
  #seen: Seen | undefined
  #isBusy = false
  #timer: NodeJS.Timeout | undefined

  constructor(operator: Operator, tell: (text: string) => void) {
    this.#operator = operator
    this.#tell = tell
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** While a command runs its own answer says what changes. */
  pause(): void {
    this.#isBusy = true
  }

  async resume(): Promise<void> {
    this.#seen = await this.#operator.getWorld().catch(() => undefined)
    this.#isBusy = false
  }

  async #look(): Promise<void> {
    if (this.#isBusy) return
    // An absent database is told by the next command; a watcher that repeats it would only disturb.
    const world = await this.#operator.getWorld().catch(() => undefined)
    if (this.#isBusy || world === undefined) return
    const before = this.#seen
    this.#seen = world
    if (before && isNews(before, world)) this.#tell(wordsFor(before, world))
  }
}

function isNews(before: Seen, now: Seen): boolean {
  return before.status !== now.status || before.reason !== now.reason || before.host !== now.host
}

function wordsFor(before: Seen, world: WorldState): string {
  const at = formatTownTime(simTime(world.simTime))
  if (before.host !== null && world.host === null) return `nobody runs the town any more (${at})`
  if (before.host === null && world.host !== null) return `${world.host} runs the town now (${at})`
  return `the town is ${world.status} at ${at}${world.reason === null ? '' : `: ${world.reason}`}`
}
