import { statfs } from 'node:fs/promises'
import type { Health } from '@ai-community/shared/contracts/health.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { getSchemaState } from '@ai-community/shared/database/schema-version.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import { getWorld } from '@ai-community/shared/town/world.ts'

/** However often it is asked, the parts are looked at once a second. */
const MAX_AGE_MS = 1_000
const BYTES_PER_MB = 1024 * 1024

export interface HealthOptions {
  db: Db
  dataFolder: string
  minFreeDiskMb: number
}

type Check = Health['checks'][string]

export class HealthCheck {
  readonly #options: HealthOptions
  #draining = false
  #latest: { readAt: number; readiness: Promise<Health> } | undefined

  constructor(options: HealthOptions) {
    this.#options = options
  }

  /** From now on this process reports itself not ready: no proxy sends it new work. */
  drain(): void {
    this.#draining = true
  }

  /** Whether this process can serve requests: database, schema, disk. */
  async readiness(): Promise<Health> {
    const now = performance.now()
    if (!this.#latest || now - this.#latest.readAt >= MAX_AGE_MS)
      this.#latest = { readAt: now, readiness: this.#look() }
    const readiness = await this.#latest.readiness
    if (!this.#draining) return readiness
    return { status: 'down', checks: { ...readiness.checks, process: down('is shutting down') } }
  }

  /** All parts of the product this process can see; a town that stands still leaves the rest in order. */
  async overview(): Promise<Health> {
    const readiness = await this.readiness()
    const simulation = await this.#simulation()
    const status = readiness.status === 'ok' && simulation.status === 'down' ? 'degraded' : readiness.status
    return { status, checks: { ...readiness.checks, simulation } }
  }

  /** Free space where the product keeps its data; null when the folder cannot be read. */
  async freeDiskMb(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.#options.dataFolder)
      return Math.floor((bavail * bsize) / BYTES_PER_MB)
    } catch {
      return null
    }
  }

  async #look(): Promise<Health> {
    const [database, disk] = await Promise.all([this.#database(), this.#disk()])
    const checks = { ...database, disk }
    const isDown = Object.values(checks).some((check) => check.status === 'down')
    return { status: isDown ? 'down' : 'ok', checks }
  }

  async #database(): Promise<{ database: Check; migrations: Check }> {
    try {
      const state = await getSchemaState(this.#options.db)
      return { database: { status: 'ok' }, migrations: state === 'current' ? { status: 'ok' } : down(state) }
    } catch {
      // The driver's text names hosts and accounts; the log has it.
      return { database: down('does not answer'), migrations: down('not known') }
    }
  }

  async #disk(): Promise<Check> {
    const freeMb = await this.freeDiskMb()
    if (freeMb === null) return down('the data folder cannot be read')
    return freeMb < this.#options.minFreeDiskMb ? down(`${freeMb} MB free`) : { status: 'ok' }
  }

  async #simulation(): Promise<Check> {
    try {
      const { host } = await getWorld(this.#options.db)
      return host === null ? down('nobody runs the town') : { status: 'ok' }
    } catch (error) {
      return down(error instanceof DomainError ? error.message : 'not known')
    }
  }
}

function down(detail: string): Check {
  return { status: 'down', detail }
}
