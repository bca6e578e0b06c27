import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attachFilesIn, deleteFilesOfIn, releaseFilesIn } from '../src/community/files/attachments.service.ts'
import type { FilesContext } from '../src/community/files/files.context.ts'
import { checkFiles } from '../src/community/files/fsck.service.ts'
import { LocalStorage } from '../src/community/files/storage/local-storage.ts'
import { sweepFiles } from '../src/community/files/sweep.service.ts'
import { storePicture, withUploadFolder } from '../src/community/files/uploads.service.ts'
import { publishPostIn } from '../src/community/posts/posts.service.ts'
import { WorkQueue } from '../src/community/work-queue.ts'
import type { File } from '../src/contracts/files.ts'
import { openIdSource, type IdSource } from '../src/database/id-source.ts'
import { withTransaction } from '../src/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts'

const HOUR_MS = 60 * 60_000
const OWNER = { id: '11', isAi: false }

let database: TestDatabase
let ids: IdSource
let folder: string
let clock: { offsetMs: number; now(): Date }
let ctx: FilesContext
let colour = 0

beforeAll(async () => {
  database = await createTestDatabase()
  ids = await openIdSource(database.db, (error) => {
    throw error
  })
})
afterAll(async () => {
  await ids.close()
  await database.drop()
})
beforeEach(async () => {
  for (const table of ['files', 'fileBlobs', 'postFiles', 'messageFiles', 'posts', 'users'] as const)
    await database.db.deleteFrom(table).execute()
  await database.db
    .insertInto('users')
    .values({
      ...{ id: OWNER.id, username: 'owner', displayName: 'Owner', settings: '{}' },
      ...{ createdAt: new Date(), updatedAt: new Date() },
    })
    .execute()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'files-test-'))
  clock = { offsetMs: 0, now: () => new Date(Date.now() + clock.offsetMs) }
  ctx = {
    db: database.db,
    ids,
    clock,
    storage: new LocalStorage(path.join(folder, 'files')),
    pictureQueue: new WorkQueue({ concurrency: 2, maxWaiting: 10, maxWaitMs: 10_000 }),
    uploadFolder: path.join(folder, 'uploads'),
  }
  return () => fs.rmSync(folder, { recursive: true })
})

/** Bytes of a picture in one colour; without an argument, of a colour not used before. */
function picture(shade = ++colour): Promise<Buffer> {
  const background = { r: shade % 256, g: Math.floor(shade / 256), b: 99 }
  return sharp({ create: { width: 12, height: 12, channels: 3, background } })
    .png()
    .toBuffer()
}

async function store(bytes: Promise<Buffer> = picture(), context = ctx): Promise<File> {
  const content = await bytes
  return withUploadFolder(context, async (uploadFolder) => {
    const source = path.join(uploadFolder, 'original')
    fs.writeFileSync(source, content)
    return storePicture(context, OWNER, source, { alt: '', purpose: 'post' })
  })
}

function publish(file: File): Promise<string> {
  return withTransaction(ctx.db, (tx) =>
    publishPostIn(tx, ctx, OWNER, { content: 'a picture', fileIds: [file.id] }),
  )
}

async function sweep(afterHours: number): Promise<void> {
  clock.offsetMs += afterHours * HOUR_MS
  await sweepFiles(ctx, new AbortController().signal)
}

async function fileIds(): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('files')
    .select('id')
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

async function storedCount(): Promise<number> {
  let count = 0
  for await (const _ of ctx.storage.list()) count++
  return count
}

async function problems(): Promise<string[]> {
  return (await checkFiles(ctx)).map(({ what }) => what)
}

