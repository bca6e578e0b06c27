import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { EN_FIRST, EN_LAST, ZH_GIVEN, ZH_SURNAMES } from './generated-names.ts'
import { PERSONA_VARIANTS, personaOf } from './generated-personas.ts'
import type { InterestKey } from './interests.ts'
import type { RelationKind, ResidentSheet, SheetRelation, Traits, VoiceCard } from './resident-sheet.ts'
import { residentSheets } from './residents.ts'
import { townMap } from './town.ts'

export const RESIDENTS_PER_DISTRICT = 50
const HOME_KEYS = townMap.places.filter((place) => place.kind === 'home').map((place) => place.key)
const RELATION_KINDS_DRAWN: readonly RelationKind[] = [
  'friend',
  'neighbour',
  'friend',
  'colleague',
  'friend',
  'rival',
]

/**
 * The town's residents in order: the hand-written ones first, then generated ones, one at a time.
 *
 * @param count 0 to 1,000,000; fewer than the hand-written ones gives the first of them.
 * @param seed any whole number; the same seed gives the same residents.
 */
export function* generateResidents(count: number, seed: number): Generator<ResidentSheet> {
  for (let index = 0; index < count; index++) yield residentSheetAt(index, seed, count)
}

/**
 * Sheet of the resident at `index`, without making the others. A generated one takes work, hours and tastes (shared by
 * reference) from a hand-written one, its manner of writing from the same or another, and has name, persona, age, home
 * and relations of its own.
 *
 * @param count size of the town, so that nobody knows a resident who is not there.
 */
export function residentSheetAt(index: number, seed: number, count = index + 1): ResidentSheet {
  const written = residentSheets[index]
  if (written) return count >= residentSheets.length ? written : withoutStrangers(written, count)
  return new GeneratedSheet(index, seed, count)
}

/**
 * What a generated resident is asked for at every step stands in the object; what is wanted once, when the world
 * begins, is drawn again. A million of these are most of what a town of a million weighs beside its memories.
 */
class GeneratedSheet implements ResidentSheet {
  readonly index: number
  readonly district: number
  readonly language: ResidentSheet['language']
  readonly called: BilingualText
  readonly traits: Traits
  readonly voice: VoiceCard
  readonly interests: readonly InterestKey[]
  readonly homeKey: string
  readonly age: number
  private readonly model: ResidentSheet
  private readonly seed: number
  private readonly count: number

  constructor(index: number, seed: number, count: number) {
    const { model, named, manner, age, homeKey } = drawSheet(index, seed, count)
    this.index = index
    this.district = districtOf(index)
    this.language = model.language
    this.called = named.called
    this.traits = model.traits
    this.voice = manner.voice
    this.interests = manner.interests
    this.homeKey = homeKey
    this.age = age
    this.model = model
    this.seed = seed
    this.count = count
  }

  get key() {
    return generatedKey(this.index)
  }

  get username() {
    return `${this.drawn().named.spelling}_${this.index}`
  }

  get name() {
    return this.drawn().named.name
  }

  get gender() {
    return null
  }

  get persona() {
    const { index, district, seed } = this
    const place = index % RESIDENTS_PER_DISTRICT
    const variant = drawsOf(-1 - district, ~seed)(PERSONA_VARIANTS) + place * STEP
    return personaOf(
      this.occupation,
      this.interests[0],
      variant % PERSONA_VARIANTS,
      drawsOf(index, ~seed)(1_000),
    )
  }

  get relations() {
    return this.drawn().relations
  }

  get startMoneyCents() {
    return this.drawn().startMoneyCents
  }

  get occupation() {
    return this.model.occupation
  }

  get values() {
    return this.model.values
  }

  get workKey() {
    return this.model.workKey
  }

  get shift() {
    return this.model.shift
  }

  get sleep() {
    return this.model.sleep
  }

  get favouriteFoods() {
    return this.model.favouriteFoods
  }

  get favouritePlaces() {
    return this.model.favouritePlaces
  }

  get makes() {
    return this.model.makes
  }

  get startItems() {
    return this.model.startItems
  }

  private drawn(): DrawnSheet {
    return drawSheet(this.index, this.seed, this.count)
  }
}

interface DrawnSheet {
  model: ResidentSheet
  named: Named
  manner: Manner
  age: number
  homeKey: string
  relations: SheetRelation[]
  startMoneyCents: number
}

