import { chance, nextBelow, type RandomSource } from './random-source.ts'

/**
 * A line of the phrase books. `(a|b)` is one of several, `[a]` is there half the time, `{slot}` is a fact;
 * `{Slot}` is the same with its first letter raised, for the start of an English sentence.
 * `(a{slot}|b)` drops the branches whose facts are missing; a line whose own facts are missing is not eligible.
 */
type Node =
  | { type: 'text'; text: string }
  | { type: 'slot'; name: string; raise: boolean }
  | { type: 'choice'; branches: readonly Sequence[] }
  | { type: 'maybe'; inner: Sequence }
export interface Sequence {
  nodes: readonly Node[]
  /** Names of the facts that it cannot do without, outside its choices. */
  needs: readonly string[]
  /** Its choices of which every branch has needs; the others can always be made. */
  choices: readonly { branches: readonly Sequence[] }[]
}

/** Slots that speak of the voice and are always there. */
const VOICE_SLOTS: ReadonlySet<string> = new Set(['!', '呀', '吧'])

export interface Line {
  /** For whom, when and about what the line is meant: see conditions.ts. */
  tags: readonly string[]
  sequence: Sequence
}

/** Gives a slot's text, or undefined when the occasion does not state that fact. */
export type Slots = (name: string) => string | undefined

const parsed = new Map<string, Line>()

/**
 * Parses one line; `@dry@night text` carries tags in front.
 *
 * @throws SyntaxError when a bracket is not closed.
 */
export function parseLine(source: string): Line {
  const known = parsed.get(source)
  if (known) return known
  const tags: string[] = []
  let rest = source
  for (let match = /^@([a-z_]+)\s*/.exec(rest); match; match = /^@([a-z_]+)\s*/.exec(rest)) {
    tags.push(match[1]!)
    rest = rest.slice(match[0].length)
  }
  const reader = { source: rest, at: 0 }
  const sequence = readSequence(reader, '')
  const line = { tags, sequence }
  parsed.set(source, line)
  return line
}

/** Whether every fact that the line cannot do without is there. */
export function canExpand(sequence: Sequence, slots: Slots): boolean {
  for (const name of sequence.needs) if (slots(name) === undefined) return false
  for (const { branches } of sequence.choices) if (!canExpandOne(branches, slots)) return false
  return true
}

function canExpandOne(branches: readonly Sequence[], slots: Slots): boolean {
  for (const branch of branches) if (canExpand(branch, slots)) return true
  return false
}

/**
 * The line as text, appended to what stands before it.
 *
 * @throws RangeError when a fact is missing that `canExpand` would have asked for.
 */
export function expand(sequence: Sequence, slots: Slots, random: RandomSource, before = ''): string {
  let text = before
  for (const node of sequence.nodes) {
    if (node.type === 'text') text = joined(text, node.text)
    else if (node.type === 'slot') text = joined(text, slotText(node.name, node.raise, slots))
    else if (node.type === 'choice')
      text = expand(drawBranch(node.branches, slots, random), slots, random, text)
    else if (canExpand(node.inner, slots) && chance(random, 0.5))
      text = expand(node.inner, slots, random, text)
  }
  return text
}

const SENTENCE_ENDS = '。！？～…!?.'
const STOPS = '。.！!～…，,'

/** Joins two parts; a stop or comma that follows a stop is left out, as in 好吗？。 */
function joined(text: string, part: string): string {
  if (text === '' || part === '') return text + part
  // 一起 stands in the undertaking as well as before it.
  if (part.startsWith('一起') && text.endsWith('一起')) return text + part.slice(2)
  if (!STOPS.includes(part[0]!) || !SENTENCE_ENDS.includes(text[text.length - 1]!)) return text + part
  let start = 1
  while (start < part.length && STOPS.includes(part[start]!)) start++
  return text + part.slice(start)
}

function slotText(name: string, raise: boolean, slots: Slots): string {
  const text = slots(name)
  if (text === undefined) throw new RangeError(`the line needs a fact that is missing: ${name}`)
  return raise ? raised(text) : text
}

function slotNode(name: string): Node {
  const plain = name.charAt(0).toLowerCase() + name.slice(1)
  return { type: 'slot', name: plain, raise: plain !== name }
}

/** The text with its first letter in upper case. */
export function raised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A branch whose facts are there; one that names something is drawn rather than one that would fit anything. */
function drawBranch(branches: readonly Sequence[], slots: Slots, random: RandomSource): Sequence {
  const first = branchFrom(nextBelow(random, branches.length), branches, slots)
  if (first.needs.length > 0 || !branches.some(({ needs }) => needs.length > 0)) return first
  return branchFrom(nextBelow(random, branches.length), branches, slots)
}

/** The first from this place on that can be made. */
function branchFrom(start: number, branches: readonly Sequence[], slots: Slots): Sequence {
  for (let i = 0; i < branches.length; i++) {
    const branch = branches[(start + i) % branches.length]!
    if (canExpand(branch, slots)) return branch
  }
  throw new RangeError('no branch of the line has its facts')
}

function sequenceOf(nodes: readonly Node[]): Sequence {
  const needs = nodes.flatMap((node) =>
    node.type === 'slot' && !VOICE_SLOTS.has(node.name) ? [node.name] : [],
  )
  const needy = (branch: Sequence) => branch.needs.length > 0 || branch.choices.length > 0
  const choices = nodes.flatMap((node) =>
    node.type === 'choice' && node.branches.every(needy) ? [node] : [],
  )
  return { nodes, needs, choices }
}

interface Reader {
  source: string
  at: number
}

function readSequence(reader: Reader, closers: string): Sequence {
  const nodes: Node[] = []
  let text = ''
  const flush = () => {
    if (text !== '') nodes.push({ type: 'text', text })
    text = ''
  }
  while (reader.at < reader.source.length) {
    const char = reader.source[reader.at]!
    if (closers.includes(char)) {
      flush()
      return sequenceOf(nodes)
    }
    reader.at++
    if (char === '{') {
      flush()
      nodes.push(slotNode(readUntil(reader, '}')))
    } else if (char === '[') {
      flush()
      nodes.push({ type: 'maybe', inner: readSequence(reader, ']') })
      reader.at++
    } else if (char === '(') {
      flush()
      nodes.push({ type: 'choice', branches: readBranches(reader) })
    } else text += char
  }
  if (closers !== '') throw new SyntaxError(`"${closers}" is missing in: ${reader.source}`)
  flush()
  return sequenceOf(nodes)
}

function readBranches(reader: Reader): Sequence[] {
  const branches = [readSequence(reader, '|)')]
  while (reader.source[reader.at] === '|') {
    reader.at++
    branches.push(readSequence(reader, '|)'))
  }
  reader.at++
  return branches
}

function readUntil(reader: Reader, closer: string): string {
  const end = reader.source.indexOf(closer, reader.at)
  if (end < 0) throw new SyntaxError(`"${closer}" is missing in: ${reader.source}`)
  const name = reader.source.slice(reader.at, end)
  reader.at = end + 1
  return name
}
