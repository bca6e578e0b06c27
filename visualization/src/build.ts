import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const PACKAGE_DIR = fileURLToPath(new URL('..', import.meta.url))
const STAMP = `${PACKAGE_DIR}dist/.sources`
/** Everything the built client depends on, relative to the package. */
const SOURCES = [
  'src/client/**/*',
  'src/protocol.ts',
  'vite.config.ts',
  'package.json',
  '../shared/src/world/*.ts',
  '../pnpm-lock.yaml',
]

export interface BuildResult {
  /** False when the sources had not changed since the last build. */
  built: boolean
}

/**
 * Builds the visualizer's client into `visualization/dist`, unless it is already built from these sources.
 *
 * @param say told when there is something to build
 * @throws what Vite throws when the sources do not build; an earlier build is then not marked as current.
 */
export async function buildClient(say?: (line: string) => void): Promise<BuildResult> {
  const sources = await hashSources()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return { built: false }
  say?.('Building the visualizer’s client …')
  // Vite takes a second to load: only when there is something to build.
  const { build } = await import('vite')
  await build({ configFile: `${PACKAGE_DIR}vite.config.ts`, logLevel: 'warn' })
  writeFileSync(STAMP, sources)
  return { built: true }
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  const paths: string[] = []
  for await (const file of glob(SOURCES, { cwd: PACKAGE_DIR, withFileTypes: true }))
    if (file.isFile()) paths.push(`${file.parentPath}/${file.name}`)
  for (const path of paths.sort())
    hash.update(path.slice(PACKAGE_DIR.length)).update('\0').update(readFileSync(path))
  return hash.digest('hex')
}
