import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordAuditIn, verifyAuditChain } from '@ai-community/shared/community/moderation/audit.service.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { createTestApp, type TestApp } from './test-app.ts'

const IS_FULL = process.env.VERIFY === 'full'
const PARALLEL = IS_FULL ? 200 : 30

let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

function record(detail: Record<string, string | number | boolean | null> = {}, fails = false) {
  const ctx = { db: test.db, ids: test.ids, clock: { now: () => new Date() } }
  return withTransaction(test.db, async (tx) => {
    await recordAuditIn(tx, ctx, {
      actorId: null,
      action: 'test.done',
      targetType: 'test',
      targetId: null,
      detail,
    })
    if (fails) throw new Error('the act failed after all')
  })
}

async function row(seq: number) {
  return test.db.selectFrom('auditLogs').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow()
}

/** What the verdict is while the table is tampered with. */
async function verdictDuring(tamper: () => Promise<unknown>, undo: () => Promise<unknown>) {
  expect(await verifyAuditChain(test.db)).toMatchObject({ intact: true })
  await tamper()
  const verdict = await verifyAuditChain(test.db)
  await undo()
  expect(await verifyAuditChain(test.db)).toMatchObject({ intact: true })
  return verdict
}

describe('the audit log', () => {
  it('is one chain without a gap, however many write at once', async () => {
    const head = await test.db.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow()
    await Promise.all(Array.from({ length: PARALLEL }, (_, n) => record({ n, 文: '字', z: null, a: true })))
    expect(await verifyAuditChain(test.db)).toMatchObject({ intact: true, rows: head.seq + PARALLEL })
  })

  it('holds nothing of an act that failed', async () => {
    const before = await verifyAuditChain(test.db)
    await expect(record({}, true)).rejects.toThrow('the act failed')
    expect(await verifyAuditChain(test.db)).toEqual(before)
  })

  it('shows a row that was changed, whatever of it', async () => {
    const original = await row(5)
    const undo = () =>
      test.db
        .updateTable('auditLogs')
        .set({
          action: original.action,
          actorId: null,
          detail: JSON.stringify(original.detail),
          createdAt: original.createdAt,
          hash: original.hash,
        })
        .where('seq', '=', 5)
        .execute()
    for (const change of [
      { action: 'test.undone' },
      { actorId: '7' },
      { detail: JSON.stringify({ ...(original.detail as object), n: 99 }) },
      { createdAt: new Date(original.createdAt.getTime() + 1) },
      { hash: 'f'.repeat(64) },
    ]) {
      const tamper = () => test.db.updateTable('auditLogs').set(change).where('seq', '=', 5).execute()
      expect(await verdictDuring(tamper, undo)).toMatchObject({ intact: false, seq: 5 })
    }
  })

  it('does not mind the order in which a database keeps the keys of a JSON value', async () => {
    const { detail } = await row(5)
    const turned = JSON.stringify(Object.fromEntries(Object.entries(detail as object).toReversed()))
    await test.db.updateTable('auditLogs').set({ detail: turned }).where('seq', '=', 5).execute()
    expect(await verifyAuditChain(test.db)).toMatchObject({ intact: true })
  })

  it('shows a row that was taken out, also the last one, and one that was slipped in', async () => {
    const last = await test.db.selectFrom('auditHead').select('seq').executeTakeFirstOrThrow()
    for (const seq of [1, 7, last.seq]) {
      const taken = await row(seq)
      const verdict = await verdictDuring(
        () => test.db.deleteFrom('auditLogs').where('seq', '=', seq).execute(),
        () =>
          test.db
            .insertInto('auditLogs')
            .values({ ...taken, detail: JSON.stringify(taken.detail) })
            .execute(),
      )
      expect(verdict).toMatchObject({ intact: false, seq })
    }
    const copy = await row(last.seq)
    const slipped = { ...copy, id: test.ids.next(), seq: last.seq + 1, detail: '{}' }
    await test.db.insertInto('auditLogs').values(slipped).execute()
    expect(await verifyAuditChain(test.db)).toMatchObject({ intact: false, seq: last.seq + 1 })
    await test.db
      .deleteFrom('auditLogs')
      .where('seq', '=', last.seq + 1)
      .execute()
  })

  it('is read by admins, newest first, by what and whom they ask for', async () => {
    const admin = await test.registerAs('admin')
    const { items, nextCursor } = (await admin.get('/api/admin/audit-logs?limit=2')).json()
    // The sign-in of an admin is an act of its own.
    expect(items[0]).toMatchObject({ action: 'session.opened', actor: { username: admin.username } })
    const next = (await admin.get(`/api/admin/audit-logs?limit=2&cursor=${nextCursor}`)).json()
    expect(next.items[0].seq).toBe(items[1].seq - 1)
    const own = (await admin.get(`/api/admin/audit-logs?actorId=${admin.id}`)).json()
    expect(own.items).toHaveLength(1)
    const none = (await admin.get('/api/admin/audit-logs?action=nothing.done')).json()
    expect(none.items).toEqual([])
  })

  it('has no sign-in of a member', async () => {
    const member = await test.register()
    await test.signIn(member.username)
    const rows = await test.db.selectFrom('auditLogs').select('id').where('actorId', '=', member.id).execute()
    expect(rows).toEqual([])
  })
})
