import { recordAuditIn } from '../community/moderation/audit.service.ts'
import { writeOnce, type OnceKey } from '../community/writes/write-once.ts'
import { DomainError } from '../contracts/error-codes.ts'
import type { CommandStatus, SimulationCommand } from '../contracts/simulation.ts'
import type { Db } from '../database/connection.ts'
import { getWorld } from './world.ts'

export interface TownContext {
  db: Db
  ids: { next(): string }
  clock: { now(): Date }
}

/**
 * Leaves a command for the process that holds the world. It is obeyed in the order of submission; ask
 * `getCommand` for what became of it.
 *
 * @throws DomainError `world_not_found`, `idempotency_key_reused`.
 */
export async function submitCommand(
  ctx: TownContext,
  input: SimulationCommand,
  issuedBy: string | null,
  key?: OnceKey,
): Promise<CommandStatus> {
  const world = await getWorld(ctx.db)
  const { command, ...payload } = input
  return writeOnce(ctx, key, async (tx) => {
    const id = ctx.ids.next()
    await tx
      .insertInto('simCommands')
      .values({
        id,
        worldId: world.id,
        command,
        payload: JSON.stringify(payload),
        issuedById: issuedBy,
        createdAt: ctx.clock.now(),
      })
      .execute()
    await recordAuditIn(tx, ctx, {
      actorId: issuedBy,
      action: 'simulation.commanded',
      targetType: 'command',
      targetId: id,
      detail: { command, ...payload },
    })
    return { id, command, state: 'queued', result: null, progress: null }
  })
}

/** @throws DomainError `command_not_found`. */
export async function getCommand(db: Db, id: string): Promise<CommandStatus> {
  const row = await db
    .selectFrom('simCommands')
    .select(['id', 'command', 'state', 'result', 'progress'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new DomainError('command_not_found')
  return { ...row, state: row.state as CommandStatus['state'] }
}
