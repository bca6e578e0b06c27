import type { Breakpoint, SimulationCommand } from '@ai-community/shared/contracts/simulation.ts'
import { listBreakpoints } from '@ai-community/shared/town/breakpoints.ts'
import { ACTION_KINDS, type ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import type { Command } from 'commander'
import { CliError, EXIT } from '../cli-error.ts'
import { getPlace, searchPlaces, searchResidents } from '../names.ts'
import type { Operator } from '../operator.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderBreakpoints } from '../views/breakpoints-view.ts'

type BreakOn = Pick<SimulationCommand, 'resident' | 'action' | 'locationId'>

/** `break on <resident|action|place>`, `break` and `break clear`: the town pauses when it happens. */
export function addBreakCommand(program: Command, session: Session): void {
  const group = program.command('break').description('pause the town when something happens')
  addTownCommand(
    group,
    'on',
    'pause when a resident begins something, somebody does an action, or at a place',
    ['break on talk', 'break on chen_xiaoyu', 'break on chen_xiaoyu talk café'],
  )
    .argument('<what...>', 'resident, action and place, each at most once; all that are named have to meet')
    .action(async (words: string[], options: JsonOption) => {
      const operator = await session.operator()
      const on = await resolveTerms(operator, words)
      const status = await session.send({ command: 'break', ...on })
      const breakpoints = await list(operator)
      answer(options, breakpoints, () => `${status.result!}\n${renderBreakpoints(breakpoints)}`)
    })
  addTownCommand(group, 'clear', 'remove a breakpoint, or all', ['break clear 1', 'break clear'])
    .argument('[n]', 'its number in the list')
    .action(async (number: string | undefined, options: JsonOption) => {
      const operator = await session.operator()
      const breakpoint = number === undefined ? undefined : await getId(operator, number)
      const status = await session.send({ command: 'clear', breakpoint })
      answer(options, await list(operator), () => status.result!)
    })
  addTownCommand(group, 'list', 'the breakpoints', ['break list']).action(async (options: JsonOption) => {
    const breakpoints = await list(await session.operator())
    answer(options, breakpoints, () => renderBreakpoints(breakpoints))
  })
  // Commander asks for help where a group is called by its name alone; a list says more.
  group.action(async () => {
    const breakpoints = await list(await session.operator())
    answer({}, breakpoints, () => renderBreakpoints(breakpoints))
  })
}

async function list(operator: Operator): Promise<Breakpoint[]> {
  const { id } = await operator.getWorld()
  return listBreakpoints(operator.db, id)
}

async function getId(operator: Operator, number: string): Promise<string> {
  const breakpoints = await list(operator)
  const found = breakpoints[Number(number) - 1] ?? breakpoints.find(({ id }) => id === number)
  if (!found) throw new CliError(EXIT.notFound, `There is no breakpoint ${number}; "break" lists them.`)
  return found.id
}

/**
 * Takes the words for actions, residents and places, longest names first.
 *
 * @throws CliError `notFound` for a word that names nothing, `usage` for two of a kind.
 */
async function resolveTerms(operator: Operator, words: readonly string[]): Promise<BreakOn> {
  const on: BreakOn = {}
  for (let from = 0; from < words.length;) {
    const { term, length } = await longestTerm(operator, words.slice(from))
    for (const kind of Object.keys(term) as (keyof BreakOn)[])
      if (on[kind] !== undefined) throw new CliError(EXIT.usage, `Two of a kind: ${words.join(' ')}.`)
    Object.assign(on, term)
    from += length
  }
  return on
}

async function longestTerm(
  operator: Operator,
  words: readonly string[],
): Promise<{ term: BreakOn; length: number }> {
  for (let length = words.length; length > 0; length--) {
    const term = await findTerm(operator, words.slice(0, length).join(' '))
    if (term) return { term, length }
  }
  throw new CliError(
    EXIT.notFound,
    `"${words[0]}" is no resident, no place and no action. Actions: ${ACTION_KINDS.join(', ')}.`,
  )
}

async function findTerm(operator: Operator, text: string): Promise<BreakOn | undefined> {
  const action = ACTION_KINDS.find((kind): kind is ActionKind => kind === text.toLowerCase())
  if (action) return { action }
  const residents = await searchResidents(operator, text)
  if (residents.length === 1) return { resident: residents[0]!.username }
  const places = await searchPlaces(operator, text)
  if (places.length > 0) return { locationId: (await getPlace(operator, text)).id }
  if (residents.length === 0) return undefined
  throw new CliError(
    EXIT.usage,
    `More than one resident "${text}": ${residents.map(({ username }) => username).join(', ')}. Say which.`,
  )
}
