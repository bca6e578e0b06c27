import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import getPort from 'get-port'

// npm run check:nuxt4: the web app's sources as they are, with the version of Nuxt changed alone. Nuxt 3 is past its
// end of life; this keeps the way out open.
const NUXT_4 = '4.5.2'
const COPIED = [
  'package.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  // What the web app's types and its words of the town come from, and what that rests on.
  'shared',
  'migrations',
  'web-frontend',
]
const LEFT_OUT = new Set(['node_modules', '.nuxt', '.output', 'dist'])
const START_DEADLINE_MS = 30_000

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-nuxt4-'))
try {
  copySources()
  step(`Installing Nuxt ${NUXT_4} …`)
  run('pnpm', [
    'install',
    '--no-frozen-lockfile',
    '--prefer-offline',
    '--filter',
    '@ai-community/web-frontend...',
  ])
  step('Building …')
  run(process.execPath, ['-e', `import('./web-frontend/build.ts').then((m) => m.buildWeb(console.log))`])
  await checkPages()
  step(`The web app builds with Nuxt ${NUXT_4} and renders.`)
} catch (error) {
  step((error as Error).message)
  process.exitCode = 1
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}

function copySources(): void {
  for (const name of COPIED)
    fs.cpSync(path.join(PROJECT_ROOT, name), path.join(folder, name), {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(path.basename(source)),
    })
  const catalog = path.join(folder, 'pnpm-workspace.yaml')
  const before = fs.readFileSync(catalog, 'utf8')
  const after = before.replace(/^ {2}nuxt: 3\.\S+$/m, `  nuxt: ${NUXT_4}`)
  if (after === before) throw new Error('pnpm-workspace.yaml names no version 3 of Nuxt')
  fs.writeFileSync(catalog, after)
}

/** Pages that need no API: one with a form, the one without content, and what makes the app installable. */
async function checkPages(): Promise<void> {
  const port = await getPort()
  const server = spawn(process.execPath, ['web-frontend/.output/current/server/index.mjs'], {
    cwd: folder,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      NUXT_API_BASE_INTERNAL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  try {
    const origin = `http://127.0.0.1:${port}`
    await untilAnswered(`${origin}/healthz`)
    await expectPage(`${origin}/login`, /<form[\s\S]*type="password"/)
    await expectPage(`${origin}/offline`, /<div id="__nuxt">/)
    await expectPage(`${origin}/manifest.webmanifest`, /share_target/)
    await expectPage(`${origin}/sw.js`, /\/offline/)
  } finally {
    server.kill()
  }
}

async function untilAnswered(url: string): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS
  while (!(await fetch(url).catch(() => null))) {
    if (Date.now() > deadline)
      throw new Error(`The server did not answer within ${START_DEADLINE_MS / 1000} s.`)
    await sleep(100)
  }
}

async function expectPage(url: string, content: RegExp): Promise<void> {
  const response = await fetch(url)
  const text = await response.text()
  if (response.status !== 200 || !content.test(text))
    throw new Error(`${url} answered ${response.status} without ${content}:\n${text.slice(0, 500)}`)
  step(`${new URL(url).pathname} ${response.status}`)
}

/** @throws Error when the program fails; what it printed stands above. */
function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error(`${command} ${args[0]} failed in ${folder}`)
}

function step(line: string): void {
  process.stderr.write(`${line}\n`)
}