describe('the sweep', () => {
  it('takes a file that was attached to nothing for a day, and its bytes', async () => {
    const [loose, posted] = [await store(), await store()]
    await publish(posted)
    await sweep(23)
    expect([await fileIds(), await storedCount()]).toEqual([[loose.id, posted.id], 4])
    await sweep(2)
    await sweep(2)
    expect([await fileIds(), await storedCount()]).toEqual([[posted.id], 2])
    expect(await problems()).toEqual([])
  })

  it('leaves bytes that another file still needs', async () => {
    const [loose, posted] = [await store(picture(7)), await store(picture(7))]
    await publish(posted)
    for (let day = 0; day < 3; day++) await sweep(25)
    expect([await fileIds(), await storedCount(), await problems()]).toEqual([[posted.id], 2, []])
    expect(loose.id).not.toBe(posted.id)
  })

  it('takes the files of a deleted post a day after it', async () => {
    const postId = await publish(await store())
    await ctx.db.updateTable('posts').set({ deletedAt: clock.now() }).where('id', '=', postId).execute()
    await withTransaction(ctx.db, (tx) => releaseFilesIn(tx, ctx, { postId }))
    await sweep(23)
    expect(await fileIds()).toHaveLength(1)
    await sweep(2)
    await sweep(2)
    expect([await fileIds(), await storedCount(), await problems()]).toEqual([[], 0, []])
  })

  it('takes all files of a deleted account but those in messages', async () => {
    const [kept, gone] = [await store(), await store()]
    await ctx.db.insertInto('messageFiles').values({ messageId: '5', position: 0, fileId: kept.id }).execute()
    await ctx.db.updateTable('files').set({ looseSince: null }).where('id', '=', kept.id).execute()
    await withTransaction(ctx.db, (tx) => deleteFilesOfIn(tx, ctx, OWNER.id))
    expect(await fileIds()).toEqual([kept.id])
    await sweep(0)
    await sweep(2)
    expect([await fileIds(), await storedCount()]).toEqual([[kept.id], 2])
    expect(gone.id).not.toBe(kept.id)
  })

  it('goes through more than one batch', async () => {
    const { id, blobId, ...row } = await storeRow()
    const rows = Array.from({ length: 250 }, () => ({ ...row, blobId, id: ids.next() }))
    await ctx.db.insertInto('files').values(rows).execute()
    await sweep(25)
    await sweep(2)
    expect([await fileIds(), await storedCount()]).toEqual([[], 0])
    expect(id).toBeDefined()
  })

  it('takes what a killed process left in the upload folder', async () => {
    const left = path.join(ctx.uploadFolder, 'upload-left')
    fs.mkdirSync(left, { recursive: true })
    fs.writeFileSync(path.join(left, 'original'), 'x')
    await sweep(0)
    expect(fs.existsSync(left)).toBe(true)
    const longAgo = new Date(Date.now() - 2 * HOUR_MS)
    fs.utimesSync(left, longAgo, longAgo)
    await sweep(0)
    expect(fs.existsSync(left)).toBe(false)
  })

  async function storeRow() {
    const { id } = await store()
    return ctx.db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  }
})

