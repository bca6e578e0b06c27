import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadConfig, PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { VARIABLES } from '@ai-community/shared/config/variables.ts'
import { DCLinter } from 'dclint'
import { describe, expect, it } from 'vitest'
import { listParts, PART_NAMES } from '../../supervisor/parts.ts'
import { COMPOSE_FILE, listInterpolatedNames, readComposeFile, type ComposeService } from './compose-file.ts'

const compose = readComposeFile()
const services = Object.entries(compose.services)
const SERVERS = ['api', 'simulation', 'visualization', 'migrate']
const config = loadConfig({}, '/nowhere/.env')
const parts = new Map(listParts(config).map((part) => [part.name as string, part]))

/** dclint's own types name their files without an ending, which this project's module resolution refuses. */
const ComposeLinter = DCLinter as unknown as new (config: object) => {
  lintFiles(paths: string[], recursive: boolean): { messages: { rule: string; message: string }[] }[]
}

/** dclint checks against the Compose Specification's own JSON schema; its rules of style are not ours. */
function findSchemaErrors(file: string): string[] {
  const rules = {
    'no-build-and-image': 0,
    'no-quotes-in-volumes': 0,
    'no-unbound-port-interfaces': 0,
    'service-dependencies-alphabetical-order': 0,
    'service-keys-order': 0,
    'services-alphabetical-order': 0,
    'top-level-properties-order': 0,
  } as const
  const linter = new ComposeLinter({ rules, quiet: true, debug: false, exclude: [] })
  const results = linter.lintFiles([file], false)
  expect(results).toHaveLength(1)
  return results.flatMap((result) => result.messages.map((message) => `${message.rule}: ${message.message}`))
}

describe('the compose file', () => {
  it('agrees with the Compose Specification’s schema', () => {
    expect(findSchemaErrors(COMPOSE_FILE)).toEqual([])
  })

  it('is checked by a schema that knows an unknown key', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-compose-'))
    const broken = path.join(folder, 'docker-compose.yml')
    const text = fs.readFileSync(COMPOSE_FILE, 'utf8')
    fs.writeFileSync(broken, text.replace('  restart: unless-stopped', '  restarts: unless-stopped'))
    expect(findSchemaErrors(broken)).toEqual([expect.stringMatching(/^invalid-schema/)])
    fs.rmSync(folder, { recursive: true })
  })

  it('has the services of the production shape and no other', () => {
    expect(Object.keys(compose.services).sort()).toEqual([...PART_NAMES, 'migrate', 'mysql', 'nginx'].sort())
  })

  it('runs two APIs and one simulation', () => {
    expect(compose.services.api?.deploy.replicas).toBe(2)
    expect(compose.services.simulation?.deploy.replicas).toBe(1)
  })

  it('publishes nothing but the proxy’s two ports', () => {
    const published = services.flatMap(([name, service]) => (service.ports ?? []).map((port) => [name, port]))
    expect(published).toEqual([
      ['nginx', '${HTTP_PORT:-80}:8080'],
      ['nginx', '${HTTPS_PORT:-443}:8443'],
    ])
  })

  it('keeps every network but the proxy’s own away from the outside', () => {
    expect(Object.entries(compose.networks).filter(([, network]) => !network?.internal)).toEqual([
      ['edge', null],
    ])
    expect(services.filter(([, service]) => service.networks.includes('edge')).map(([name]) => name)).toEqual(
      ['nginx'],
    )
    expect(compose.services.mysql?.networks).toEqual(['data'])
    expect(compose.services.nginx?.networks).not.toContain('data')
    expect(compose.services.web?.networks).not.toContain('data')
  })

  it('hands out secrets as files, each used by somebody', () => {
    const used = new Set(services.flatMap(([, service]) => service.secrets ?? []))
    expect([...used].sort()).toEqual(Object.keys(compose.secrets).sort())
    const inTheOpen = services.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(
        ([name, value]) =>
          /PASSWORD|KEY|SECRET|DATABASE_URL/.test(name) && !value.startsWith('/run/secrets/'),
      ),
    )
    expect(inTheOpen).toEqual([])
  })

  it('takes from the caller’s environment only documented names', () => {
    const documented = fs.readFileSync(path.join(PROJECT_ROOT, 'nginx/README.md'), 'utf8')
    const unknown = listInterpolatedNames().filter(
      (name) => !(name in VARIABLES) && !documented.includes(`\`${name}\``),
    )
    expect(unknown).toEqual([])
  })
})

