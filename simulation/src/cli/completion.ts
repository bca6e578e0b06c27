import { listPlaceNames, listResidentNames } from '@ai-community/shared/town/names.ts'
import { ACTION_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import type { Command } from 'commander'
import type { Operator } from './operator.ts'

const MOST_NAMES = 2_000

/** What the words after a command may be. */
export interface Vocabulary {
  residents: readonly string[]
  places: readonly string[]
}

export async function loadVocabulary(operator: Operator): Promise<Vocabulary> {
  const { id } = await operator.getWorld()
  const residents = await listResidentNames(operator.db, id, MOST_NAMES)
  const places = await listPlaceNames(operator.db, id)
  return {
    residents: residents.flatMap(({ username, displayName }) => [username, displayName]),
    places: places.flatMap(({ name }) => [name.zh, name.en]),
  }
}

/** Completes the last word of the line: commands first, then what they take. As `readline` wants it. */
export function complete(line: string, program: Command, vocabulary: Vocabulary): [string[], string] {
  const words = line.trimStart().split(/\s+/)
  const last = words.at(-1) ?? ''
  const candidates = words.length <= 1 ? commandNames(program) : wordsAfter(words, program, vocabulary)
  const found = candidates.filter((candidate) => candidate.toLowerCase().startsWith(last.toLowerCase()))
  return [[...new Set(found)].map((name) => `${quoted(name)} `), last]
}

function commandNames(program: Command): string[] {
  return [...program.commands.map((command) => command.name()), 'help']
}

function wordsAfter(words: readonly string[], program: Command, { residents, places }: Vocabulary): string[] {
  const command = program.commands.find((one) => one.name() === words[0])
  const options = command?.options.flatMap(({ long }) => long ?? []) ?? []
  const before = words.at(-2)
  if (before === '--at') return [...places]
  if (before === '--of') return [...residents]
  switch (words[0]) {
    case 'inspect':
    case 'interview':
    case 'why':
      return [...residents, ...options]
    case 'break':
      return words.length === 2
        ? ['on', 'clear', 'list']
        : words[1] === 'on'
          ? [...ACTION_KINDS, ...residents, ...places]
          : []
    case 'speed':
      return ['1', '60', '600', 'max']
    case 'help':
      return commandNames(program)
    default:
      return options
  }
}

/** Names with blanks are one word to the console only in quotes. */
function quoted(name: string): string {
  return name.includes(' ') ? `"${name}"` : name
}
