import getPort, { portNumbers } from 'get-port'
import type { Config } from '@ai-community/shared/config/config.ts'

const PORT_SETTINGS = [
  ['WEB_PORT', 'web app', 'WEB_HOST'],
  ['API_PORT', 'API', 'API_HOST'],
  ['VISUALIZATION_PORT', 'visualizer', 'VISUALIZATION_HOST'],
  ['DATABASE_PORT', 'database', undefined],
  ['API_METRICS_PORT', 'metrics of the API', 'METRICS_HOST'],
  ['SIMULATION_METRICS_PORT', 'metrics of the simulation', 'METRICS_HOST'],
  ['VISUALIZATION_METRICS_PORT', 'metrics of the visualizer', 'METRICS_HOST'],
] as const satisfies readonly (readonly [keyof Config, string, keyof Config | undefined])[]

const TRIES = 200

/** The configuration with free ports; where one is taken the next free one is used, and `say` hears of it. */
export async function withFreePorts(config: Config, say: (line: string) => void): Promise<Config> {
  const result = { ...config }
  const taken: number[] = []
  for (const [name, what, hostName] of PORT_SETTINGS) {
    const wanted = config[name]
    const last = Math.min(wanted + TRIES, 65_535)
    const host = hostName ? config[hostName] : '127.0.0.1'
    const port = await getPort({ port: portNumbers(wanted, last), host, exclude: taken })
    if (port !== wanted) say(`Port ${wanted} (${what}) is in use; taking ${port}.`)
    taken.push(port)
    result[name] = port
  }
  return result
}
