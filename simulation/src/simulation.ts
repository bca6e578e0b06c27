import { SIM_DAY_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import { BinaryReader, BinaryWriter } from './engine/binary.ts'
import { Engine, type EngineState } from './engine/engine.ts'
import type { QueuedEvent } from './engine/event-heap.ts'
import type { Steppable } from './engine/pacing.ts'
import { RandomStream } from './engine/random-stream.ts'
import { hashToHex, StateHasher, type Hash64 } from './engine/state-hash.ts'
import { giveAction } from './actions/catalogue.ts'
import { answerWaiting, liveOn, settleIn } from './mind/daily-life.ts'
import type { Mind } from './mind/mind.ts'
import { RuleMind } from './mind/rule-mind.ts'
import { applyInput } from './world/apply-input.ts'
import type { ResidentSheet } from './world/content/resident-sheet.ts'
import { townFacts } from './world/content/town-facts.ts'
import { createTables, endow } from './world/create-world.ts'
import type { EffectLog } from './world/effect-log.ts'
import { readEffects } from './world/effect-reader.ts'
import type { Effect } from './world/effects.ts'
import { EVENT_INPUT, PRIORITY_INPUT, PRIORITY_LIFE } from './world/events.ts'
import type { WorldInput } from './world/inputs.ts'
import { NOBODY } from './world/intention.ts'
import { NO_KEY } from './world/keys.ts'
import { engagementOver, gatheringOver } from './world/gatherings.ts'
import { learnFact } from './world/memories.ts'
import { keepCalendar } from './world/town-events.ts'
import type { ResidentState } from './world/resident-state.ts'
import { Town } from './world/town.ts'
import { hashTables, readTables, writeTables, writeWholeResident } from './world/world-codec.ts'
import { World, type WorldTables } from './world/world.ts'

/** Snapshots and hashes of one version mean the same; raise it with every change that alters a trace. */
export const ENGINE_VERSION = 2
const SNAPSHOT_MAGIC = 0x41494354

/** The world begins for the public at 07:30 of day 2, after a day that gives it a history. */
export const WARM_UP_END = simTime(SIM_DAY_MS + 7.5 * 3_600_000)

export interface SimulationOptions {
  /** Any whole number up to 2^53. */
  seed: number
  sheets: readonly ResidentSheet[]
  map: TownMap
  mind?: Mind
  callbacks?: SimulationCallbacks
}

export interface SimulationCallbacks {
  /** `resident.action` is what begins; it must change nothing. */
  onActionStart?: (resident: ResidentState) => void
  /** `key` is that of the action; `at` its real end. */
  onActionEnd?: (resident: string, key: string, at: SimTime) => void
  onTimeAdvance?: (from: SimTime, to: SimTime) => void
}

/**
 * The whole town as one deterministic machine: inputs in, effects out. The same seed, sheets, map and recorded inputs
 * give the same effects and the same hash at every simulated time, whatever the pace and the size of batches.
 */
export class Simulation implements Steppable {
  readonly world: World
  readonly seed: number
  private readonly engine: Engine
  private readonly mind: Mind
  private readonly callbacks: SimulationCallbacks
  private readonly pendingInputs = new Map<number, WorldInput>()
  private readonly writer = new BinaryWriter()
  /** Sum of all residents' hashes, in two words that wrap around. */
  private residentsLow = 0
  private residentsHigh = 0
  /** By resident, the two words of its hash that are in the sum. */
  private readonly residentHashes: Uint32Array

  private constructor(options: SimulationOptions, town: Town, tables: WorldTables, state?: EngineState) {
    this.seed = options.seed
    this.mind = options.mind ?? new RuleMind()
    this.callbacks = options.callbacks ?? {}
    const handlers = [
      (event: QueuedEvent) => this.onInput(event),
      (event: QueuedEvent) => this.onActionEnd(event),
      (event: QueuedEvent) => answerWaiting(this.world, this.mind, this.world.resident(event.subject)),
      (event: QueuedEvent) => this.onTownFact(event),
      (event: QueuedEvent) => gatheringOver(this.world, event.subject, event.argument),
      (event: QueuedEvent) => engagementOver(this.world, this.world.resident(event.subject), event.argument),
      (event: QueuedEvent) => keepCalendar(this.world, event.subject),
    ]
    const onTimeAdvance = (from: SimTime, to: SimTime) => {
      this.world.now = to
      this.callbacks.onTimeAdvance?.(from, to)
    }
    this.engine = new Engine(handlers, { onTimeAdvance }, state)
    const schedule: World['schedule'] = (time, kind, subject, argument) =>
      this.engine.schedule(time, PRIORITY_LIFE, kind, subject, argument)
    this.residentHashes = new Uint32Array(2 * town.sheets.length)
    this.world = new World(town, tables, this.engine.now, schedule)
    this.world.onActionStart = this.callbacks.onActionStart ?? null
  }

  /**
   * A new world at midnight of day 1; run it to `WARM_UP_END` before it is shown.
   *
   * @param history of an earlier world that this one replaces: its keys and effect numbers are not used again
   */
  static create(options: SimulationOptions, history = { epochs: 0, lastEffectNo: 0 }): Simulation {
    const town = new Town(options.map, options.sheets)
    const tables = createTables(town, options.seed)
    tables.epochStarts = Array.from({ length: history.epochs + 1 }, () => tables.nextKey)
    tables.effectCount = history.lastEffectNo
    const simulation = new Simulation(options, town, tables)
    endow(simulation.world)
    for (const resident of simulation.world.tables.residents)
      settleIn(simulation.world, simulation.mind, resident)
    return simulation
  }

  /**
   * The world as `snapshot()` left it; recorded inputs with numbers above `lastInputNo` have to be given again.
   *
   * @throws RangeError when the bytes are no snapshot of this engine version and town.
   */
  static restore(options: SimulationOptions, snapshot: Uint8Array): Simulation {
    const reader = new BinaryReader(snapshot)
    if (reader.i32() !== SNAPSHOT_MAGIC) throw new RangeError('not a snapshot')
    const version = reader.i32()
    if (version !== ENGINE_VERSION)
      throw new RangeError(`the snapshot is of engine version ${version}, this is ${ENGINE_VERSION}`)
    const seed = reader.f64()
    const state = readEngine(reader)
    const town = new Town(options.map, options.sheets)
    return new Simulation({ ...options, seed }, town, readTables(reader, town), state)
  }

  get now(): SimTime {
    return this.engine.now
  }

  /** Time of the next event; Infinity when there is none. */
  get nextTime(): number {
    return this.engine.nextTime
  }

  /** Events handled since the world began. */
  get eventCount(): number {
    return this.engine.eventCount
  }

  get lastEffectNo(): number {
    return this.world.tables.effectCount
  }

  get lastInputNo(): number {
    return this.world.tables.lastInputNo
  }

  get epoch(): number {
    return this.world.tables.epochStarts.length
  }

  /** All events of the present time are handled: only then may a batch end or a snapshot be taken. */
  get atRest(): boolean {
    return this.engine.nextTime > this.engine.now
  }

  /**
   * Begins another epoch, under another engine version or for a fork: things made from now on bear its keys, and
   * effects are numbered on from `afterEffectNo`, which was the last one committed.
   *
   * @returns the number of the new epoch
   */
  openEpoch({ afterEffectNo }: { afterEffectNo: number }): number {
    this.world.renumberEffects(afterEffectNo)
    this.world.tables.epochStarts.push(this.world.tables.nextKey)
    return this.epoch
  }

  /** Gives every resident other luck from now on: what a fork with another seed differs in. */
  reseed(seed: number): void {
    this.world.tables.residents.forEach((resident, index) => {
      resident.random = RandomStream.named(seed, this.world.sheet(index).key)
      this.world.touch(resident)
    })
  }

  /** Calls `visit` for every event that waits, in no order. */
  eachPending(visit: (event: Readonly<QueuedEvent>) => void): void {
    this.engine.eachPending(visit)
  }

  /** The earliest time that the next input may be stamped with. */
  get earliestInputTime(): SimTime {
    return simTime(this.engine.now + 1)
  }

  /**
   * Queues an input for its time; live and in a re-run alike it is handled before all else of that time.
   *
   * @throws RangeError when it lies before `earliestInputTime`, or leaves a gap in the numbers.
   */
  applyInput(input: WorldInput): void {
    const expected = this.lastInputNo + this.pendingInputs.size + 1
    if (input.inputNo !== expected) throw new RangeError(`input ${input.inputNo} came instead of ${expected}`)
    if (input.at < this.earliestInputTime)
      throw new RangeError(`input ${input.inputNo} at ${input.at} is not after the clock ${this.now}`)
    this.pendingInputs.set(input.inputNo, input)
    this.engine.scheduleNumbered(input.at, PRIORITY_INPUT, input.inputNo, EVENT_INPUT, 0, input.inputNo)
  }

  /** Handles the next event; false when there is none. */
  step(): boolean {
    return this.engine.step()
  }

  /** Handles all up to and including `time`, and leaves the clock there; returns the number of events. */
  runUntil(time: SimTime): number {
    return this.engine.runUntil(time)
  }

  /** Handles the rest of the present time's events, so that the world is `atRest`. */
  comeToRest(): void {
    this.engine.runUntil(this.engine.now)
  }

  /** Hands over the effects since the last call, their keys spelt out. */
  drainEffects(): Effect[] {
    return this.takeEffects().effects
  }

  /** The same, with the log that they were read from. */
  takeEffects(): { log: EffectLog; effects: Effect[] } {
    const log = this.world.effects.lastOf(Infinity)
    const effects = readEffects(log, this.world)
    this.world.effects.clear()
    return { log, effects }
  }

  /** Lets `record` look at the effects since the last call, as numbers: what a run without a database does. */
  passEffects(record: (log: EffectLog) => void): void {
    record(this.world.effects)
    this.world.effects.clear()
  }

  /**
   * Sixteen hexadecimal digits over the whole state, which is what `snapshot()` keeps. Costs what changed since the
   * last call and what waits in the queue, not what there is.
   */
  stateHash(): string {
    for (const index of this.world.drainStale()) this.rehash(index)
    const hasher = new StateHasher()
    hasher.double(this.seed)
    hasher.double(this.engine.now)
    hasher.double(this.engine.eventCount)
    hasher.double(this.engine.nextSequence)
    hasher.hash(this.queueHash())
    hasher.hash([this.residentsLow, this.residentsHigh])
    hashTables(hasher, this.world.tables, this.writer)
    return hashToHex(hasher.digest())
  }

  /** The whole state as canonical bytes, uncompressed. @throws Error when the world is not `atRest`. */
  snapshot(): Uint8Array {
    if (!this.atRest) throw new Error(`events of ${this.now} are not handled yet`)
    const writer = new BinaryWriter()
    writer.i32(SNAPSHOT_MAGIC)
    writer.i32(ENGINE_VERSION)
    writer.f64(this.seed)
    writeEngine(writer, this.engine.state())
    writeTables(writer, this.world)
    return writer.bytes().slice()
  }

  /** Over the events that wait, but for inputs: whether one is known already is no part of the state. */
  private queueHash(): Hash64 {
    let sumLow = 0
    let sumHigh = 0
    this.engine.eachPending((event) => {
      if (event.kind === EVENT_INPUT) return
      const hasher = new StateHasher()
      hasher.double(event.time)
      hasher.word(event.priority)
      hasher.double(event.sequence)
      hasher.word(event.kind)
      hasher.word(event.subject)
      hasher.double(event.argument)
      const [low, high] = hasher.digest()
      sumLow = (sumLow + low) >>> 0
      sumHigh = (sumHigh + high) >>> 0
    })
    return [sumLow, sumHigh]
  }

  private rehash(index: number): void {
    this.writer.clear()
    writeWholeResident(this.writer, this.world, index)
    const hasher = new StateHasher()
    hasher.bytes(this.writer.bytes())
    const [low, high] = hasher.digest()
    this.residentsLow = (this.residentsLow - this.residentHashes[2 * index]! + low) >>> 0
    this.residentsHigh = (this.residentsHigh - this.residentHashes[2 * index + 1]! + high) >>> 0
    this.residentHashes[2 * index] = low
    this.residentHashes[2 * index + 1] = high
  }

  private onInput(event: QueuedEvent): void {
    const input = this.pendingInputs.get(event.argument)
    if (!input) throw new Error(`input ${event.argument} is queued but unknown`)
    this.pendingInputs.delete(event.argument)
    applyInput(this.world, input)
    if (input.kind === 'action_given') giveAction(this.world, input)
  }

  private onActionEnd(event: QueuedEvent): void {
    const resident = this.world.resident(event.subject)
    // A talk cut the action short and another began: this end belongs to none.
    if (resident.action.key !== event.argument) return
    const { key } = resident.action
    liveOn(this.world, this.mind, resident)
    this.callbacks.onActionEnd?.(this.world.sheet(resident.index).key, this.world.key(key), this.now)
  }

  private onTownFact(event: QueuedEvent): void {
    const { text } = townFacts[event.argument]!
    const resident = this.world.resident(event.subject)
    const { facts } = this.world.tables
    const key = this.world.newKey()
    const fact = facts.add({
      key,
      text,
      importance: 8,
      origin: resident.index,
      isPersonal: false,
      at: this.now,
    })
    learnFact(this.world, resident, fact, NOBODY, NO_KEY, resident.place)
  }
}

function writeEngine(to: BinaryWriter, state: EngineState): void {
  to.f64(state.now)
  to.f64(state.eventCount)
  to.f64(state.nextSequence)
  // Inputs not yet handled are recorded by the journal and given again.
  const pending = state.pending.filter((event) => event.kind !== EVENT_INPUT)
  to.list(pending, (event) => {
    to.f64(event.time)
    to.i32(event.priority)
    to.f64(event.sequence)
    to.u8(event.kind)
    to.i32(event.subject)
    to.f64(event.argument)
  })
}

function readEngine(from: BinaryReader): EngineState {
  return {
    now: from.whole() as SimTime,
    eventCount: from.whole(),
    nextSequence: from.whole(),
    pending: from.list(() => ({
      time: from.whole(),
      priority: from.i32(),
      sequence: from.whole(),
      kind: from.u8(),
      subject: from.i32(),
      argument: from.whole(),
    })),
  }
}
