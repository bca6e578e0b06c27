import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const HERE = import.meta.dirname
const ROOT = dirname(HERE)
const STAMP = join(HERE, '.output/stamp')
const LOCK = join(HERE, 'dist/build.lock')
const LOCK_POLL_MS = 500
/** The build needs about 1 GB; more than this means something is wrong. */
const HEAP_LIMIT_MB = 2_048
const LAST_LINES = 30

/** Everything the build reads. */
const SOURCES = [
  'web-frontend/{app,server,i18n,public}/**/*',
  'web-frontend/{nuxt.config.ts,package.json}',
  'shared/src/{contracts,world}/**/*',
  'pnpm-lock.yaml',
]

/**
 * Builds the web app into `.output`, unless its sources are those of the last build.
 *
 * @param say gets one line of progress at a time.
 * @throws Error with the last lines of the build when it fails; the stamp is gone then, so the next call builds.
 */
export async function buildWeb(say: (line: string) => void): Promise<void> {
  await waitForTurn(say)
  try {
    await buildIfChanged(say)
  } finally {
    await rm(LOCK, { force: true })
  }
}

async function buildIfChanged(say: (line: string) => void): Promise<void> {
  const hash = await hashOfSources()
  const built = await readFile(STAMP, 'utf8').catch(() => null)
  if (built === hash) {
    say('web: already built')
    return
  }
  say('web: building (about half a minute)')
  const startedAt = performance.now()
  await rm(STAMP, { force: true })
  await runNuxtBuild(say)
  await writeFile(STAMP, hash)
  say(`web: built in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`)
}

/** Two builds at once would delete each other's files; a lock whose holder is dead is taken over. */
async function waitForTurn(say: (line: string) => void): Promise<void> {
  await mkdir(dirname(LOCK), { recursive: true })
  let hasSaid = false
  for (;;) {
    try {
      await writeFile(LOCK, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = Number(await readFile(LOCK, 'utf8').catch(() => ''))
    if (holder && !isRunning(holder)) await rm(LOCK, { force: true })
    else {
      if (!hasSaid) say(`web: another build is under way (process ${holder}), waiting for it`)
      hasSaid = true
      await sleep(LOCK_POLL_MS)
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    hash.update(`${file.slice(ROOT.length)}\0`)
    hash.update(await readFile(file))
  }
  return hash.digest('hex')
}

/** Lines of the build that tell how far it is. */
const MILESTONES = /Client built|Server built|Nitro server built/

function runNuxtBuild(say: (line: string) => void): Promise<void> {
  const nuxt = join(dirname(fileURLToPath(import.meta.resolve('nuxt/package.json'))), 'bin/nuxt.mjs')
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_LIMIT_MB}`, nuxt, 'build'], {
    cwd: HERE,
    env: { ...process.env, NODE_ENV: 'production', NUXT_TELEMETRY_DISABLED: '1', WEB_BUILD_DIR: 'dist/nuxt' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listen = (chunk: Buffer) => {
    for (const line of String(chunk).split('\n').filter(Boolean)) {
      lines.push(line)
      const milestone = MILESTONES.exec(line)
      if (milestone) say(`web: ${milestone[0].toLowerCase()}`)
    }
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`The web app could not be built:\n${lines.slice(-LAST_LINES).join('\n')}`))
    })
  })
}
