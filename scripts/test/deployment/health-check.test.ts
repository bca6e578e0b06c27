import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { readComposeFile } from './compose-file.ts'

const { services } = readComposeFile()
const check = services.api!.healthcheck!.test.slice(1)

/** Runs the API's health check as the container does, against a server that answers with `status`. */
async function runCheck(status: number | 'nothing'): Promise<number | undefined> {
  const server = createServer((_request, response) => {
    if (status === 'nothing') response.destroy()
    else response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const [program, ...args] = check.map((part) => part.replace(':3001/', `:${port}/`))
  const { exitCode } = await execa(program!, args, { reject: false })
  server.close()
  return exitCode
}

describe('the health check of a container', () => {
  it('succeeds when the process says that it is ready', async () => {
    expect(await runCheck(200)).toBe(0)
  })

  it('fails when the process says that it is not ready', async () => {
    expect(await runCheck(503)).toBe(1)
  })

  it('fails when the process does not answer', async () => {
    expect(await runCheck('nothing')).toBe(1)
  })
})
