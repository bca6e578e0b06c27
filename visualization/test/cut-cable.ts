import { once } from 'node:events'
import { createServer, connect } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** A cable to the database that a test can cut and mend. */
export interface Cable {
  port: number
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function layCable(toHost: string, toPort: number): Promise<Cable> {
  const sockets = new Set<Socket>()
  const open = async (port: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = connect(toPort, toHost)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('close', () => sockets.delete(socket))
        socket.on('error', () => {
          near.destroy()
          far.destroy()
        })
      }
      near.pipe(far).pipe(near)
    })
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  let server = await open(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    async cut() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    async mend() {
      server = await open(port)
    },
  }
}
