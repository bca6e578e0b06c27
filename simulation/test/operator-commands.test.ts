import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  breakpointSchema,
  commandStatusSchema,
  stuckResidentSchema,
} from '@ai-community/shared/contracts/simulation.ts'
import {
  memorySchema,
  planBlockSchema,
  residentActionSchema,
  residentDetailSchema,
  residentSchema,
  townEventSchema,
  worldSchema,
} from '@ai-community/shared/contracts/world.ts'
import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runSimHere } from './support/sim-here.ts'
import { runSim } from './support/sim-process.ts'
import {
  createMemoryTown,
  createTownDatabase,
  getWorldRow,
  type TownDatabase,
} from './support/town-database.ts'

const hash = z.string().regex(/^[0-9a-f]{16}$/)
const statusSchema = worldSchema.extend({
  id: z.string(),
  host: z.string().nullable(),
  leaseMs: z.number(),
  stateHash: hash.nullable(),
  lastEffectNo: z.int(),
  reason: z.string().nullable(),
  stuck: z.array(stuckResidentSchema),
  breakpoints: z.array(breakpointSchema),
})
const causeSchema = z.object({
  kind: z.string(),
  key: z.string(),
  text: z.string(),
  simTime: z.int().nullable(),
  isCut: z.boolean(),
  get because() {
    return z.array(causeSchema)
  },
})
const inspectionSchema = z.strictObject({
  resident: residentDetailSchema,
  actions: z.array(residentActionSchema).nonempty(),
  memories: z.array(memorySchema).nonempty(),
  decision: causeSchema,
  planned: planBlockSchema.nullable(),
})
const logSchema = z
  .array(
    z.strictObject({
      simTime: z.int(),
      kind: z.enum(['action', 'post', 'encounter']),
      key: z.string(),
      id: z.string(),
      resident: z.string(),
      displayName: z.string(),
      action: z.string().nullable(),
      text: z.string().min(1),
    }),
  )
  .length(6)
const interviewSchema = z.strictObject({
  resident: z.string(),
  displayName: z.string(),
  question: z.string(),
  answer: z.string().min(1),
})
const snapshotSchema = z.strictObject({
  file: z.string(),
  simTime: z.int(),
  stateHash: hash,
  sizeBytes: z.int(),
})
const forkSchema = z.strictObject({
  from: z.int(),
  until: z.int(),
  seed: z.int(),
  differs: z.boolean(),
  stateHash: hash,
  events: z.int().positive(),
  wallMs: z.int(),
  posts: z.int(),
  comments: z.int(),
  likes: z.int(),
  encounters: z.int(),
  messages: z.int(),
  informed: z.int().nullable(),
})

