import { createResidentsIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import type { CommunityContext } from '@ai-community/shared/community/context.ts'
import type { Speed } from '@ai-community/shared/contracts/simulation.ts'
import type { Tx } from '@ai-community/shared/database/connection.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { WORLD_KEY } from '@ai-community/shared/town/world.ts'
import { INTERESTS } from '../world/content/interests.ts'
import { items } from '../world/content/items.ts'
import type { ResidentSheet } from '../world/content/resident-sheet.ts'
import { townMap } from '../world/content/town.ts'
import type { Town } from '../world/town.ts'
import { ENGINE_VERSION } from '../simulation.ts'
import { townOf } from './town-sheets.ts'

const ROWS_A_STATEMENT = 500

export interface WorldSeed {
  /** Whole, 0 to 2^32 - 1: the same seed and the same visitors make the same history. */
  seed: number
  /** 1 to 10,000; the first 25 are written by hand. */
  residentCount: number
  /** Simulated seconds a real second; the operator may change it later. */
  speed: Speed
}

/**
 * Makes the world with its places, items and residents, all in one transaction: a killed call leaves nothing and
 * a second one changes nothing, whatever it asks for. What the residents have and whom they know is written by
 * the simulation's first start.
 *
 * @throws DomainError `username_taken` when a person bears the name of a resident.
 */
export async function seedWorld(ctx: CommunityContext, wanted: WorldSeed): Promise<void> {
  await withTransaction(ctx.db, async (tx) => {
    const world = await insertWorld(tx, ctx, wanted)
    if (!world.isNew) return
    const town = townOf(wanted)
    await insertLocations(tx, ctx, world.id, town)
    await insertItems(tx, ctx, world.id)
    await insertResidents(tx, ctx, world.id, town)
  })
}

async function insertWorld(
  tx: Tx,
  ctx: CommunityContext,
  { seed, speed }: WorldSeed,
): Promise<{ id: string; isNew: boolean }> {
  const id = ctx.ids.next()
  const result = await tx
    .insertInto('worlds')
    .ignore()
    .values({
      id,
      worldKey: WORLD_KEY,
      nameZh: '柳河镇',
      nameEn: 'Willow Town',
      seed,
      engineVersion: String(ENGINE_VERSION),
      simTime: 0,
      speed: String(speed),
      stateHash: null,
      map: JSON.stringify(townMap),
      leaseOwner: null,
      leaseUntil: null,
      committedAt: null,
      createdAt: ctx.clock.now(),
    })
    .executeTakeFirstOrThrow()
  return { id, isNew: result.numInsertedOrUpdatedRows === 1n }
}

async function insertLocations(tx: Tx, ctx: CommunityContext, worldId: string, town: Town): Promise<void> {
  const rows = town.places.map((place) => {
    const { rect, door, name, openMinutes, capacity } = place.template
    const origin = town.districtOrigin(place.district)
    return {
      id: ctx.ids.next(),
      worldId,
      worldKey: place.key,
      kind: place.kind,
      nameZh: name.zh,
      nameEn: name.en,
      x: rect.x + origin.x,
      y: rect.y + origin.y,
      width: rect.width,
      height: rect.height,
      doorX: door.x + origin.x,
      doorY: door.y + origin.y,
      capacity,
      opensMinute: openMinutes?.[0] ?? null,
      closesMinute: openMinutes?.[1] ?? null,
    }
  })
  for (const part of partsOf(rows)) await tx.insertInto('locations').values(part).execute()
}

async function insertItems(tx: Tx, ctx: CommunityContext, worldId: string): Promise<void> {
  const rows = items.map(({ key, name, priceCents }) => ({
    id: ctx.ids.next(),
    worldId,
    worldKey: key,
    nameZh: name.zh,
    nameEn: name.en,
    priceCents,
  }))
  await tx.insertInto('items').values(rows).execute()
}

async function insertResidents(tx: Tx, ctx: CommunityContext, worldId: string, town: Town): Promise<void> {
  const places = await tx
    .selectFrom('locations')
    .select(['id', 'worldKey'])
    .where('worldId', '=', worldId)
    .execute()
  const locationIds = new Map(places.map((place) => [place.worldKey, place.id]))
  for (const part of partsOf(town.sheets)) {
    const userIds = await createResidentsIn(
      tx,
      ctx,
      part.map((sheet) => ({
        worldKey: sheet.key,
        username: sheet.username,
        displayName: sheet.name,
        bio: sheet.persona[sheet.language],
        locale: sheet.language === 'zh' ? 'zh-CN' : 'en',
      })),
    )
    const rows = part.map((sheet, position) => ({
      ...residentRow(sheet),
      userId: userIds[position]!,
      worldId,
      homeLocationId: locationIds.get(placeKeyOf(town, sheet, sheet.homeKey))!,
      workLocationId:
        sheet.workKey === null ? null : locationIds.get(placeKeyOf(town, sheet, sheet.workKey))!,
      locationId: locationIds.get(placeKeyOf(town, sheet, sheet.homeKey))!,
      updatedAt: ctx.clock.now(),
    }))
    await tx.insertInto('residents').values(rows).execute()
  }
}

function residentRow(sheet: ResidentSheet) {
  return {
    worldKey: sheet.key,
    language: sheet.language,
    age: sheet.age,
    occupationZh: sheet.occupation.zh,
    occupationEn: sheet.occupation.en,
    personaZh: sheet.persona.zh,
    personaEn: sheet.persona.en,
    traits: JSON.stringify(sheet.traits),
    interests: JSON.stringify(sheet.interests.map((key) => INTERESTS[key])),
    voice: JSON.stringify(sheet.voice),
    state: null,
  }
}

function placeKeyOf(town: Town, sheet: ResidentSheet, templateKey: string): string {
  return town.place(town.placeIn(sheet.district, templateKey)).key
}

function* partsOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    yield rows.slice(start, start + ROWS_A_STATEMENT)
}
