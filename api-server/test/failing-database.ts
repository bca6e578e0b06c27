import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { startPrivateDatabase } from '../../scripts/private-database.ts'

/** A database server of its own, reached through a wire that can be cut. Commits are durable: it will be killed. */
export interface FailingDatabase {
  /** Through the wire. */
  urlOf(database: string): string
  /** Past the wire, for what the test wants to know meanwhile. */
  directUrlOf(database: string): string
  kill(): Promise<void>
  restart(): Promise<void>
  freeze(): void
  thaw(): void
  cut(): void
  mend(): void
  close(): Promise<void>
}

export async function startFailingDatabase(): Promise<FailingDatabase> {
  const parent = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir()
  const folder = fs.mkdtempSync(path.join(parent, 'failing-database-'))
  const options = { folder, port: await getPort(), durable: true }
  let server = await startPrivateDatabase(options)
  const wire = await openWire(options.port)
  let isFrozen = false

  return {
    urlOf(database) {
      const url = new URL(server.urlOf(database))
      url.port = String(wire.port)
      return url.href
    },
    directUrlOf: (database) => server.urlOf(database),
    async kill() {
      process.kill(server.pid, 'SIGKILL')
      // The port is free again when the process has gone.
      await server.stop()
    },
    async restart() {
      server = await startPrivateDatabase(options)
    },
    freeze: () => void (isFrozen = process.kill(server.pid, 'SIGSTOP')),
    thaw: () => void (isFrozen = !process.kill(server.pid, 'SIGCONT')),
    cut: () => wire.cut(),
    mend: () => wire.mend(),
    async close() {
      wire.close()
      // A server that is stopped would not hear that it is to end.
      if (isFrozen) process.kill(server.pid, 'SIGCONT')
      await server.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Passes bytes on both ways. While it is cut, what arrives is lost, and nobody is told: as with a pulled plug. */
async function openWire(targetPort: number) {
  const ends = new Set<Socket>()
  let isCut = false
  const server = net.createServer((near) => {
    const far = net.connect(targetPort, '127.0.0.1')
    const isDead = isCut
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from)
      from.on('data', (bytes) => {
        if (!isCut && !isDead) to.write(bytes)
      })
      from.on('error', () => from.destroy())
      from.on('close', () => {
        ends.delete(from)
        if (!isCut && !isDead) to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => void (isCut = true),
    mend() {
      isCut = false
      // Connections of before have lost bytes: the other side forgets them, as after a reboot of what lay between.
      for (const end of ends) end.destroy()
    },
    close() {
      for (const end of ends) end.destroy()
      server.close()
    },
  }
}
