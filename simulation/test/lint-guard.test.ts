import path from 'node:path'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
const ROOMS = ['engine', 'world', 'actions', 'mind'] as const

/** What differs between machines, between two runs, or with the hour at which a run begins. */
const FORBIDDEN = [
  'Date.now()',
  'new Date()',
  'performance.now()',
  'Math.random()',
  'Math.pow(2, 0.5)',
  '2 ** 0.5',
  'Math.exp(1)',
  'Math.log(2)',
  'Math.sin(1)',
  'Math.cos(1)',
  'Math.atan2(1, 2)',
  'Math.log2(3)',
  'Math.hypot(1, 2)',
  'crypto.randomUUID()',
  'process.hrtime()',
  'process.env.TZ',
  'setImmediate(() => {})',
  'queueMicrotask(() => {})',
  "'a'.localeCompare('b')",
  "'A'.toLocaleLowerCase()",
  "'a'.toLocaleUpperCase()",
  '(1).toLocaleString()',
  "new Intl.DateTimeFormat('en')",
  'setTimeout(() => {}, 1)',
  'setInterval(() => {}, 1)',
  "fetch('http://localhost')",
]

describe('the linter', () => {
  let forbidden: ESLint
  beforeAll(async () => {
    // The rules of the project's own configuration, and of those the ones that need no types.
    const own = new ESLint({ cwd: ROOT })
    const { rules } = (await own.calculateConfigForFile(
      path.join(ROOT, 'simulation/src/engine/engine.ts'),
    )) as {
      rules: Record<string, unknown>
    }
    const restrictions = Object.entries(rules).filter(([name]) => name.startsWith('no-restricted-'))
    expect(restrictions).toHaveLength(3)
    forbidden = new ESLint({
      cwd: ROOT,
      overrideConfigFile: true,
      overrideConfig: { rules: Object.fromEntries(restrictions) as never },
    })
  })
  const isRefused = async (code: string) => {
    const [result] = await forbidden.lintText(`export const value = ${code}\n`)
    return result!.messages.some(({ severity, fatal }) => severity === 2 && !fatal)
  }

  it.each(FORBIDDEN)('refuses %s', async (code) => {
    expect(await isRefused(code)).toBe(true)
  })

  it('lets whole-number arithmetic through', async () => {
    expect(await isRefused('Math.imul(3, 5) + Math.floor(2.5) + Math.sqrt(4)')).toBe(false)
  })

  it.each(ROOMS)('watches every file of %s, and none of the ports', async (room) => {
    const eslint = new ESLint({ cwd: ROOT })
    const rulesOf = async (file: string) =>
      ((await eslint.calculateConfigForFile(path.join(ROOT, 'simulation/src', file))) as { rules: object })
        .rules
    const watched = await rulesOf(`${room}/anything.ts`)
    expect(watched).toHaveProperty('no-restricted-properties')
    expect(watched).toHaveProperty('no-restricted-globals')
    expect(await rulesOf(`${room}/below/anything.ts`)).toMatchObject(watched)
    expect(await rulesOf('ports/anything.ts')).not.toHaveProperty('no-restricted-properties')
  })
})
