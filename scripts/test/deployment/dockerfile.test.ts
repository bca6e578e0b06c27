import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readComposeFile } from './compose-file.ts'

const read = (file: string) => fs.readFileSync(path.join(PROJECT_ROOT, file), 'utf8')
const dockerfile = read('Dockerfile')
const compose = readComposeFile()

/** The instructions of one stage. */
function stage(name: string): string {
  const start = dockerfile.indexOf(` AS ${name}\n`)
  expect(start, name).toBeGreaterThan(0)
  const end = dockerfile.indexOf('\nFROM ', start)
  return dockerfile.slice(start, end < 0 ? undefined : end)
}

/** The arguments of every COPY that takes from the build context, the target last. */
function copiesFromContext(text: string): string[][] {
  return [...text.matchAll(/^COPY (?!--from)(.+)$/gm)].map((match) => match[1]!.split(/\s+/))
}

describe('the Dockerfile', () => {
  it('runs on the Node.js that .tools pins', () => {
    const tools = JSON.parse(read('.tools/package.json')) as { optionalDependencies: Record<string, string> }
    const [, version] = /^ARG NODE_VERSION=(.+)$/m.exec(dockerfile)!
    expect(new Set(Object.values(tools.optionalDependencies))).toEqual(new Set([version]))
  })

  it('copies every manifest of the workspace before it installs, so that the lockfile fits', () => {
    const { packages } = parse(read('pnpm-workspace.yaml')) as { packages: string[] }
    const manifests = copiesFromContext(stage('tools'))
      .flatMap((words) => words.slice(0, -1))
      .filter((file) => /^[\w-]+\/package\.json$/.test(file))
    expect(manifests.sort()).toEqual(packages.map((name) => `${name}/package.json`).sort())
    for (const install of dockerfile.matchAll(/pnpm install(.*)/g))
      expect(install[1]).toContain('--frozen-lockfile')
  })

  it('copies only what exists and what .dockerignore lets in', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const sources = copiesFromContext(dockerfile).flatMap((words) => words.slice(0, -1))
    for (const source of sources.filter((name) => name !== '.')) {
      expect(fs.existsSync(path.join(PROJECT_ROOT, source)), source).toBe(true)
      expect(
        allowed.some((name) => source === name || source.startsWith(`${name}/`)),
        source,
      ).toBe(true)
    }
  })

  it('installs the packages of everything the server image runs', () => {
    const { packages } = parse(read('pnpm-workspace.yaml')) as { packages: string[] }
    const [, leftOut] = /--filter '!@ai-community\/([\w-]+)'/.exec(stage('server-packages'))!
    const copied = copiesFromContext(stage('server')).map((words) => words[0]!.split('/')[0]!)
    expect(copied.sort()).toEqual(packages.filter((name) => name !== leftOut).sort())
  })

  it.each(['server', 'web'])('ends the image %s as a user without rights', (target) => {
    expect(stage(target).match(/^USER .+$/gm)).toEqual(['USER 1000:1000'])
    const users = Object.values(compose.services).filter((service) => service.build?.target === target)
    expect(users.length).toBeGreaterThan(0)
    for (const service of users) expect(service.user).toBe('1000:1000')
  })

  it('holds every program that a container starts', () => {
    const server = copiesFromContext(stage('server')).map((words) => words[0]!)
    const programs = Object.values(compose.services)
      .filter((service) => service.build?.target === 'server')
      .flatMap((service) => service.command.join(' ').match(/[\w/-]+\.ts/g) ?? [])
    expect(programs.length).toBeGreaterThanOrEqual(5)
    for (const program of programs) {
      expect(fs.existsSync(path.join(PROJECT_ROOT, program)), program).toBe(true)
      expect(
        server.some((folder) => program.startsWith(`${folder}/`)),
        program,
      ).toBe(true)
    }
    expect(stage('web')).toContain('COPY --from=build /app/web-frontend/.output web-frontend/.output')
  })
})
