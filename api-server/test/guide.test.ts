import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { createTestApp, type TestApp } from './test-app.ts'

const GUIDE = fs.readFileSync(path.join(PROJECT_ROOT, 'docs/api.md'), 'utf8')
const ADDRESS = "'http://127.0.0.1:3001/api'"

let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

type Check = (line: string, actual: unknown, expected: unknown) => void

const CODE = [...GUIDE.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code!).join('\n')

/** The guide's blocks of code as one program, in which each `value // → expected` is a check. */
function programOf(code: string): string {
  return code
    .split('\n')
    .map((line) => {
      const [, statement, expected] = /^;?(.+?) \/\/ → (.+)$/.exec(line) ?? []
      return statement === undefined ? line : `check(${JSON.stringify(line)}, ${statement}, ${expected});`
    })
    .join('\n')
}

describe('the guide to the API', () => {
  it('holds: its code does what it says', async () => {
    const address = await test.app.listen({ port: 0, host: '127.0.0.1' })
    const program = programOf(CODE)
    expect(program).toContain(ADDRESS)
    const checked: string[] = []
    const check: Check = (line, actual, expected) => {
      checked.push(line)
      expect(actual, line).toEqual(expected)
    }
    const run = vm.runInThisContext(`async (check) => {${program.replace(ADDRESS, `'${address}/api'`)}}`) as (
      check: Check,
    ) => Promise<void>
    await run(check)
    expect(checked).toHaveLength(CODE.split('// → ').length - 1)
  })
})