describe('the commands of the operator', { timeout: 120_000 }, () => {
  let town: TownDatabase
  let dataFolder: string
  let name: string
  beforeAll(async () => {
    dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-commands-'))
    town = await createTownDatabase()
    const resident = town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select('username')
    name = (await resident.limit(1).executeTakeFirstOrThrow()).username
  })
  afterAll(async () => {
    fs.rmSync(dataFolder, { recursive: true })
    await town.close()
  })
  const script = (input: string) => runSim({ url: town.url, dataFolder, input }, [])
  const sim = (...argv: string[]) => runSimHere({ DATABASE_URL: town.url, DATA_DIR: dataFolder }, argv)

  it('print one line of JSON each, in the shape that is promised, and nothing else', async () => {
    const commands: [line: string, schema: z.ZodType][] = [
      ['step 5 --json', commandStatusSchema],
      ['status --json', statusSchema],
      ['residents --json', z.array(residentSchema).length(8)],
      [`inspect ${name} --json`, inspectionSchema],
      ['log --limit 6 --json', logSchema],
      [`why ${name} --json`, causeSchema],
      [`interview ${name} "what are you doing?" --json`, interviewSchema],
      ['inject 停水了 --en "the water is off" --json', townEventSchema],
      [`break on ${name} talk --json`, z.array(breakpointSchema).length(1)],
      ['break list --json', z.array(breakpointSchema).length(1)],
      ['break clear --json', z.array(breakpointSchema).length(0)],
      ['snapshot --json', snapshotSchema],
      ['fork --until +10m --json', forkSchema],
    ]
    const input = commands.map(([line]) => `${line}\n`).join('')
    const { exitCode, out, err } = await script(input)
    expect(err).toContain('the world is saved')
    expect(exitCode).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines).toHaveLength(commands.length)
    commands.forEach(([line, schema], i) => {
      const { error } = schema.safeParse(JSON.parse(lines[i]!))
      expect({ line, error: error && z.prettifyError(error) }).toEqual({ line, error: undefined })
    })
  })

  it('end a script at the first that fails, with its exit code', async () => {
    const { exitCode, out, err } = await script('status --json\ninspect nobody_at_all\nstatus --json\n')
    expect(exitCode).toBe(3)
    expect(out.trimEnd().split('\n')).toHaveLength(1)
    expect(err).toContain('There is no resident "nobody_at_all"')
  })

  it('go back from a post to what it grew from', async () => {
    const post = await town.db
      .selectFrom('posts')
      .select(['worldKey', 'provenance'])
      .where('worldKey', 'is not', null)
      .where(sql`provenance`, 'like', '%"memory"%')
      .limit(1)
      .executeTakeFirstOrThrow()
    const { exitCode, out } = await sim('why', post.worldKey!, '--json')
    expect(exitCode).toBe(0)
    const cause = causeSchema.parse(JSON.parse(out))
    const kinds = post.provenance!.reasons.map(({ kind }) => kind)
    expect(cause.because.map(({ kind }) => kind)).toEqual(
      kinds.filter((kind) => ['memory', 'action', 'encounter', 'post', 'comment'].includes(kind)),
    )
  })

  it('ask a resident of a town that nobody runs, and leave the town as it is', async () => {
    const before = await getWorldRow(town)
    const { exitCode, out } = await sim('interview', name, '你今天过得怎么样？', '--json')
    expect(exitCode).toBe(0)
    expect(interviewSchema.parse(JSON.parse(out)).resident).toBe(name)
    expect(await getWorldRow(town)).toEqual(before)
  })

  it('save the town in a file, from which a fork lives the very future of the town', async () => {
    const file = path.join(dataFolder, 'town.gz')
    const saved = await sim('snapshot', file)
    expect(saved).toMatchObject({ exitCode: 0, out: `${file}\n` })
    const fork = async (...options: string[]) => {
      const { out } = await sim('fork', file, '--until', '+5h', '--json', ...options)
      return forkSchema.parse(JSON.parse(out))
    }
    const keep = path.join(dataFolder, 'effects.jsonl')
    const plain = await fork('--keep', keep)
    const undisturbed = createMemoryTown()
    undisturbed.runUntil(simTime((await getWorldRow(town)).simTime + 5 * SIM_HOUR_MS))
    expect(plain).toMatchObject({ differs: false, informed: null, stateHash: undisturbed.stateHash() })
    const kept = fs.readFileSync(keep, 'utf8').trimEnd().split('\n')
    expect(kept.filter((line) => (JSON.parse(line) as { kind: string }).kind === 'post')).toHaveLength(
      plain.posts,
    )

    const other = await fork('--seed', '99')
    expect(other).toMatchObject({ differs: true, seed: 99 })
    expect(other.stateHash).not.toBe(plain.stateHash)
    const told = await fork('--inject', '今晚有流星雨')
    expect(told.informed).toBeGreaterThan(0)
    expect(told.stateHash).not.toBe(plain.stateHash)
  })

  it('refuse a snapshot that is damaged', async () => {
    const file = path.join(dataFolder, 'damaged.gz')
    const whole = gunzipSync(fs.readFileSync(path.join(dataFolder, 'town.gz')))
    fs.writeFileSync(file, gzipSync(whole.subarray(0, whole.length - 10)))
    expect(await sim('fork', file)).toMatchObject({
      exitCode: 1,
      out: '',
      err: `${file} is no snapshot of a town: it is not whole\n`,
    })
    whole[whole.length - 1]! ^= 1
    fs.writeFileSync(file, gzipSync(whole))
    expect(await sim('fork', file)).toMatchObject({ exitCode: 1, out: '' })
  })
})
