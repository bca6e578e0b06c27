import net from 'node:net'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import getPort from 'get-port'
import { describe, expect, it } from 'vitest'
import { withFreePorts } from './ports.ts'

describe('withFreePorts', () => {
  it('takes the next free port where one is in use, and says so', async () => {
    const port = await getPort()
    const squatter = net.createServer().listen(port, '127.0.0.1')
    const lines: string[] = []
    const config = await withFreePorts({ ...loadConfig({}), WEB_PORT: port }, (line) => lines.push(line))
    squatter.close()
    expect(config.WEB_PORT).toBeGreaterThan(port)
    expect(lines).toContain(`Port ${port} (web app) is in use; taking ${config.WEB_PORT}.`)
  })

  it('gives no two processes the same port', async () => {
    const port = await getPort()
    const wanted = { ...loadConfig({}), WEB_PORT: port, API_PORT: port, VISUALIZATION_PORT: port }
    const config = await withFreePorts(wanted, () => {})
    expect(new Set([config.WEB_PORT, config.API_PORT, config.VISUALIZATION_PORT]).size).toBe(3)
  })

  it('changes the ports of one part alone when asked to', async () => {
    const port = await getPort()
    const squatter = net.createServer().listen(port, '127.0.0.1')
    const wanted = { ...loadConfig({}), WEB_PORT: port, API_PORT: port }
    const config = await withFreePorts(wanted, () => {}, 'web')
    squatter.close()
    expect(config.API_PORT).toBe(port)
    expect(config.WEB_PORT).not.toBe(port)
  })
})
