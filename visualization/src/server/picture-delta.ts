import type { DeltaMessage, SourceState, WorldPicture } from '../protocol.ts'

/**
 * What a client that knows `before` has to be told to know `after`. Both show the same world (`worldKey`).
 *
 * @param source set when the source's state changed since the last message
 */
export function deltaBetween(before: WorldPicture, after: WorldPicture, source?: SourceState): DeltaMessage {
  const delta: DeltaMessage = { clock: after.clock, eventCount: after.eventCount }
  if (source) delta.source = source
  if (before === after) return delta

  const known = new Map(before.residents.map((resident) => [resident.id, JSON.stringify(resident)]))
  const changed = after.residents.filter((resident) => known.get(resident.id) !== JSON.stringify(resident))
  if (changed.length > 0) delta.residents = changed

  const staying = new Set(after.residents.map((resident) => resident.id))
  const gone = before.residents.map((resident) => resident.id).filter((id) => !staying.has(id))
  if (gone.length > 0) delta.goneResidentIds = gone

  if (JSON.stringify(before.encounters) !== JSON.stringify(after.encounters))
    delta.encounters = after.encounters
  return delta
}
