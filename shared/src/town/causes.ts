import type { Db } from '../database/connection.ts'
import { findThings, type Thing } from './things.ts'

/** Something that happened, and what it grew from. */
export interface Cause {
  kind: Thing['kind']
  /** The core's key, or the database id of what has none. */
  key: string
  text: string
  simTime: number | null
  because: Cause[]
  /** There is more behind it than was asked for. */
  isCut: boolean
}

const MOST_THINGS = 200

/**
 * What something grew from: the memories, actions, meetings and events behind it, and what stands behind those.
 *
 * @param reference the core's key (`1:2045`, `in:17`) or the database id of a post, comment, action, memory or meeting
 * @param depth how many steps to go back
 * @returns undefined when nothing has this reference
 */
export async function findCauses(db: Db, reference: string, depth: number): Promise<Cause | undefined> {
  const known = await findThings(db, [reference])
  const root = known.get(reference)
  if (!root) return undefined
  let frontier = [...root.because]
  for (let step = 1; step <= depth && frontier.length > 0 && known.size < MOST_THINGS; step++) {
    const found = await findThings(
      db,
      frontier.filter((key) => !known.has(key)),
    )
    for (const [key, thing] of found) known.set(key, thing)
    frontier = [...found.values()].flatMap((thing) => thing.because)
  }
  return toCause(root, known, depth, new Set())
}

/** Things lead back in time, but a circle in the rows must not make an endless tree. */
function toCause(thing: Thing, known: ReadonlyMap<string, Thing>, depth: number, above: Set<string>): Cause {
  const { kind, key, text, simTime } = thing
  const inside = new Set(above).add(key)
  const behind = thing.because.flatMap((reference) => known.get(reference) ?? [])
  const because =
    depth === 0
      ? []
      : behind.filter((one) => !inside.has(one.key)).map((one) => toCause(one, known, depth - 1, inside))
  return { kind, key, text, simTime, because, isCut: depth === 0 && thing.because.length > 0 }
}
