import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readdir, readFile, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const HERE = import.meta.dirname
const ROOT = dirname(HERE)
const OUTPUT = join(HERE, '.output')
/** Points at the build that a server starts from; its target is never written again. */
const CURRENT = join(OUTPUT, 'current')
const KEPT_BUILDS = 3
/** A product that started before a build may still serve the one it found. */
const KEPT_MS = 24 * 60 * 60_000
const LOCK = join(HERE, 'dist/build.lock')
const LOCK_POLL_MS = 500
/** The build needs about 1 GB; more than this means something is wrong. */
const HEAP_LIMIT_MB = 2_048
const LAST_LINES = 30

/** Everything the build reads. */
const SOURCES = [
  'web-frontend/{app,server,i18n,public,service-worker}/**/*',
  'web-frontend/{nuxt.config.ts,package.json}',
  'shared/src/{contracts,world}/**/*',
  'pnpm-lock.yaml',
]

/**
 * Builds the web app into `.output/<hash of its sources>`, unless it is there, and points `.output/current` at it.
 * A running server loads its pages as they are asked for: a build in its place would take them away.
 *
 * @param say gets one line of progress at a time.
 * @throws Error with the last lines of the build when it fails; what was current stays so.
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
  const name = (await hashOfSources()).slice(0, 16)
  if ((await readdir(OUTPUT).catch((): string[] => [])).includes(name)) say('web: already built')
  else {
    say('web: building (about half a minute)')
    const startedAt = performance.now()
    const unfinished = join(OUTPUT, `${name}.unfinished`)
    await runNuxtBuild(say, unfinished)
    await rename(unfinished, join(OUTPUT, name))
    say(`web: built in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`)
  }
  await makeCurrent(name)
  await removeOldBuilds()
}

/** By rename, so that a server that starts meanwhile finds the old build or the new one. */
async function makeCurrent(name: string): Promise<void> {
  if ((await readlink(CURRENT).catch(() => null)) === name) return
  const next = `${CURRENT}.${process.pid}`
  await symlink(name, next, 'junction')
  await rename(next, CURRENT)
}

async function removeOldBuilds(): Promise<void> {
  const names = (await readdir(OUTPUT)).filter((name) => /^[0-9a-f]{16}(\.unfinished)?$/.test(name))
  const dated = await Promise.all(
    names.map(async (name) => ({ name, builtAt: (await stat(join(OUTPUT, name))).mtimeMs })),
  )
  const current = await readlink(CURRENT)
  const longAgo = Date.now() - KEPT_MS
  const old = dated
    .filter(({ name, builtAt }) => name !== current && builtAt < longAgo)
    .sort((a, b) => b.builtAt - a.builtAt)
  for (const { name } of old.slice(KEPT_BUILDS - 1)) await rm(join(OUTPUT, name), { recursive: true })
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

async function runNuxtBuild(say: (line: string) => void, outputFolder: string): Promise<void> {
  await prepareTypes()
  await runNuxt(
    'build',
    { NODE_ENV: 'production', WEB_BUILD_DIR: 'dist/nuxt', WEB_OUTPUT_DIR: outputFolder },
    (line) => {
      const milestone = MILESTONES.exec(line)
      if (milestone) say(`web: ${milestone[0].toLowerCase()}`)
    },
  )
}

/**
 * Makes `.nuxt` with the generated types, which `tsconfig.json` extends: a fresh clone has none, and neither the
 * build nor the type checks and the linter work without.
 */
export async function prepareTypes(): Promise<void> {
  await runNuxt('prepare', {}, () => undefined)
}

/** @throws Error with the last lines that Nuxt printed. */
function runNuxt(command: string, env: NodeJS.ProcessEnv, onLine: (line: string) => void): Promise<void> {
  const nuxt = join(dirname(fileURLToPath(import.meta.resolve('nuxt/package.json'))), 'bin/nuxt.mjs')
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_LIMIT_MB}`, nuxt, command], {
    cwd: HERE,
    env: { ...process.env, NUXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listen = (chunk: Buffer) => {
    for (const line of String(chunk).split('\n').filter(Boolean)) {
      lines.push(line)
      onLine(line)
    }
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`\`nuxt ${command}\` failed:\n${lines.slice(-LAST_LINES).join('\n')}`))
    })
  })
}
