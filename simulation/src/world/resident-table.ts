import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { PlanTable } from './plan-table.ts'

/** Whole numbers of a resident, each up to 32 bits. A new one needs its name here, and its first value in create-world. */
export const WHOLE_FIELDS = [
  /** Where it is; on a walk, where that leads. */
  'place',
  /** Its position in the place's list of those present, -1 on a walk. */
  'presentSlot',
  /** When the night's sleep is due to begin and to end, minutes from day 1, 00:00. */
  'bedMinute',
  'wakeMinute',
  /** The day for which the counters below hold. */
  'day',
  'postsToday',
  /** How many more posts it feels like before it sleeps. */
  'postsLeft',
  'commentHour',
  'commentsThisHour',
  /** Serial of the last post it has seen in the feed. */
  'seenSerial',
  /** Minutes worked since the day's work began. */
  'workedMinutes',
  'memoryCount',
  'relationCount',
  /** Parts of its plan. */
  'planCount',
  /** Sum of importance since the last reflection. */
  'unreflected',
  /** The day for which `messagesToday` holds: messages to residents, and unasked ones to people. */
  'messageDay',
  'messagesToday',
] as const
export type WholeField = (typeof WHOLE_FIELDS)[number]

/** Simulated times of a resident. */
export const TIME_FIELDS = [
  /** `needs` and `spirits` are as of this. */
  'settledAt',
  'nextPostAt',
  'lastBrowseAt',
  'lastTalkAt',
  'lastShopAt',
  'lastReflectAt',
] as const
export type TimeField = (typeof TIME_FIELDS)[number]

/** Numbers of a resident with a fraction, or of more than 32 bits. */
export const WIDE_FIELDS = [
  /** How what happened feels, -100 to 100; fades. */
  'spirits',
  'moneyCents',
] as const
export type WideField = (typeof WIDE_FIELDS)[number]

const NEEDS = 5
const DOUBLES = NEEDS + TIME_FIELDS.length + WIDE_FIELDS.length

/** What the fields of a resident are by name. */
export type ResidentNumbers = Record<WholeField | WideField, number> & Record<TimeField, SimTime>

/**
 * The numbers of all residents in two typed arrays, a row each: what one event reads of a resident lies together, and a
 * resident costs no object for each number.
 */
export class ResidentTable {
  readonly whole: Int32Array
  readonly doubles: Float64Array
  readonly plans: PlanTable

  constructor(residents: number) {
    this.whole = new Int32Array(residents * WHOLE_FIELDS.length)
    this.doubles = new Float64Array(residents * DOUBLES)
    this.plans = new PlanTable(residents)
  }
}

/** A row of the table, its numbers as properties. */
class Row {
  readonly index: number
  /** By position in NEEDS, each 0–100, as of `settledAt`. */
  readonly needs: Float64Array
  protected readonly table: ResidentTable

  constructor(table: ResidentTable, index: number) {
    this.table = table
    this.index = index
    this.needs = table.doubles.subarray(index * DOUBLES, index * DOUBLES + NEEDS)
  }

  /** All whole numbers, in the order of their names; for hash and snapshots. */
  get wholeNumbers(): Int32Array {
    return this.table.whole.subarray(this.index * WHOLE_FIELDS.length, (this.index + 1) * WHOLE_FIELDS.length)
  }

  /** Needs, times and wide numbers; for hash and snapshots. */
  get doubles(): Float64Array {
    return this.table.doubles.subarray(this.index * DOUBLES, (this.index + 1) * DOUBLES)
  }
}

for (const [position, name] of WHOLE_FIELDS.entries())
  Object.defineProperty(Row.prototype, name, {
    get(this: Row & { table: ResidentTable }): number {
      return this.table.whole[this.index * WHOLE_FIELDS.length + position]!
    },
    set(this: Row & { table: ResidentTable }, value: number) {
      this.table.whole[this.index * WHOLE_FIELDS.length + position] = value
    },
  })
for (const [position, name] of [...TIME_FIELDS, ...WIDE_FIELDS].entries())
  Object.defineProperty(Row.prototype, name, {
    get(this: Row & { table: ResidentTable }): number {
      return this.table.doubles[this.index * DOUBLES + NEEDS + position]!
    },
    set(this: Row & { table: ResidentTable }, value: number) {
      this.table.doubles[this.index * DOUBLES + NEEDS + position] = value
    },
  })

/** The names are defined above, one property for each: the compiler cannot see that. */
export const ResidentRow = Row as unknown as new (
  table: ResidentTable,
  index: number,
) => Row & ResidentNumbers
