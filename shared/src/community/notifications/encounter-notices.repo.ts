import { sql } from 'kysely'
import type { Tx } from '../../database/connection.ts'

/** Of each participant so many followers are asked, the newest first: a meeting costs the same however famous they are. */
const FOLLOWERS_ASKED = 1_000

export interface EncounterQuery {
  participantIds: readonly string[]
  groupKey: string
}

/**
 * For each encounter people who follow at least two of those who met, hide none of them, and have not got an unread
 * notice of the same people: at most `limit` an encounter, in one statement.
 */
export async function listEncounterWitnesses(
  tx: Tx,
  encounters: readonly EncounterQuery[],
  limit: number,
): Promise<{ encounterNo: number; userId: string }[]> {
  const parts = encounters.map(
    (encounter, encounterNo) => sql`(${witnessesOf(encounter, encounterNo, limit)})`,
  )
  const { rows } = await sql<{ encounterNo: number; userId: string }>`
    ${sql.join(parts, sql` UNION ALL `)}`.execute(tx)
  return rows
}

function witnessesOf({ participantIds, groupKey }: EncounterQuery, encounterNo: number, limit: number) {
  const participants = sql.join(participantIds)
  const followers = participantIds.map(
    (id) => sql`(SELECT follower_id FROM follows WHERE followee_id = ${id}
      ORDER BY created_at DESC LIMIT ${FOLLOWERS_ASKED})`,
  )
  return sql`
    SELECT ${sql.lit(encounterNo)} AS encounter_no, users.id AS user_id
    FROM (
      SELECT follower_id FROM (${sql.join(followers, sql` UNION ALL `)}) AS followers
      GROUP BY follower_id HAVING COUNT(*) >= 2
    ) AS witnesses
    JOIN users ON users.id = witnesses.follower_id
    WHERE users.is_ai = FALSE AND users.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker_id = users.id AND blocked_id IN (${participants}))
      AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocked_id = users.id AND blocker_id IN (${participants}))
      AND NOT EXISTS (SELECT 1 FROM mutes WHERE muter_id = users.id AND muted_id IN (${participants}))
      AND NOT EXISTS (
        SELECT 1 FROM notifications
        WHERE user_id = users.id AND read_at IS NULL AND group_key = ${groupKey})
    LIMIT ${limit}`
}

/** Forgets what was read of earlier meetings of the same people: the new one takes their line. */
export async function deleteReadOfGroup(tx: Tx, userIds: readonly string[], groupKey: string): Promise<void> {
  await tx
    .deleteFrom('notifications')
    .where('userId', 'in', userIds)
    .where('groupKey', '=', groupKey)
    .where('readAt', 'is not', null)
    .execute()
}
