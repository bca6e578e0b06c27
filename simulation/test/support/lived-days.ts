import { SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { NEEDS } from '@ai-community/shared/world/vocabulary.ts'
import { Simulation, WARM_UP_END } from '../../src/simulation.ts'
import { residentSheets } from '../../src/world/content/residents.ts'
import { townMap } from '../../src/world/content/town.ts'
import type { Effect } from '../../src/world/effects.ts'
import { settleNeeds } from '../../src/world/needs.ts'
import { findStuckResidents, type StuckResident } from '../../src/world/watchdog.ts'

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

const LOOK_EVERY_MS = SIM_HOUR_MS / 2

/** The hand-written town over some days after its warm-up day, with what can only be seen while it lives. */
export class LivedDays {
  readonly days: number
  readonly simulation: Simulation
  readonly moneyAtFirst: number
  /** All effects, those of the warm-up day too. */
  readonly history: Effect[] = []
  readonly stuck: StuckResident[] = []
  /** Longest time in a row, in hours, that a need of anyone lay at the floor. */
  longestMisery = 0
  /** Most residents in a place at once, over what it holds. */
  mostCrowded = 0
  /** Sizes of the plans of the days, as they were made. */
  readonly planSizes: number[] = []
  private readonly misery = new Map<string, number>()
  private readonly plannedAt = new Map<number, number>()

  constructor(seed: number, days: number) {
    this.days = days
    this.simulation = Simulation.create({ seed, sheets: residentSheets, map: townMap })
    this.moneyAtFirst = this.totalMoney()
  }

  /** Lives the days; returns itself. */
  live(): this {
    const end = WARM_UP_END + this.days * SIM_DAY_MS
    for (let time = LOOK_EVERY_MS; time <= end; time += LOOK_EVERY_MS) {
      this.simulation.runUntil(simTime(time))
      this.history.push(...this.simulation.drainEffects())
      this.stuck.push(...findStuckResidents(this.simulation.world))
      this.watchNeeds()
      this.watchPlans()
      this.watchPlaces()
    }
    return this
  }

  totalMoney(): number {
    const { residents, treasuryCents } = this.simulation.world.tables
    return residents.reduce((sum, { moneyCents }) => sum + moneyCents, treasuryCents)
  }

  /** Effects of a kind after the warm-up day. */
  of<K extends Effect['kind']>(kind: K): Of<K>[] {
    return this.history.filter((effect): effect is Of<K> => effect.kind === kind && effect.at > WARM_UP_END)
  }

  private watchNeeds(): void {
    const { world } = this.simulation
    for (const resident of world.tables.residents) {
      const { action, settledAt, spirits, needs } = resident
      const copy = { action, settledAt, spirits, needs: [...needs] }
      settleNeeds(copy, world.sheet(resident.index), this.simulation.now)
      NEEDS.forEach((need, i) => {
        const name = `${resident.index} ${need}`
        const hours = copy.needs[i]! <= 1 ? (this.misery.get(name) ?? 0) + 0.5 : 0
        this.misery.set(name, hours)
        this.longestMisery = Math.max(this.longestMisery, hours)
      })
    }
  }

  private watchPlans(): void {
    for (const { index, plan, wakeMinute } of this.simulation.world.tables.residents) {
      if (plan.length === 0 || this.plannedAt.get(index) === wakeMinute) continue
      this.plannedAt.set(index, wakeMinute)
      this.planSizes.push(plan.length)
    }
  }

  private watchPlaces(): void {
    const { town, tables } = this.simulation.world
    tables.present.forEach((present, place) => {
      const over = present.length - town.place(place).template.capacity
      this.mostCrowded = Math.max(this.mostCrowded, over)
    })
  }
}