describe('an upload that is killed', () => {
  /** Stands still for ever, or fails, at the n-th thing that is stored: as a killed process does. */
  function failingAt(call: number): FilesContext {
    let calls = 0
    const storage = new LocalStorage(path.join(folder, 'files'))
    const put = storage.put.bind(storage)
    storage.put = async (key, source) => {
      if (++calls === call) throw new Error('killed')
      await put(key, source)
    }
    return { ...ctx, storage }
  }

  it.each([1, 2])('before its object %i is stored leaves no file, and nothing that stays', async (call) => {
    const bytes = picture()
    await expect(store(bytes, failingAt(call))).rejects.toThrow('killed')
    expect([await fileIds(), await problems(), await storedCount()]).toEqual([[], [], call - 1])
    await sweep(2)
    expect(await storedCount()).toBe(0)
    const again = await store(bytes)
    expect([await fileIds(), await storedCount(), await problems()]).toEqual([[again.id], 2, []])
  })

  it('between its bytes and its row leaves no file, and the next upload takes the bytes up', async () => {
    const bytes = picture()
    const noRow = {
      ...ctx,
      ids: {
        made: 0,
        next() {
          if (++this.made === 2) throw new Error('killed')
          return ids.next()
        },
      },
    }
    await expect(store(bytes, noRow)).rejects.toThrow('killed')
    expect([await fileIds(), await storedCount(), await problems()]).toEqual([[], 2, []])
    await store(bytes)
    await sweep(2)
    expect([(await fileIds()).length, await storedCount(), await problems()]).toEqual([1, 2, []])
  })

  it('gives way to the sweep: given up meanwhile, the same picture gets a key of its own', async () => {
    const bytes = picture()
    const first = await store(bytes)
    const { blobId } = await ctx.db
      .selectFrom('files')
      .select('blobId')
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow()
    await ctx.db.updateTable('files').set({ deletedAt: clock.now() }).execute()
    await sweep(0)
    clock.offsetMs += 2 * HOUR_MS
    const stuck = {
      ...ctx,
      storage: Object.assign(new LocalStorage(path.join(folder, 'files')), {
        delete: () => Promise.reject(new Error('killed')),
      }),
    }
    await expect(sweepFiles(stuck, new AbortController().signal)).rejects.toThrow('killed')
    const second = await store(bytes)
    const rows = await ctx.db.selectFrom('files').select('blobId').where('id', '=', second.id).execute()
    expect(rows[0]!.blobId).not.toBe(blobId)
    await sweep(0)
    expect([await fileIds(), await storedCount(), await problems()]).toEqual([[second.id], 2, []])
  })
})

describe('the queue of pictures', () => {
  it('refuses what would wait too long, with nothing left of it', async () => {
    const narrow = {
      ...ctx,
      pictureQueue: new WorkQueue({ concurrency: 1, maxWaiting: 1, maxWaitMs: 10_000 }),
    }
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => store(picture(), narrow)))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
      Array<string>(2).fill('service_unavailable'),
    )
    expect([(await fileIds()).length, fs.readdirSync(ctx.uploadFolder)]).toEqual([2, []])
  })
})

describe('fsck', () => {
  it('finds bytes that are lost, changed or nobody’s, and marks that lie', async () => {
    const [lost, changed, mismarked] = [await store(), await store(), await store()]
    const keys = new Map(
      (
        await ctx.db
          .selectFrom('files')
          .innerJoin('fileBlobs', 'fileBlobs.id', 'files.blobId')
          .select(['files.id', 'storageKey'])
          .execute()
      ).map((row) => [row.id, path.join(folder, 'files', row.storageKey)]),
    )
    fs.rmSync(keys.get(lost.id)!)
    fs.appendFileSync(keys.get(changed.id)!, 'x')
    await ctx.db.updateTable('files').set({ looseSince: null }).where('id', '=', mismarked.id).execute()
    const stray = path.join(folder, 'files', 'stray')
    fs.writeFileSync(stray, 'x')
    const longAgo = new Date(Date.now() - 2 * HOUR_MS)
    fs.utimesSync(stray, longAgo, longAgo)
    // What is being stored right now is not compared.
    clock.offsetMs = 1_000

    const found = await checkFiles(ctx)
    expect(found.map(({ what }) => what)).toEqual([
      expect.stringContaining('is missing, 1 files need it'),
      expect.stringMatching(/has \d+ bytes instead of \d+/),
      'stray belongs to no blob',
      `file ${mismarked.id} is loose, but marked as attached`,
    ])
    for (const { repair } of found) await repair?.()
    expect(await problems()).toHaveLength(2)
    expect(fs.existsSync(stray)).toBe(false)
  })

  it('is content with what attaching and letting go leave', async () => {
    const [first, second] = [await store(), await store()]
    const postId = await publish(first)
    await withTransaction(ctx.db, (tx) => attachFilesIn(tx, ctx, OWNER, { postId }, [second.id]))
    clock.offsetMs = 1_000
    expect(await problems()).toEqual([])
  })
})
