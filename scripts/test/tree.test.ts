import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'

const { stdout } = await execa('git', ['ls-files'], { cwd: PROJECT_ROOT })
const files = stdout.split('\n').filter((file) => fs.existsSync(path.join(PROJECT_ROOT, file)))

function lineCount(file: string): number {
  return fs.readFileSync(path.join(PROJECT_ROOT, file), 'utf8').split('\n').length
}

/** Written by `npm run api:generate`. */
const GENERATED = new Set(['web-frontend/app/api/api-types.ts'])

describe('the tree', () => {
  it('has a README of at most 40 lines in each top-level folder', () => {
    const folders = [
      ...new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]!)),
    ]
    for (const folder of folders.filter((name) => !name.startsWith('.') && name !== 'docs')) {
      expect(files, folder).toContain(`${folder}/README.md`)
      expect(lineCount(`${folder}/README.md`), folder).toBeLessThanOrEqual(41)
    }
  })

  it('has no source file that one cannot read in one sitting', () => {
    const isWritten = (file: string) => /\.(ts|mjs|vue)$/.test(file) && !GENERATED.has(file)
    const sources = files.filter((file) => isWritten(file) && !/\.test\.ts$/.test(file))
    expect(sources.filter((file) => lineCount(file) > 420)).toEqual([])
  })

  it('skips no test and focuses none', () => {
    const marked = files.filter(
      (file) =>
        file.endsWith('.test.ts') &&
        /\b(it|describe|test)\.(skip|only|todo)\(/.test(
          fs.readFileSync(path.join(PROJECT_ROOT, file), 'utf8'),
        ),
    )
    expect(marked).toEqual([])
  })

  it('pins every dependency exactly, in the catalog', () => {
    for (const file of files.filter(
      (name) => /(^|\/)package\.json$/.test(name) && !name.startsWith('.tools'),
    )) {
      const manifest = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, file), 'utf8')) as Record<
        string,
        object
      >
      const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies })
      for (const version of versions) expect(version, file).toMatch(/^(catalog:|workspace:\*)$/)
    }
    const catalog = fs.readFileSync(path.join(PROJECT_ROOT, 'pnpm-workspace.yaml'), 'utf8')
    expect(catalog).not.toMatch(/: ['"]?[\^~]/)
  })
})
