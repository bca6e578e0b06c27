import { SIM_DAY_MS, SIM_HOUR_MS, type SimTime } from './sim-time.ts'
import { SEASONS, type PlaceKind, type Season, type Weather } from './vocabulary.ts'

/** The town's year: four seasons of four weeks, so that a member lives to see each. Day 1 is the first of spring. */
export const SEASON_DAYS = 28
/** Weather holds for a quarter of a day: night, morning, afternoon, evening. */
export const WEATHER_PART_MS = 6 * SIM_HOUR_MS

export function seasonOf(time: SimTime): Season {
  return SEASONS[Math.floor(time / (SEASON_DAYS * SIM_DAY_MS)) % SEASONS.length]!
}

/** How often each weather comes, in hundredths; the rest is sunny. */
const CHANCES: Readonly<Record<Season, readonly (readonly [Weather, number])[]>> = {
  spring: [
    ['rain', 17],
    ['storm', 3],
    ['cloudy', 20],
    ['windy', 12],
    ['fog', 4],
  ],
  summer: [
    ['rain', 9],
    ['storm', 5],
    ['cloudy', 12],
    ['hot', 22],
    ['windy', 5],
  ],
  autumn: [
    ['rain', 18],
    ['storm', 4],
    ['cloudy', 24],
    ['windy', 15],
    ['fog', 9],
  ],
  winter: [
    ['snow', 18],
    ['storm', 2],
    ['cloudy', 28],
    ['windy', 12],
    ['fog', 8],
  ],
}

/**
 * The weather over the town, a function of the world's seed and the time alone: the simulation and every reader come to
 * the same without writing it anywhere. It tends to stay as it was in the part of the day before.
 *
 * @param seed the world's, whole, up to 2^53
 */
export function weatherAt(seed: number, time: SimTime): Weather {
  let part = Math.floor(time / WEATHER_PART_MS)
  // One part in three goes on like the one before; a storm never outlasts its part.
  while (part > 0 && drawOf(seed, part, 1) < 33 && freshWeather(seed, part - 1) !== 'storm') part--
  return freshWeather(seed, part)
}

function freshWeather(seed: number, part: number): Weather {
  let draw = drawOf(seed, part, 2)
  for (const [weather, share] of CHANCES[seasonOf((part * WEATHER_PART_MS) as SimTime)])
    if ((draw -= share) < 0) return weather
  return 'sunny'
}

/** 0–99, the same for the same three numbers: mixing steps of MurmurHash3 (Austin Appleby, public domain). */
function drawOf(seed: number, part: number, purpose: number): number {
  let h = (seed ^ Math.imul(part + 1, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca6b)) | 0
  h = (h ^ Math.floor(seed / 0x1_0000_0000)) | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) % 100
}

const SHUT_BY_STORMS: readonly PlaceKind[] = ['park', 'garden', 'market']

/** Under the open sky: a storm shuts it. */
export function isShutByStorms(kind: PlaceKind): boolean {
  return SHUT_BY_STORMS.includes(kind)
}

/** What one would rather not be out in. */
export function isFoul(weather: Weather): boolean {
  return weather === 'rain' || weather === 'storm' || weather === 'snow'
}
