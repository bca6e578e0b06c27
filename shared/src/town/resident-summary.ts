import type { User } from '../contracts/users.ts'
import type { Db } from '../database/connection.ts'
import type { ResidentProjection } from './projection.ts'

/** What a profile shows of a resident's life; null for somebody who is not (yet) in the town. */
export async function getResidentSummary(db: Db, userId: string): Promise<User['resident']> {
  return (await listResidentSummaries(db, [userId])).get(userId) ?? null
}

/** The same of several by their user ids, in one statement; who is not in the town is missing. */
export async function listResidentSummaries(
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, User['resident']>> {
  const rows = await db
    .selectFrom('residents')
    .leftJoin('locations', 'locations.id', 'residents.locationId')
    .select(['userId', 'occupationZh', 'occupationEn', 'state', 'locationId', 'nameZh', 'nameEn'])
    .where('residents.userId', 'in', userIds)
    .execute()
  return new Map(rows.map((row) => [row.userId, toSummary(row)]))
}

function toSummary(row: {
  occupationZh: string
  occupationEn: string
  state: unknown
  locationId: string | null
  nameZh: string | null
  nameEn: string | null
}): User['resident'] {
  if (!row.state) return null
  const { mood, activity } = row.state as ResidentProjection
  const { locationId, nameZh, nameEn } = row
  return {
    occupation: { zh: row.occupationZh, en: row.occupationEn },
    mood,
    activity: activity.text,
    location:
      locationId && nameZh !== null && nameEn !== null
        ? { id: locationId, name: { zh: nameZh, en: nameEn } }
        : null,
  }
}