describe.each(services)('the service %s', (name, service: ComposeService) => {
  it('may do no more than it needs', () => {
    const [uid, gid] = service.user.split(':').map(Number)
    expect(uid).toBeGreaterThan(0)
    expect(gid).toBeGreaterThan(0)
    expect(service.read_only).toBe(true)
    expect(service.cap_drop).toEqual(['ALL'])
    expect(service.security_opt).toEqual(['no-new-privileges:true'])
    expect(service.tmpfs.every((mount) => /:.*size=/.test(mount))).toBe(true)
  })

  it('has limits for memory and processes', () => {
    expect(service.deploy.resources.limits.memory).toMatch(/^\d+[mg]$/)
    expect(service.deploy.resources.limits.pids).toBeGreaterThan(0)
  })

  it('comes back after a crash and reports whether it can work', () => {
    if (name === 'migrate') {
      expect(service.restart).toBe('no')
      expect(service.healthcheck).toBeUndefined()
    } else {
      expect(service.restart).toBe('unless-stopped')
      expect(service.healthcheck?.test.length).toBeGreaterThan(1)
      expect(service.healthcheck?.timeout).toBe('3s')
    }
  })

  it('waits for services until they are ready, and the one-shot until it has succeeded', () => {
    for (const [dependency, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(compose.services[dependency]).toBeDefined()
      expect(condition).toBe(dependency === 'migrate' ? 'service_completed_successfully' : 'service_healthy')
    }
    if (['api', 'simulation', 'visualization'].includes(name))
      expect(Object.keys(service.depends_on ?? {})).toContain('migrate')
  })

  it('sets only settings that exist', () => {
    // Nuxt's server knows HOST and PORT; it gets the rest by name as `npm start` hands it over.
    const known = new Set(Object.keys(VARIABLES).flatMap((key) => [key, `${key}_FILE`]))
    if (name === 'web') for (const key of ['HOST', 'PORT']) known.add(key)
    else if (!SERVERS.includes(name)) return
    expect(Object.keys(service.environment).filter((key) => !known.has(key))).toEqual([])
    expect(service.environment.NODE_ENV).toBe('production')
  })
})

describe.each(PART_NAMES)('the part %s in its container', (name) => {
  const service = compose.services[name]!
  const part = parts.get(name)!

  it('starts with the command of npm start', () => {
    const [, ...args] = part.command
    expect(service.command).toEqual([
      'node',
      ...args.map((arg) => (path.isAbsolute(arg) ? path.relative(PROJECT_ROOT, arg) : arg)),
    ])
    const program = service.command.slice(1).find((arg) => !arg.startsWith('--'))!
    if (name !== 'web') expect(fs.existsSync(path.join(PROJECT_ROOT, program))).toBe(true)
  })

  it('is asked for its health where npm start asks', () => {
    const [, , , program] = service.healthcheck!.test
    expect(program).toBe(`fetch('${part.healthUrl}').then((r) => process.exit(Number(!r.ok)))`)
  })

  it('gets at least the time to end that npm start gives it', () => {
    expect(Number.parseInt(service.stop_grace_period!, 10) * 1_000).toBeGreaterThanOrEqual(part.graceMs)
  })
})

describe('what the servers are told', () => {
  it('believes X-Forwarded-For from the one network that proxy, web app and API share', () => {
    const subnet = '${APP_SUBNET:-172.31.240.0/24}'
    expect(compose.services.api?.environment.TRUST_PROXY).toBe(subnet)
    expect(compose.services.web?.environment.WEB_TRUST_PROXY).toBe(subnet)
    expect(compose.networks.app).toMatchObject({ ipam: { config: [{ subnet }] } })
    expect(compose.services.api?.environment.RATE_LIMITS).toBe('production')
  })
})
