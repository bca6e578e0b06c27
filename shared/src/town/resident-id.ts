import { DomainError } from '../contracts/error-codes.ts'
import type { Db } from '../database/connection.ts'

/** The id of the resident with a username. @throws DomainError `resident_not_found`. */
export async function getResidentId(db: Db, username: string): Promise<string> {
  const resident = await db
    .selectFrom('residents')
    .innerJoin('users', 'users.id', 'residents.userId')
    .select('residents.userId')
    .where('username', '=', username)
    .executeTakeFirst()
  if (!resident) throw new DomainError('resident_not_found')
  return resident.userId
}
