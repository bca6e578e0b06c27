import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { createConnection } from 'mysql2/promise'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPrivateDatabase } from './private-database.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'private-database-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

async function databasesOf(url: string): Promise<string[]> {
  const connection = await createConnection(url)
  const [rows] = await connection.query('SHOW DATABASES')
  await connection.end()
  return (rows as { Database: string }[]).map((row) => row.Database)
}

describe('the private database', () => {
  it('takes no half-written data folder for a database, and keeps what is in a whole one', async () => {
    fs.mkdirSync(path.join(folder, 'mysql.unfinished', 'mysql'), { recursive: true })
    fs.writeFileSync(path.join(folder, 'mysql.unfinished', 'ibdata1'), 'cut sho')
    const first = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
    const connection = await createConnection(first.urlOf(''))
    await connection.query('CREATE DATABASE kept')
    await connection.end()
    await first.stop()
    const second = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
    expect(await databasesOf(second.urlOf(''))).toContain('kept')
    await second.stop()
  })

  it('shows the server’s own words when it can’t start', async () => {
    const first = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
    await first.stop()
    fs.writeFileSync(path.join(folder, 'mysql', 'ibdata1'), 'overwritten')
    const started = startPrivateDatabase({ folder, port: await getPort(), durable: false })
    await expect(started).rejects.toThrow(/did not start:\n[^]*InnoDB/)
  })

  it('keeps its password in a file of its owner', async () => {
    const server = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
    expect(fs.statSync(path.join(folder, 'password')).mode & 0o777).toBe(0o600)
    const url = new URL(server.urlOf(''))
    url.password = 'guess'
    await expect(databasesOf(url.href)).rejects.toThrow(/Access denied/)
    await server.stop()
  })
})
