import type { Tx } from '../../database/connection.ts'
import { recordEvents } from '../../database/outbox.ts'
import { compareIds } from '../../database/ids.ts'
import type { CommunityContext } from '../context.ts'
import { deleteReadOfGroup, listEncounterWitnesses } from './encounter-notices.repo.ts'
import { replaceResidentGroups, type FreshGroup } from './notification-groups.repo.ts'
import { insertNotifications } from './notifications.repo.ts'

/** Of one batch of the town; at full speed thousands meet in a second, and nobody wants to hear of all. */
const ENCOUNTERS_TOLD = 20
const PEOPLE_TOLD = 200
/** More ids would not fit the key of a group. */
const IDS_IN_KEY = 3

export interface Encounter {
  id: string
  /** User ids of the residents who met. */
  participantIds: readonly string[]
}

/**
 * Tells people who follow at least two of the residents who met, in the town's own transaction: one line for the same
 * residents until it is read. Of many encounters the last ones are told of.
 */
export async function notifyEncountersIn(
  tx: Tx,
  ctx: CommunityContext,
  encounters: readonly Encounter[],
): Promise<void> {
  const told = lastOfEachGroup(encounters).slice(-ENCOUNTERS_TOLD)
  if (told.length === 0) return
  const witnesses = await listEncounterWitnesses(tx, told, PEOPLE_TOLD)
  const byEncounter = Map.groupBy(witnesses, ({ encounterNo }) => encounterNo)
  for (const [encounterNo, people] of byEncounter) {
    const userIds = people.map(({ userId }) => userId)
    await tellOf(tx, ctx, told[encounterNo]!, userIds)
  }
}

type GroupedEncounter = Encounter & { groupKey: string }

function lastOfEachGroup(encounters: readonly Encounter[]): GroupedEncounter[] {
  const groups = new Map<string, GroupedEncounter>()
  for (const encounter of encounters) {
    if (encounter.participantIds.length < 2) continue
    const groupKey = `encounter:${encounter.participantIds.toSorted(compareIds).slice(0, IDS_IN_KEY).join(':')}`
    groups.delete(groupKey)
    groups.set(groupKey, { ...encounter, groupKey })
  }
  return [...groups.values()]
}

async function tellOf(
  tx: Tx,
  ctx: CommunityContext,
  { id: encounterId, participantIds, groupKey }: GroupedEncounter,
  userIds: readonly string[],
): Promise<void> {
  const createdAt = ctx.clock.now()
  await deleteReadOfGroup(tx, userIds, groupKey)
  const notices = userIds.flatMap((userId) =>
    participantIds.map((actorId) => ({
      id: ctx.ids.next(),
      userId,
      type: 'encounter',
      groupKey,
      actorId,
      actorIsAi: true,
      visible: true,
      leads: true,
      postId: null,
      commentId: null,
      conversationId: null,
      encounterId,
      createdAt,
      readAt: null,
    })),
  )
  await insertNotifications(tx, notices)
  await replaceResidentGroups(tx, groupsOf(notices))
  // One event for all rows of a person: who met is one thing to hear of.
  const heads = notices.filter((_, position) => position % participantIds.length === 0)
  const events = heads.map(({ id, userId }) => ({
    id: ctx.ids.next(),
    type: 'notification.created',
    audience: { userIds: [userId] },
    payload: { notificationId: id },
  }))
  await recordEvents(tx, createdAt, events)
}

/** One for each of the people told; the notices of one stand together. */
function groupsOf(notices: readonly { id: string; userId: string; groupKey: string }[]): FreshGroup[] {
  const byPerson = Map.groupBy(notices, ({ userId }) => userId)
  return [...byPerson].map(([userId, [first, ...others]]) => ({
    userId,
    groupKey: first!.groupKey,
    noticeIds: [first!.id, ...others.map(({ id }) => id)],
  }))
}
