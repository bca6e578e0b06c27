import { simulationCommandSchema, type SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'

export interface QueuedCommand {
  id: string
  command: SimulationCommand
}

const RESULT_CHARACTERS = 1_000

/** The next command of the operators, or undefined. One that makes no sense is failed here and now. */
export async function findQueuedCommand(db: Db, worldId: string): Promise<QueuedCommand | undefined> {
  const row = await db
    .selectFrom('simCommands')
    .select(['id', 'command', 'payload'])
    .where('worldId', '=', worldId)
    .where('state', '=', 'queued')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  const parsed = simulationCommandSchema.safeParse({ ...(row.payload as object), command: row.command })
  if (parsed.success) return { id: row.id, command: parsed.data }
  await updateCommand(db, row.id, 'failed', 'this release does not know such a command', new Date())
  return findQueuedCommand(db, worldId)
}

export async function updateCommand(
  db: Db,
  id: string,
  state: 'running' | 'done' | 'failed',
  result: string | null,
  now: Date,
): Promise<void> {
  await db
    .updateTable('simCommands')
    .set({
      state,
      result: result && result.slice(0, RESULT_CHARACTERS),
      finishedAt: state === 'running' ? null : now,
    })
    .where('id', '=', id)
    .execute()
}

/** How far a long command is, for who waits for it. */
export async function updateProgress(db: Db, id: string, progress: number): Promise<void> {
  await db.updateTable('simCommands').set({ progress }).where('id', '=', id).execute()
}

/** Commands that an earlier holder had begun when it died will not be finished by anybody. */
export async function failAbandonedCommands(db: Db, worldId: string, now: Date): Promise<void> {
  await db
    .updateTable('simCommands')
    .set({ state: 'failed', result: 'the process that obeyed it ended', finishedAt: now })
    .where('worldId', '=', worldId)
    .where('state', '=', 'running')
    .execute()
}
