import { afterEach, describe, expect, it } from 'vitest'
import type { DeltaMessage, ResidentReport, SnapshotMessage } from '../src/protocol.ts'
import { createVisualizationApp, startVisualizationServer } from '../src/server/server.ts'
import type { VisualizationServer } from '../src/server/server.ts'
import { openEventStream } from './event-stream-reader.ts'

describe('the server with the demo town', () => {
  const { app, feed } = createVisualizationApp({})

  it('is alive at once, but ready only with its first picture, and then says that it is the demo', async () => {
    expect((await app.inject('/health/live')).statusCode).toBe(200)
    expect((await app.inject('/health/ready')).statusCode).toBe(503)
    const early = await app.inject('/api/viz/snapshot')
    expect(early.statusCode).toBe(503)
    expect(early.headers['retry-after']).toBe('2')
    await feed.step()
    const ready = await app.inject('/health/ready')
    expect(ready.statusCode).toBe(200)
    expect(ready.json()).toMatchObject({ status: 'degraded' })
  })

  it('gives the whole picture, marked as demo', async () => {
    const snapshot = (await app.inject('/api/viz/snapshot')).json<SnapshotMessage>()
    expect(snapshot.source).toEqual({ kind: 'demo', awaySince: null })
    expect(snapshot.residents).toHaveLength(12)
    expect(snapshot.map.ground).toHaveLength(snapshot.map.width * snapshot.map.height)
  })

  it('tells everything about a resident, and the same 404 for unknown and malformed ids', async () => {
    const { resident, recentActions } = (await app.inject('/api/viz/residents/1001')).json<ResidentReport>()
    expect(resident.plan.length).toBeGreaterThan(3)
    expect(resident.needs.energy).toBeGreaterThanOrEqual(0)
    expect(recentActions.length).toBeGreaterThan(0)
    for (const id of ['999', '-1', 'x', '1'.repeat(40)]) {
      const response = await app.inject(`/api/viz/residents/${id}`)
      expect(response.statusCode).toBe(404)
      expect(response.headers['content-type']).toContain('application/problem+json')
      expect(response.json()).toMatchObject({ code: 'resident_not_found' })
    }
  })

  it('lets the page load nothing from elsewhere', async () => {
    const { headers } = await app.inject('/health/live')
    expect(headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self'",
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('the event stream', () => {
  let server: VisualizationServer
  afterEach(() => server.close())

  it('begins with the whole picture and goes on with what changes', async () => {
    server = await startVisualizationServer({ host: '127.0.0.1', port: 0 })
    const stream = await openEventStream(`${server.origin}/api/viz/stream`)
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(stream.headers.get('content-security-policy')).toContain("default-src 'none'")
    const first = await stream.next()
    expect(first.event).toBe('snapshot')
    const second = await stream.next()
    expect(second.event).toBe('delta')
    const before = (first.body as SnapshotMessage).clock.simTime
    const delta = second.body as DeltaMessage
    expect(delta.clock.simTime).toBeGreaterThan(before)
    expect(delta).not.toHaveProperty('map')
    stream.stop()
  })

  it('refuses a port that is taken, and leaves nothing running', async () => {
    server = await startVisualizationServer({ host: '127.0.0.1', port: 0 })
    const port = Number(new URL(server.origin).port)
    await expect(startVisualizationServer({ host: '127.0.0.1', port })).rejects.toThrow('EADDRINUSE')
  })
})
