import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { positionAt, type Position } from '@ai-community/shared/world/walk.ts'
import type { Location, Resident } from '../../api/models.ts'

/** A resident on the map, in tiles. */
export interface Figure extends Position {
  resident: Resident
  isWalking: boolean
}

/** Room that one figure takes inside a place, in tiles. */
const STEP_TILES = 1.5
/** The northern strip of a place is for its sign. */
const SIGN_TILES = 1.6

/**
 * Where every resident is drawn at `now`: walkers on their way, the others side by side inside the place where they are.
 *
 * @param now the town's time in simulated milliseconds
 */
export function figuresAt(
  residents: readonly Resident[],
  locations: readonly Location[],
  now: number,
): Figure[] {
  const places = new Map(locations.map((place) => [place.id, place]))
  const inside = new Map<string, Resident[]>()
  const figures: Figure[] = []
  for (const resident of residents) {
    const place = resident.location && places.get(resident.location.id)
    if (resident.walk) figures.push(walker(resident, now))
    else if (place) inside.set(place.id, [...(inside.get(place.id) ?? []), resident])
    else figures.push({ resident, isWalking: false, ...centreOf(resident.position) })
  }
  for (const [id, present] of inside)
    present.forEach((resident, index) =>
      figures.push({ resident, isWalking: false, ...seat(places.get(id)!.rect, index, present.length) }),
    )
  return figures
}

function walker(resident: Resident, now: number): Figure {
  const { path, startAt, endAt } = resident.walk!
  const walk = { path, startAt: simTime(startAt), endAt: simTime(endAt) }
  return { resident, isWalking: now < endAt, ...centreOf(positionAt(walk, now)) }
}

function centreOf({ x, y }: Position): Position {
  return { x: x + 0.5, y: y + 0.5 }
}

/** The seat of the `index`-th of `count` inside a place: rows from left to right, the whole in the middle. */
function seat(rect: Location['rect'], index: number, count: number): Position {
  const perRow = Math.min(count, Math.max(1, Math.floor(rect.width / STEP_TILES)))
  const rows = Math.ceil(count / perRow)
  const row = Math.floor(index / perRow)
  const inRow = row === rows - 1 ? count - row * perRow : perRow
  // A crowd stands closer rather than in the street.
  const room = rect.height - SIGN_TILES
  const stepY = Math.min(STEP_TILES, room / rows)
  return {
    x: rect.x + rect.width / 2 + ((index % perRow) - (inRow - 1) / 2) * STEP_TILES,
    y: rect.y + SIGN_TILES + room / 2 + (row - (rows - 1) / 2) * stepY,
  }
}

/** Who or what a finger at `point` means: a figure close by, else the place around it. */
export function pickAt(
  point: Position,
  figures: readonly Figure[],
  locations: readonly Location[],
  reachTiles: number,
): { resident: Resident } | { place: Location } | null {
  let nearest: Figure | null = null
  let least = reachTiles
  for (const figure of figures) {
    const distance = Math.hypot(figure.x - point.x, figure.y - point.y)
    if (distance > least) continue
    nearest = figure
    least = distance
  }
  if (nearest) return { resident: nearest.resident }
  const place = locations.find(({ rect: { x, y, width, height } }) => {
    const [dx, dy] = [point.x - x, point.y - y]
    return dx >= 0 && dy >= 0 && dx < width && dy < height
  })
  return place ? { place } : null
}
