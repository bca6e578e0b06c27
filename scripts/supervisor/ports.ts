import getPort, { portNumbers } from 'get-port'
import type { Config } from '@ai-community/shared/config/config.ts'
import type { PartName } from './parts.ts'

interface PortSetting {
  name: Extract<keyof Config, `${string}_PORT`>
  what: string
  host?: Extract<keyof Config, `${string}_HOST`>
  owner: PartName | 'database'
}

const PORT_SETTINGS: readonly PortSetting[] = [
  { name: 'WEB_PORT', what: 'web app', host: 'WEB_HOST', owner: 'web' },
  { name: 'API_PORT', what: 'API', host: 'API_HOST', owner: 'api' },
  { name: 'VISUALIZATION_PORT', what: 'visualizer', host: 'VISUALIZATION_HOST', owner: 'visualization' },
  { name: 'DATABASE_PORT', what: 'database', owner: 'database' },
  { name: 'API_METRICS_PORT', what: 'metrics of the API', host: 'METRICS_HOST', owner: 'api' },
  {
    name: 'SIMULATION_METRICS_PORT',
    what: 'metrics of the simulation',
    host: 'METRICS_HOST',
    owner: 'simulation',
  },
  {
    name: 'VISUALIZATION_METRICS_PORT',
    what: 'metrics of the visualizer',
    host: 'METRICS_HOST',
    owner: 'visualization',
  },
]

const TRIES = 200

/**
 * The configuration with free ports for all processes, or for those of `owner` alone; where one is taken the
 * next free one is used, and `say` hears of it.
 */
export async function withFreePorts(
  config: Config,
  say: (line: string) => void,
  owner?: PortSetting['owner'],
): Promise<Config> {
  const result = { ...config }
  for (const { name, what, host: hostName } of PORT_SETTINGS.filter((one) => !owner || one.owner === owner)) {
    const wanted = config[name]
    const last = Math.min(wanted + TRIES, 65_535)
    const host = hostName ? config[hostName] : '127.0.0.1'
    const port = await getPort({ port: portNumbers(wanted, last), host })
    if (port !== wanted) say(`Port ${wanted} (${what}) is in use; taking ${port}.`)
    result[name] = port
  }
  return result
}
