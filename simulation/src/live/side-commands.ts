import type { SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import {
  deleteBreakpoints,
  insertBreakpoint,
  listBreakpointRows,
  recordHit,
} from '../ports/breakpoint-rows.ts'
import { Breakpoints, type BreakpointHit } from './breakpoints.ts'
import { interviewResident } from './interview.ts'
import type { LiveContext, LiveWorld } from './live-world.ts'
import { RefusedCommandError } from './refused-command.ts'
import type { WorldRecord } from './world-record.ts'

/** More would slow the town down; nobody reads so many. */
const MOST_BREAKPOINTS = 50

/** The commands that leave the state of the town's machine alone: breakpoints and interviews. */
export class SideCommands {
  readonly #ctx: LiveContext
  readonly #record: WorldRecord
  readonly #world: LiveWorld
  readonly breakpoints: Breakpoints
  #count: number

  private constructor(
    ctx: LiveContext,
    record: WorldRecord,
    world: LiveWorld,
    breakpoints: Breakpoints,
    count: number,
  ) {
    this.#ctx = ctx
    this.#record = record
    this.#world = world
    this.breakpoints = breakpoints
    this.#count = count
  }

  /** With the breakpoints that stand in the database. */
  static async open(ctx: LiveContext, record: WorldRecord, world: LiveWorld): Promise<SideCommands> {
    const { db, persistence } = ctx
    const rows = await persistence.run(() => listBreakpointRows(db, persistence.lease.worldId))
    const breakpoints = new Breakpoints(world.simulation.world, world.directory, rows)
    return new SideCommands(ctx, record, world, breakpoints, rows.length)
  }

  /** @throws RefusedCommandError for a resident or location that the town does not have. */
  async break({ resident, action, locationId }: SimulationCommand): Promise<string> {
    if (this.#count >= MOST_BREAKPOINTS)
      throw new RefusedCommandError(`there are ${MOST_BREAKPOINTS} breakpoints already: clear some first`)
    const { ids, clock } = this.#ctx
    const residentId = resident === undefined ? null : this.#residentId(resident)
    if (locationId !== undefined) this.#requireLocation(locationId)
    const row = { id: ids.next(), residentId, action: action ?? null, locationId: locationId ?? null }
    await this.#record.write((tx) => insertBreakpoint(tx, this.#worldId, row, clock.now()))
    await this.#reload()
    return `breakpoint ${row.id} is set`
  }

  /** @throws RefusedCommandError when there is no such breakpoint. */
  async clear({ breakpoint }: SimulationCommand): Promise<string> {
    const count = await this.#record.write((tx) => deleteBreakpoints(tx, this.#worldId, breakpoint))
    if (breakpoint !== undefined && count === 0)
      throw new RefusedCommandError(`there is no breakpoint ${breakpoint}`)
    await this.#reload()
    return count === 1 ? '1 breakpoint is cleared' : `${count} breakpoints are cleared`
  }

  /** The answer. @throws RefusedCommandError for a resident whom the town does not have. */
  async interview({ resident, question }: SimulationCommand): Promise<string> {
    const key = this.#world.directory.residentKeysByUsername.get(resident!)
    if (key === undefined) throw new RefusedCommandError(`no resident is called ${resident}`)
    // A batch leaves the world at rest, and only so it can be copied.
    await this.#world.flush()
    return interviewResident(this.#world.simulation, key, question!) ?? '…'
  }

  async noteHit({ breakpointId }: BreakpointHit): Promise<void> {
    await this.#record.write((tx) => recordHit(tx, breakpointId, this.#world.simulation.now))
  }

  get #worldId(): string {
    return this.#ctx.persistence.lease.worldId
  }

  async #reload(): Promise<void> {
    const { db, persistence } = this.#ctx
    const rows = await persistence.run(() => listBreakpointRows(db, this.#worldId))
    this.#count = rows.length
    this.breakpoints.set(rows)
  }

  #residentId(username: string): string {
    const { residents, residentKeysByUsername } = this.#world.directory
    const entry = residents.get(residentKeysByUsername.get(username) ?? '')
    if (!entry) throw new RefusedCommandError(`no resident is called ${username}`)
    return entry.userId
  }

  #requireLocation(locationId: string): void {
    for (const id of this.#world.directory.locationIds.values()) if (id === locationId) return
    throw new RefusedCommandError(`the town has no location ${locationId}`)
  }
}
