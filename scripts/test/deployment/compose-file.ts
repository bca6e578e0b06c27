import fs from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { parse } from 'yaml'

export const COMPOSE_FILE = path.join(PROJECT_ROOT, 'docker-compose.yml')

export interface ComposeService {
  image: string
  build?: { context: string; target: string }
  command: string[]
  user: string
  restart: string
  read_only: boolean
  init: boolean
  cap_drop: string[]
  security_opt: string[]
  tmpfs: string[]
  environment: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  networks: string[]
  ports?: string[]
  healthcheck?: { test: string[]; timeout: string }
  depends_on?: Record<string, { condition: string }>
  stop_grace_period?: string
  deploy: { replicas?: number; resources: { limits: { memory: string; pids: number } } }
}

export interface ComposeFile {
  services: Record<string, ComposeService>
  networks: Record<string, { internal?: boolean } | null>
  volumes: Record<string, unknown>
  secrets: Record<string, { file: string }>
}

/** The compose file with its anchors and merges resolved; `${…}` stays as written. */
export function readComposeFile(): ComposeFile {
  return parse(fs.readFileSync(COMPOSE_FILE, 'utf8'), { merge: true }) as ComposeFile
}

/** The names that `${NAME}`, `${NAME:-default}` and the like take from the caller's environment. */
export function listInterpolatedNames(): string[] {
  const text = fs.readFileSync(COMPOSE_FILE, 'utf8').replaceAll(/^\s*#.*$/gm, '')
  return [...new Set([...text.matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map((match) => match[1]!))]
}
