import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'

const { stdout } = await execa('git', ['ls-files'], { cwd: PROJECT_ROOT })
const files = stdout.split('\n').filter((file) => fs.existsSync(path.join(PROJECT_ROOT, file)))
const fileNames = new Set(files.map((file) => path.basename(file)))
const documents = files.filter((file) => file.endsWith('.md'))
const { scripts } = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

function textOf(document: string): string {
  return fs.readFileSync(path.join(PROJECT_ROOT, document), 'utf8')
}

/** Paths that a document names in code marks: with a folder, or a known file ending. */
function pathsIn(text: string): string[] {
  const marked = [...text.matchAll(/`([^`\s]+)`/g)].map(([, mark]) => mark!)
  return marked.filter(
    (mark) =>
      /^\.?[a-z][\w.-]*(\/[\w.-]+)+\/?$|^[\w-]+\.(ts|mjs|md|yml|yaml|json|jsonc)$/.test(mark) &&
      !/^(api|dev|\.data|\.nuxt|\.output)\b|^\.data\//.test(mark),
  )
}

describe.each(documents)('%s', (document) => {
  const text = textOf(document)
  const folder = path.dirname(document)

  it('names only files that exist', () => {
    const tree = [folder, '.', `${folder}/src`]
    const missing = pathsIn(text).filter(
      (named) =>
        !fileNames.has(named) && !tree.some((base) => fs.existsSync(path.join(PROJECT_ROOT, base, named))),
    )
    expect(missing).toEqual([])
  })

  it('names only npm scripts that exist', () => {
    const named = [...text.matchAll(/`?npm (?:run )?([a-z][\w:-]*)/g)].map(([, name]) => name!)
    const ofNpm = new Set(['ci', 'install', 'packages', 'package', 'on', 'and', 'run', 'are'])
    expect(named.filter((name) => !(name in scripts) && !ofNpm.has(name))).toEqual([])
  })

  it('links only to files that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target!)
    expect(links.filter((link) => !fs.existsSync(path.join(PROJECT_ROOT, folder, link)))).toEqual([])
  })
})

describe('npm scripts', () => {
  it.each(Object.entries(scripts))('%s runs a file that exists, through the bootstrap', (_, command) => {
    const [, file] = /^node scripts\/bootstrap\.mjs (\S+)/.exec(command) ?? []
    expect(file && fs.existsSync(path.join(PROJECT_ROOT, file)), command).toBe(true)
  })
})
