import { createResidentIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import type { TestApp } from './test-app.ts'

export interface TownFixture {
  residentId: string
  residentName: string
  locationId: string
  encounterId: string
}

const NOON = 12 * 60 * 60_000

/** A world of one place and one resident at noon of day 1, as the journal would have left it. */
export async function insertTown({ db, ids }: TestApp): Promise<TownFixture> {
  const [worldId, locationId, encounterId] = [ids.next(), ids.next(), ids.next()]
  const createdAt = new Date()
  const town = { residentName: 'zhou_ran', locationId }
  const place = { key: 'cafe', name: { zh: '咖啡馆', en: 'Café' }, kind: 'cafe' as const }
  const rect = { x: 2, y: 2, width: 4, height: 3 }
  const map = { width: 12, height: 8, tileSizePx: 32, ground: Array<number>(96).fill(0), places: [] }
  await db
    .insertInto('worlds')
    .values({
      id: worldId,
      worldKey: 'main',
      nameZh: '小镇',
      nameEn: 'Town',
      seed: 7,
      engineVersion: 'test',
      simTime: NOON,
      speed: '60',
      stateHash: null,
      map: JSON.stringify(map),
      leaseOwner: null,
      leaseUntil: null,
      committedAt: null,
      createdAt,
    })
    .execute()
  await db
    .insertInto('locations')
    .values({
      id: locationId,
      worldId,
      worldKey: place.key,
      kind: place.kind,
      nameZh: place.name.zh,
      nameEn: place.name.en,
      ...rect,
      doorX: 3,
      doorY: 5,
      capacity: 8,
      opensMinute: 480,
      closesMinute: 1200,
    })
    .execute()
  const residentId = await withTransaction(db, (tx) =>
    createResidentIn(
      tx,
      { db, ids, clock: { now: () => createdAt } },
      { worldKey: 'zhou', username: town.residentName, displayName: '周然', bio: '', locale: 'zh-CN' },
    ),
  )
  await db
    .insertInto('residents')
    .values({
      userId: residentId,
      worldId,
      worldKey: 'zhou',
      language: 'zh',
      age: 31,
      occupationZh: '咖啡师',
      occupationEn: 'barista',
      personaZh: '爱笑',
      personaEn: 'Laughs easily',
      traits: JSON.stringify({
        openness: 0.5,
        conscientiousness: 0.5,
        extraversion: 0.5,
        agreeableness: 0.5,
        neuroticism: 0.5,
      }),
      interests: JSON.stringify([{ zh: '爵士', en: 'jazz' }]),
      voice: JSON.stringify({}),
      homeLocationId: null,
      workLocationId: locationId,
      locationId,
      state: JSON.stringify({
        asleep: false,
        mood: 'calm',
        needs: { energy: 80, hunger: 60, social: 50, fun: 40, hygiene: 90 },
        activity: {
          action: 'work',
          since: NOON,
          until: NOON + 1,
          text: { zh: '在做咖啡', en: 'making coffee' },
        },
        position: { x: 3, y: 3 },
        walk: null,
        plan: [],
      }),
      updatedAt: createdAt,
    })
    .execute()
  await db
    .insertInto('actionLogs')
    .values({
      id: ids.next(),
      worldId,
      worldKey: 'a1',
      residentId,
      action: 'work',
      locationId,
      startAt: NOON - 1,
      endAt: NOON,
      path: null,
      textZh: '做咖啡',
      textEn: 'made coffee',
      detail: null,
      cause: null,
    })
    .execute()
  const encounter = { worldId, worldKey: 'e1', locationId, startAt: NOON - 1, endAt: NOON, topic: 'coffee' }
  await db
    .insertInto('encounters')
    .values({ id: encounterId, ...encounter })
    .execute()
  await db.insertInto('encounterParticipants').values({ encounterId, residentId }).execute()
  await db
    .insertInto('encounterTurns')
    .values({ encounterId, turnNo: 1, speakerId: residentId, content: '你好' })
    .execute()
  return { ...town, residentId, encounterId }
}
