import net, { type AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { Problem } from '@ai-community/shared/contracts/problem.ts'
import type { Member, TestApp } from '../test-app.ts'
import { BOUNDARY, fileForm } from './form.ts'

/** Sends the beginning of an upload and then nothing; the answer comes all the same. */
export async function slowUpload(
  { app }: TestApp,
  { session }: Member,
): Promise<{ status: number; answer: Problem }> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = net.connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const form = fileForm(Buffer.alloc(10_000))
  socket.write(
    `POST /api/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${session.accessToken}\r\n` +
      `Content-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${form.length}\r\n\r\n`,
  )
  socket.write(form.subarray(0, 1_000))
  let received = ''
  while (!received.includes('\r\n\r\n') || !received.endsWith('}'))
    received += String((await once(socket, 'data'))[0])
  socket.destroy()
  const [head, body] = received.split('\r\n\r\n')
  return { status: Number(head!.split(' ')[1]), answer: JSON.parse(body!) as Problem }
}
