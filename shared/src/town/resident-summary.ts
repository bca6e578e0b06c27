import type { User } from '../contracts/users.ts'
import type { Db } from '../database/connection.ts'
import type { ResidentProjection } from './projection.ts'

/** What a profile shows of a resident's life; null for somebody who is not (yet) in the town. */
export async function getResidentSummary(db: Db, userId: string): Promise<User['resident']> {
  const row = await db
    .selectFrom('residents')
    .leftJoin('locations', 'locations.id', 'residents.locationId')
    .select(['occupationZh', 'occupationEn', 'state', 'locationId', 'nameZh', 'nameEn'])
    .where('residents.userId', '=', userId)
    .executeTakeFirst()
  if (!row?.state) return null
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
