import {
  findResidentNames,
  listPlaceNames,
  type PlaceName,
  type ResidentName,
} from '@ai-community/shared/town/names.ts'
import { CliError, EXIT } from './cli-error.ts'
import type { Operator } from './operator.ts'

const MOST_NAMED = 8

/** @throws CliError `notFound`, or `usage` when the name may mean several. */
export async function getResident(operator: Operator, text: string): Promise<ResidentName> {
  const found = await searchResidents(operator, text)
  const names = found.map(({ username, displayName }) => `${username} (${displayName})`)
  return theOne(found, names, `resident "${text}"`, '"residents" lists them')
}

/** @throws CliError `notFound`, or `usage` when the name may mean several. */
export async function getPlace(operator: Operator, text: string): Promise<PlaceName> {
  const found = await searchPlaces(operator, text)
  const names = found.map(({ name }) => `${name.zh} (${name.en})`)
  return theOne(found, names, `place "${text}"`, 'give its name in Chinese or English')
}

export async function searchResidents(operator: Operator, text: string): Promise<ResidentName[]> {
  const { id } = await operator.getWorld()
  return findResidentNames(operator.db, id, text, MOST_NAMED)
}

/** Places with this very name; where there is none, those whose name has it as a part. */
export async function searchPlaces(operator: Operator, text: string): Promise<PlaceName[]> {
  const { id } = await operator.getWorld()
  const places = await listPlaceNames(operator.db, id)
  const wanted = fold(text)
  const namesOf = ({ name }: PlaceName) => [name.zh, name.en].map(fold)
  const exact = places.filter((place) => place.id === text || namesOf(place).includes(wanted))
  if (exact.length > 0 || wanted === '') return exact
  return places.filter((place) => namesOf(place).some((name) => name.includes(wanted))).slice(0, MOST_NAMED)
}

/** Capitals and an article at the front make no difference. */
function fold(text: string): string {
  return text.trim().toLowerCase().replace(/^the /, '')
}

function theOne<Found>(found: readonly Found[], names: readonly string[], what: string, hint: string): Found {
  if (found.length === 0) throw new CliError(EXIT.notFound, `There is no ${what}; ${hint}.`)
  if (found.length > 1)
    throw new CliError(EXIT.usage, `More than one ${what}: ${names.join(', ')}. Say which.`)
  return found[0]!
}
