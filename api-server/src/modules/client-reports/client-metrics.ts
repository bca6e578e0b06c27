import type { FastifyBaseLogger } from 'fastify'
import type { ClientEntry, ClientReport } from '@ai-community/shared/contracts/client-reports.ts'
import { Counter, Histogram, type Registry } from '@ai-community/shared/observability/metrics.ts'
import { directiveOf, pageOf, withoutQuery } from './client-labels.ts'

/** Beyond this many lines a minute a report is counted and not logged: a page in a loop must not fill the disk. */
const LINES_A_MINUTE = 60
const MINUTE_MS = 60_000

interface Violation {
  page: string | undefined
  directive: string | undefined
  blocked: string | undefined
}

/** What browsers tell of the pages they show: counted by page and kind, and a sample of it in the log. */
export class ClientMetrics {
  readonly #log: FastifyBaseLogger
  readonly #errors: Counter<'page'>
  readonly #violations: Counter<'directive'>
  readonly #refused: Counter
  readonly #times: Histogram<'name' | 'page'>
  readonly #shifts: Histogram<'page'>
  #minute = 0
  #lines = 0

  constructor(registry: Registry, log: FastifyBaseLogger) {
    const registers = [registry]
    this.#log = log
    this.#errors = new Counter({
      name: 'client_errors_total',
      help: 'Errors in browsers',
      labelNames: ['page'],
      registers,
    })
    this.#violations = new Counter({
      name: 'client_csp_violations_total',
      help: 'What the content security policy kept browsers from',
      labelNames: ['directive'],
      registers,
    })
    this.#refused = new Counter({
      name: 'client_reports_refused_total',
      help: 'Reports that could not be read',
      registers,
    })
    this.#times = new Histogram({
      name: 'client_measure_seconds',
      help: 'Load and interaction times that browsers measured',
      labelNames: ['name', 'page'],
      buckets: [0.05, 0.1, 0.2, 0.5, 1, 1.8, 2.5, 4, 10],
      registers,
    })
    this.#shifts = new Histogram({
      name: 'client_layout_shift',
      help: 'Cumulative layout shift of a visit',
      labelNames: ['page'],
      buckets: [0.01, 0.05, 0.1, 0.25, 1],
      registers,
    })
  }

  take(report: ClientReport): void {
    if (Array.isArray(report)) {
      for (const { type, url, body } of report) {
        if (type !== 'csp-violation') continue
        const page = body?.documentURL ?? url
        this.#takeViolation({ page, directive: body?.effectiveDirective, blocked: body?.blockedURL })
      }
    } else if ('entries' in report) for (const entry of report.entries) this.#takeEntry(entry)
    else {
      const csp = report['csp-report']
      this.#takeViolation({
        page: csp['document-uri'],
        directive: csp['effective-directive'] ?? csp['violated-directive'],
        blocked: csp['blocked-uri'],
      })
    }
  }

  /** Something came that is no report. */
  refuse(): void {
    this.#refused.inc()
  }

  #takeEntry(entry: ClientEntry): void {
    const page = pageOf(entry.page)
    if (entry.type === 'error') {
      this.#errors.inc({ page })
      const { message, stack } = entry
      this.#write({ page: withoutQuery(entry.page), message, stack }, 'an error in a browser')
    } else if (entry.name === 'CLS') this.#shifts.observe({ page }, entry.value)
    else this.#times.observe({ name: entry.name, page }, entry.value / 1000)
  }

  #takeViolation({ page, directive, blocked }: Violation): void {
    this.#violations.inc({ directive: directiveOf(directive) })
    const line = { page: withoutQuery(page), directive, blocked: withoutQuery(blocked) }
    this.#write(line, 'the content security policy was violated in a browser')
  }

  #write(line: object, message: string): void {
    const minute = Math.floor(Date.now() / MINUTE_MS)
    if (minute !== this.#minute) {
      this.#minute = minute
      this.#lines = 0
    }
    if (++this.#lines <= LINES_A_MINUTE) this.#log.warn({ client: line }, message)
  }
}
