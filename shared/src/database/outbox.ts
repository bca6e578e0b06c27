import { CompiledQuery } from 'kysely'
import type { Tx } from './connection.ts'

/** Who may see an event: everybody, the town's watchers alone, or named users. */
export type Audience = 'public' | 'internal' | { userIds: readonly string[] }

export interface OutboxEvent {
  type: string
  audience: Audience
  /** Ids and small facts; readers fetch the rest with their own rights. */
  payload: Record<string, unknown>
}

export interface PublishedEvent {
  seq: number
  type: string
  audience: string
  payload: Record<string, unknown>
  createdAt: Date
}

/** Leaves `event` in the writer's own transaction; the publisher numbers it once it is committed. */
export function recordEvent(tx: Tx, id: string, now: Date, event: OutboxEvent): Promise<void> {
  return recordEvents(tx, now, [{ ...event, id }])
}

/** As `recordEvent`, many in one statement. */
export async function recordEvents(
  tx: Tx,
  now: Date,
  events: readonly (OutboxEvent & { id: string })[],
): Promise<void> {
  const values = events.flatMap(({ id, type, audience, payload }) => [
    ...[id, type, formatAudience(audience), JSON.stringify(payload)],
    now,
  ])
  // Ready text: every write of the product leaves an event.
  const rows = '(?, ?, ?, ?, ?), '.repeat(events.length).slice(0, -2)
  const text = `INSERT INTO outbox (id, type, audience, payload, created_at) VALUES ${rows}`
  await tx.executeQuery(CompiledQuery.raw(text, values))
}

export function formatAudience(audience: Audience): string {
  return typeof audience === 'string' ? audience : `user:${audience.userIds.join(',')}`
}

/** The users an audience names; null for everybody, none for the town's watchers alone. */
export function audienceIds(audience: string): readonly string[] | null {
  if (audience === 'public' || audience === 'internal') return audience === 'public' ? null : []
  return audience.slice('user:'.length).split(',')
}
