import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createSocketServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { createServer } from 'vite'

// For development: Vite serves the client with hot reload and hands the rest to the server, which restarts
// when its sources change.
const config = loadConfig()
const host = config.VISUALIZATION_HOST
const serverPort = await findFreePort(host)
const main = fileURLToPath(new URL('./server/main.ts', import.meta.url))
const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', main, ...process.argv.slice(2)],
  {
    env: { ...process.env, VISUALIZATION_PORT: String(serverPort) },
    stdio: 'inherit',
  },
)
const target = `http://${host}:${serverPort}`
const vite = await createServer({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  server: {
    host,
    port: config.VISUALIZATION_PORT,
    strictPort: true,
    proxy: { '/api/viz': { target }, '/health': { target } },
  },
})
await vite.listen()

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    server.kill(signal)
    void Promise.all([vite.close(), once(server, 'exit')]).then(() => process.exit(0))
  })

async function findFreePort(address: string): Promise<number> {
  const probe = createSocketServer().listen(0, address)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await once(probe.close(), 'close')
  return port
}
