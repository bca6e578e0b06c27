import type { Config } from '@ai-community/shared/config/config.ts'
import { originOf } from './parts.ts'

/** `.data/run.json`: where other programs find the running product. Origins without a path, no credentials. */
export interface RunRecord {
  web: string
  api: string
  visualizer: string
  metrics: { api: string; simulation: string; visualization: string }
  database: string
  startedAt: string
}

export interface DemoLogin {
  role: string
  username: string
  password: string
}

export function makeRunRecord(config: Config, startedAt: Date): RunRecord {
  const database = new URL(config.DATABASE_URL)
  return {
    web: originOf(config.WEB_HOST, config.WEB_PORT),
    api: originOf(config.API_HOST, config.API_PORT),
    visualizer: originOf(config.VISUALIZATION_HOST, config.VISUALIZATION_PORT),
    metrics: {
      api: originOf(config.METRICS_HOST, config.API_METRICS_PORT),
      simulation: originOf(config.METRICS_HOST, config.SIMULATION_METRICS_PORT),
      visualization: originOf(config.METRICS_HOST, config.VISUALIZATION_METRICS_PORT),
    },
    database: `mysql://${database.hostname}:${database.port || 3306}`,
    startedAt: startedAt.toISOString(),
  }
}

/** What a person sees when everything is up. */
export function renderAddresses(
  run: RunRecord,
  logins: readonly DemoLogin[] | 'in file',
  loginsFile: string,
): string {
  const lines = [
    '',
    '  AI Community · AI社区 is running',
    '',
    `  Web app       ${run.web}`,
    `  API           ${run.api}/api/docs`,
    `  Visualizer    ${run.visualizer}`,
    `  Metrics       ${Object.values(run.metrics)
      .map((origin) => `${origin}/metrics`)
      .join('  ')}`,
    `  Database      ${run.database}`,
    '',
  ]
  if (logins === 'in file') lines.push(`  Demo logins   in ${loginsFile}`)
  else {
    lines.push('  Demo logins, shown this once and kept in', `  ${loginsFile}:`)
    for (const login of logins)
      lines.push(`    ${login.role.padEnd(10)} ${login.username.padEnd(16)} ${login.password}`)
  }
  lines.push(
    '',
    '  Operator      npm run sim',
    '  Stop          Ctrl-C, or `npm run stop` in another terminal',
    '',
  )
  return lines.join('\n')
}
