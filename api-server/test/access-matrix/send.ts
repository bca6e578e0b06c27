import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Caller } from '../test-app.ts'
import type { Row } from './row.ts'

/** Of an answer without end only the head is taken, unless it is a refusal: those do end. */
export async function sendAs(
  caller: Caller,
  row: Row | undefined,
  request: InjectOptions,
): Promise<LightMyRequestResponse> {
  if (!row?.stream) return caller.send(request)
  const answer = await caller.send({ ...request, payloadAsStream: true })
  if (answer.statusCode < 300) {
    answer.stream().destroy()
    return answer
  }
  const { statusCode, headers } = answer
  const rawPayload = Buffer.concat((await answer.stream().toArray()) as Buffer[])
  const body = rawPayload.toString()
  const refusal = { statusCode, headers, rawPayload, body, json: () => JSON.parse(body) as unknown }
  return refusal as unknown as LightMyRequestResponse
}
