import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import parseArguments from 'string-argv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createConsoleProgram } from '../src/cli/console-program.ts'
import { Session } from '../src/cli/session.ts'
import { runSimHere } from './support/sim-here.ts'
import { runSim } from './support/sim-process.ts'
import { createTownDatabase, type TownDatabase } from './support/town-database.ts'

const GUIDES = ['operator-guide.md', 'operator-guide.zh-CN.md']
const PREFIX = 'npm run sim -- '
const [ENGLISH, CHINESE] = GUIDES.map((name) =>
  fs.readFileSync(path.join(PROJECT_ROOT, 'docs', name), 'utf8'),
)

function blocksOf(guide: string, language: string): string[] {
  return [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, block]) => block!,
  )
}

describe('the operator’s guide', { timeout: 120_000 }, () => {
  let town: TownDatabase
  let dataFolder: string
  beforeAll(async () => {
    dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-guide-'))
    town = await createTownDatabase()
  })
  afterAll(async () => {
    fs.rmSync(dataFolder, { recursive: true })
    await town.close()
  })

  it('has the same commands in both languages', () => {
    for (const language of ['sh', 'console'])
      expect(blocksOf(CHINESE!, language)).toEqual(blocksOf(ENGLISH!, language))
  })

  it('shows commands that work in the shell, each with its own arguments', async () => {
    const lines = blocksOf(ENGLISH!, 'sh').flatMap((block) => block.trimEnd().split('\n'))
    const commands = lines.filter((line) => line.startsWith(PREFIX)).map((line) => line.slice(PREFIX.length))
    expect(commands.length).toBeGreaterThan(8)
    // As one script they are one process; `--step` and help are options of the shell alone.
    const [step, ...script] = commands.filter((command) => !command.endsWith('--help'))
    const stepped = await runSimHere({ DATABASE_URL: town.url, DATA_DIR: dataFolder }, parseArguments(step!))
    expect(stepped).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^100 events/) as string })
    const { exitCode, err } = await runSim({ url: town.url, dataFolder, input: `${script.join('\n')}\n` }, [])
    expect({ exitCode, err: exitCode === 0 ? '' : err }).toEqual({ exitCode: 0, err: '' })
  })

  it('shows a session of the console that works', async () => {
    const lines = blocksOf(ENGLISH!, 'console').flatMap((block) => block.trimEnd().split('\n'))
    const input = lines.map((line) => `${line.replace(/^sim> /, '')}\n`).join('')
    const { exitCode, out, err } = await runSim({ url: town.url, dataFolder, input }, [])
    expect({ exitCode, err: exitCode === 0 ? '' : err }).toEqual({ exitCode: 0, err: '' })
    expect(out).toContain('10 events, now day')
    expect(out).toContain('the time is reached')
  })

  it('names every command of the console, and each shows an example of itself', () => {
    const program = createConsoleProgram(new Session(() => new AbortController().signal))
    for (const command of program.commands) {
      expect(ENGLISH).toContain(`\`${command.name()}`)
      if (command.name() === 'quit') continue
      let help = ''
      const shown = command.commands.length > 0 ? command.commands[0]! : command
      shown.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
      expect(help).toMatch(new RegExp(`Examples?:\\n  ${command.name()}`))
    }
  })
})
