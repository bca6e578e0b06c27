import path from 'node:path'
import { PROJECT_ROOT, type Config } from '@ai-community/shared/config/config.ts'

export const PART_NAMES = ['api', 'simulation', 'visualization', 'web'] as const
export type PartName = (typeof PART_NAMES)[number]

/** One process of the product: how it starts, in production form and for development. */
export interface Part {
  name: PartName
  command: readonly string[]
  devCommand: readonly string[]
  /** Answers 2xx once the part can do its work. */
  healthUrl: string
  graceMs: number
}

const NODE = process.execPath
/**
 * A smaller nursery of new objects, which grows to 48 MB under load and stays so, and a heap that is cleared before it has
 * grown to several times what is in use: see docs/performance.md.
 */
const API_MEMORY = ['--max-semi-space-size=8', '--max-old-space-size=384']

/** The four parts with the ports of `config`, in the order they start. */
export function listParts(config: Config): Part[] {
  return [
    {
      name: 'api',
      command: [NODE, ...API_MEMORY, file('api-server/src/main.ts')],
      devCommand: [NODE, '--watch', '--watch-preserve-output', file('api-server/src/main.ts')],
      healthUrl: `${originOf(config.API_HOST, config.API_PORT)}/health/ready`,
      graceMs: 12_000,
    },
    {
      name: 'simulation',
      command: [NODE, file('simulation/src/cli/entry.ts'), 'run'],
      devCommand: [NODE, '--watch', '--watch-preserve-output', file('simulation/src/cli/entry.ts'), 'run'],
      healthUrl: `${originOf(config.METRICS_HOST, config.SIMULATION_METRICS_PORT)}/health/ready`,
      graceMs: 15_000,
    },
    {
      name: 'visualization',
      command: [NODE, file('visualization/src/server/main.ts')],
      devCommand: [NODE, file('visualization/src/dev.ts')],
      healthUrl: `${originOf(config.VISUALIZATION_HOST, config.VISUALIZATION_PORT)}/health/live`,
      graceMs: 8_000,
    },
    {
      name: 'web',
      command: [NODE, file('web-frontend/.output/current/server/index.mjs')],
      devCommand: [NODE, file('web-frontend/dev.ts')],
      healthUrl: `${originOf(config.WEB_HOST, config.WEB_PORT)}/healthz`,
      graceMs: 8_000,
    },
  ]
}

/**
 * The environment of the parts: this process's own, with every setting that `npm start` has decided
 * (free ports, the private database, secrets) written out.
 */
export function partEnvironment(config: Config, secrets: object): NodeJS.ProcessEnv {
  const apiOrigin = originOf(config.API_HOST, config.API_PORT)
  return {
    ...withoutPrefixedNames(process.env),
    ...secrets,
    DATABASE_URL: config.DATABASE_URL,
    DATA_DIR: config.DATA_DIR,
    API_PORT: String(config.API_PORT),
    API_METRICS_PORT: String(config.API_METRICS_PORT),
    SIMULATION_METRICS_PORT: String(config.SIMULATION_METRICS_PORT),
    VISUALIZATION_PORT: String(config.VISUALIZATION_PORT),
    VISUALIZATION_METRICS_PORT: String(config.VISUALIZATION_METRICS_PORT),
    WEB_PORT: String(config.WEB_PORT),
    NUXT_API_BASE_INTERNAL: config.NUXT_API_BASE_INTERNAL || apiOrigin,
    NUXT_PUBLIC_API_BASE: config.NUXT_PUBLIC_API_BASE,
    WEB_TRUST_PROXY: config.WEB_TRUST_PROXY.join(',') || 'none',
    // The web process of Nuxt knows these two names only.
    HOST: config.WEB_HOST,
    PORT: String(config.WEB_PORT),
  }
}

/** What was decided here has to win over AI_COMMUNITY_* names, which were read before. */
function withoutPrefixedNames(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const decided = /^AI_COMMUNITY_(DATABASE_URL|DATA_DIR|.*_PORT|NUXT_.*)$/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !decided.test(name)))
}

/** The origin at which this machine reaches a listener; one on every interface is reached by loopback. */
export function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

function file(relative: string): string {
  return path.join(PROJECT_ROOT, relative)
}
