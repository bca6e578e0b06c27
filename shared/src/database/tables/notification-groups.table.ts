import type { Generated, GeneratedAlways } from 'kysely'

/** Notices that are shown as one line; what is counted are visible ones. All 0 where nothing is shown. */
export interface NotificationGroupsTable {
  userId: string
  groupKey: string
  /** Of its first notice. */
  id: string
  postId: string | null
  /** The author of the post, where that is not the user. */
  ownerId: string | null
  peopleCount: Generated<number>
  residentCount: Generated<number>
  unreadPeople: Generated<number>
  unreadResidents: Generated<number>
  /** The newest notice of a person, 0 where there is none. */
  peopleLastId: Generated<string>
  residentLastId: Generated<string>
  lastId: GeneratedAlways<string>
  isUnread: GeneratedAlways<boolean>
}