/** All that chance decides of a generated resident; the order of the draws is part of it. */
function drawSheet(index: number, seed: number, count: number): DrawnSheet {
  const draw = drawsOf(index, seed)
  const model = residentSheets[draw(residentSheets.length)]!
  const district = districtOf(index)
  const nameOf = model.language === 'zh' ? chineseName : englishName
  const named = nameOf(index % RESIDENTS_PER_DISTRICT, drawsOf(-1 - district, seed), draw)
  return {
    model,
    named,
    manner: mannerOf(model, draw(2) === 0 ? model : anotherWriter(model, draw)),
    age: Math.max(16, model.age - 6 + draw(13)),
    homeKey: HOME_KEYS[draw(HOME_KEYS.length)]!,
    relations: drawRelations(index, district, count, draw),
    startMoneyCents: 30_000 + draw(30) * 10_000,
  }
}

function districtOf(index: number): number {
  return Math.floor(index / RESIDENTS_PER_DISTRICT)
}

/** The key of a resident who was not written by hand. */
export function generatedKey(index: number): string {
  return `r${index}`
}

function withoutStrangers(sheet: ResidentSheet, count: number): ResidentSheet {
  const present = new Set(residentSheets.slice(0, count).map((other) => other.key))
  return { ...sheet, relations: sheet.relations.filter((relation) => present.has(relation.to)) }
}

function drawRelations(index: number, district: number, count: number, draw: Draw): SheetRelation[] {
  const first = district * RESIDENTS_PER_DISTRICT
  const neighbours = Math.min(count - first, RESIDENTS_PER_DISTRICT)
  const known = new Map<number, SheetRelation>()
  for (let i = 0; i < 3; i++) {
    const other = first + draw(neighbours)
    const kind = RELATION_KINDS_DRAWN[draw(RELATION_KINDS_DRAWN.length)]!
    const to = residentSheets[other]?.key ?? `r${other}`
    const affinity = kind === 'rival' ? -0.1 : (3 + draw(5)) / 10
    if (other !== index) known.set(other, { to, kind, affinity, familiarity: (3 + draw(5)) / 10 })
  }
  // One in three has a friend next door to the west: the districts before are all there, whatever the town's size.
  if (district > 0 && draw(3) === 0) {
    const other = first - 1 - draw(RESIDENTS_PER_DISTRICT)
    const to = residentSheets[other]?.key ?? `r${other}`
    known.set(other, { to, kind: 'friend', affinity: (4 + draw(4)) / 10, familiarity: (3 + draw(5)) / 10 })
  }
  return [...known.values()]
}

interface Named {
  spelling: string
  name: string
  called: BilingualText
}

/** Steps through a list of 60 or 80 without coming back within a district. */
const STEP = 7

function chineseName(place: number, district: Draw, draw: Draw): Named {
  const at = district(ZH_SURNAMES.length)
  const [surname, surnameSpelt] = ZH_SURNAMES[(at + place * STEP) % ZH_SURNAMES.length]!
  const givenAt = district(ZH_GIVEN.length)
  const [first, firstSpelt] = ZH_GIVEN[(givenAt + place * STEP) % ZH_GIVEN.length]!
  const [second, secondSpelt] = ZH_GIVEN[draw(ZH_GIVEN.length)]!
  const given = firstSpelt.charAt(0).toUpperCase() + firstSpelt.slice(1) + secondSpelt
  const name = surname + first + second
  return { spelling: `${surnameSpelt}_${firstSpelt}${secondSpelt}`, name, called: { zh: name, en: given } }
}

function englishName(place: number, district: Draw, draw: Draw): Named {
  const at = district(EN_FIRST.length)
  const [first, firstZh] = EN_FIRST[(at + place * STEP) % EN_FIRST.length]!
  const last = EN_LAST[draw(EN_LAST.length)]!
  const spelling = `${first}_${last}`.toLowerCase()
  return { spelling, name: `${first} ${last}`, called: { zh: firstZh, en: first } }
}

interface Manner {
  voice: VoiceCard
  interests: readonly InterestKey[]
}
const manners = new Map<string, Manner>()

/** How one who does the work of the first writes in the manner of the second; some hundreds, shared by all. */
function mannerOf(model: ResidentSheet, writer: ResidentSheet): Manner {
  if (model === writer) return model
  const key = `${model.key} ${writer.key}`
  let manner = manners.get(key)
  if (!manner) {
    const { tone, quirks, emojiRate } = writer.voice
    const interests = [...new Set([...model.interests.slice(0, 2), ...writer.interests])].slice(0, 4)
    manner = { voice: { ...model.voice, tone, quirks, emojiRate }, interests }
    manners.set(key, manner)
  }
  return manner
}

function anotherWriter(model: ResidentSheet, draw: Draw): ResidentSheet {
  const writers = residentSheets.filter(({ language }) => language === model.language)
  return writers[draw(writers.length)]!
}

/** A whole number from 0 to bound - 1. */
type Draw = (bound: number) => number

/** Draws of one resident alone (mulberry32), so that a larger town changes nobody. */
function drawsOf(index: number, seed: number): Draw {
  let state = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * bound)
  }
}
