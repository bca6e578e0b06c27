import type { StuckResidentReport } from '@ai-community/shared/contracts/simulation.ts'
import type { Logger } from '@ai-community/shared/observability/logger.ts'
import type { Simulation } from '../simulation.ts'
import { findResidentsWithoutEvent, findStuckResidents, type StuckResident } from '../world/watchdog.ts'

const LOOK_EVERY_MS = 5_000
/** The status names no more of them: one is a defect, a hundred are the same one. */
const MOST_REPORTED = 20

type Watched = Pick<Simulation, 'world' | 'eachPending'>

/** Looks now and then for residents who stand still for ever, and says each of them once. */
export class Watchdog {
  readonly #simulation: Watched
  readonly #log: Logger
  readonly #usernameOf: (residentKey: string) => string
  readonly #said = new Set<string>()
  #lookedMs = -Infinity
  #reported = ''

  constructor(simulation: Watched, log: Logger, usernameOf: (residentKey: string) => string) {
    this.#simulation = simulation
    this.#log = log
    this.#usernameOf = usernameOf
  }

  isDue(nowMs: number): boolean {
    return nowMs - this.#lookedMs >= LOOK_EVERY_MS
  }

  /** What is wrong now; `isNews` when it differs from the last time. */
  look(nowMs: number): { stuck: StuckResidentReport[]; isNews: boolean } {
    this.#lookedMs = nowMs
    const { world } = this.#simulation
    const withoutEvent = findResidentsWithoutEvent(world, this.#simulation)
    const known = new Set(withoutEvent.map(({ resident }) => resident))
    const tooLong = findStuckResidents(world).filter(({ resident }) => !known.has(resident))
    const stuck = [
      ...withoutEvent.map((one) => this.#report(one, 'no next event')),
      ...tooLong.map((one) => this.#report(one, 'action too long')),
    ]
    for (const one of stuck) this.#say(one)
    const shown = stuck.slice(0, MOST_REPORTED)
    const text = JSON.stringify(shown)
    const isNews = text !== this.#reported
    this.#reported = text
    return { stuck: shown, isNews }
  }

  #report(one: StuckResident, problem: StuckResidentReport['problem']): StuckResidentReport {
    return { resident: this.#usernameOf(one.resident), action: one.action, endAt: one.endAt, problem }
  }

  #say(one: StuckResidentReport): void {
    const text = `${one.resident} ${one.action} ${one.endAt}`
    if (this.#said.has(text)) return
    this.#said.add(text)
    this.#log.error(one, 'a resident is stuck: %s', one.problem)
  }
}
