import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { File } from '@ai-community/shared/contracts/files.ts'
import { animation, noise, plain } from './files/pictures.ts'
import { slowUpload } from './files/slow-upload.ts'
import { leftovers, storedFiles, upload, uploaded } from './files/uploader.ts'
import { createTestApp, type Caller, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let member: Member
let other: Member
let seed = 0
beforeAll(async () => {
  test = await createTestApp()
  member = await test.register()
  other = await test.register()
})
afterAll(() => test.close())

/** A picture nobody has uploaded yet. */
function newPicture(): Promise<Buffer> {
  return noise(24, 16, ++seed).png().toBuffer()
}

/** A new picture of `member`'s in a post of theirs. */
async function posted(): Promise<{ file: File; postId: string }> {
  const file = await uploaded(member, await newPicture())
  const post = await member.post('/api/posts', { content: 'a picture', fileIds: [file.id] })
  return { file, postId: post.json<{ id: string }>().id }
}

async function statusesOf(url: string, ...callers: Caller[]): Promise<number[]> {
  const answers = await Promise.all(callers.map((caller) => caller.get(url)))
  return answers.map((answer) => answer.statusCode)
}

describe('an upload', () => {
  it('answers with what was made of it', async () => {
    const answer = await upload(member, await plain(1600, 800).jpeg().toBuffer(), { alt: ' a blue field ' })
    expect(answer.statusCode).toBe(201)
    const file = answer.json<File>()
    expect(file).toEqual({
      id: expect.stringMatching(/^\d+$/) as string,
      url: `/api/files/${file.id}`,
      thumbUrl: `/api/files/${file.id}/thumb`,
      mime: 'image/jpeg',
      width: 1600,
      height: 800,
      sizeBytes: expect.any(Number) as number,
      blurhash: expect.stringMatching(/^.{20,}$/) as string,
      alt: 'a blue field',
      aiGenerated: false,
    })
    const original = await member.get(file.url)
    expect(original.rawPayload).toHaveLength(file.sizeBytes)
    const thumb = await sharp((await member.get(file.thumbUrl)).rawPayload).metadata()
    expect([thumb.format, thumb.width, thumb.height]).toEqual(['webp', 640, 320])
    expect(leftovers(test)).toEqual([])
  })

  it('stands upright, whichever way the camera was held', async () => {
    const turned = await plain(60, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const file = await uploaded(member, turned)
    expect([file.width, file.height]).toEqual([20, 60])
    const { orientation } = await sharp((await member.get(file.url)).rawPayload).metadata()
    expect(orientation).toBeUndefined()
  })

  it('becomes sRGB, with the colours its profile meant', async () => {
    const wide = await plain(20, 20, '#ff0000').withIccProfile('p3').png().toBuffer()
    const file = await uploaded(member, wide)
    const { data } = await sharp((await member.get(file.url)).rawPayload)
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]! - data[1]!).toBeGreaterThan(250)
  })

  it('of ink colours becomes one that screens show', async () => {
    const cmyk = await plain(20, 20, '#336699').toColourspace('cmyk').jpeg().toBuffer()
    const file = await uploaded(member, cmyk)
    expect((await sharp((await member.get(file.url)).rawPayload).metadata()).space).toBe('srgb')
  })

  it('keeps what is transparent', async () => {
    const clear = { r: 255, g: 0, b: 0, alpha: 0 }
    const picture = sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
    const file = await uploaded(member, await picture.png().toBuffer())
    expect((await sharp((await member.get(file.url)).rawPayload).metadata()).hasAlpha).toBe(true)
  })

  it.each(['gif', 'webp'] as const)(
    'of an animated %s stays an animation, with a still thumbnail',
    async (format) => {
      const file = await uploaded(member, await animation(format, 5))
      expect([file.mime, file.width, file.height]).toEqual([`image/${format}`, 16, 16])
      const { pages } = await sharp((await member.get(file.url)).rawPayload).metadata()
      expect(pages).toBe(5)
      expect((await sharp((await member.get(file.thumbUrl)).rawPayload).metadata()).pages).toBeUndefined()
    },
  )

  it('larger than any screen is made smaller', async () => {
    const file = await uploaded(member, await plain(6_000, 60).png().toBuffer())
    expect([file.width, file.height]).toEqual([4_096, 41])
  })

  it('is refused with 507 while the disk has too little room, and leaves nothing', async () => {
    const full = await createTestApp({ MIN_FREE_DISK_MB: '1000000' })
    try {
      const answer = await upload(await full.register(), await plain().png().toBuffer())
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([507, 'storage_full'])
      expect([leftovers(full), storedFiles(full).size]).toEqual([[], 0])
    } finally {
      await full.close()
    }
  })

  it('that comes too slowly is ended', async () => {
    const hasty = await createTestApp({ UPLOAD_TIMEOUT_MS: '100' })
    try {
      const { status, answer } = await slowUpload(hasty, await hasty.register())
      expect([status, answer.code]).toEqual([408, 'request_timeout'])
      expect(leftovers(hasty)).toEqual([])
    } finally {
      await hasty.close()
    }
  })
})

describe('the same picture', () => {
  it('uploaded 20 times at once is stored once, and each uploader has a file of it', async () => {
    const picture = await newPicture()
    const before = storedFiles(test).size
    const files = await Promise.all(
      Array.from({ length: 20 }, (_, at) => uploaded(at % 2 ? member : other, picture)),
    )
    expect(new Set(files.map((file) => file.id)).size).toBe(20)
    expect(storedFiles(test).size).toBe(before + 2)
    const rows = await test.db
      .selectFrom('files')
      .select('blobId')
      .distinct()
      .where(
        'id',
        'in',
        files.map((file) => file.id),
      )
      .execute()
    expect(rows).toHaveLength(1)
    const blob = await test.db
      .selectFrom('fileBlobs')
      .selectAll()
      .where('id', '=', rows[0]!.blobId)
      .executeTakeFirst()
    expect([blob?.unusedSince, blob?.storedAt]).toEqual([null, expect.any(Date)])
  })

  it('stays for one member when another deletes it', async () => {
    const picture = await newPicture()
    const [mine, theirs] = [await uploaded(member, picture), await uploaded(other, picture)]
    expect((await member.delete(mine.url)).statusCode).toBe(204)
    expect(await statusesOf(mine.url, member)).toEqual([404])
    expect(await statusesOf(theirs.url, other)).toEqual([200])
  })
})

describe('an Idempotency-Key of an upload', () => {
  it('gives the first answer again for the same bytes, and 422 for others', async () => {
    const picture = await newPicture()
    const key = { 'idempotency-key': 'upload-1' }
    const first = await upload(member, picture, {}, key)
    expect((await upload(member, picture, { fileName: 'renamed.jpg' }, key)).json()).toEqual(first.json())
    for (const [bytes, fields] of [
      [await newPicture(), {}],
      [picture, { alt: 'described' }],
    ] as const) {
      const answer = await upload(member, bytes, fields, key)
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        422,
        'idempotency_key_reused',
      ])
    }
  })

  it('makes one file of ten uploads at once', async () => {
    const picture = await newPicture()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => upload(member, picture, {}, { 'idempotency-key': 'upload-2' })),
    )
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
  })
})

describe('a file', () => {
  it('attached to nothing is its owner’s alone, and to others as if it were not there', async () => {
    const { url, thumbUrl } = await uploaded(member, await newPicture())
    expect(await statusesOf(url, member, other, test.anonymous)).toEqual([200, 404, 404])
    expect(await statusesOf(thumbUrl, member, other, test.anonymous)).toEqual([200, 404, 404])
    const [foreign, missing] = [await other.get(url), await other.get('/api/files/1')]
    const { requestId: _1, ...told } = foreign.json<Record<string, unknown>>()
    const { requestId: _2, ...toldOfNothing } = missing.json<Record<string, unknown>>()
    expect(told).toEqual(toldOfNothing)
    expect((await member.get(url)).headers['cache-control']).toBe('private, no-store')
  })

  it('in a post is everybody’s until the post is deleted', async () => {
    const { file, postId } = await posted()
    expect(await statusesOf(file.url, test.anonymous, other)).toEqual([200, 200])
    await member.delete(`/api/posts/${postId}`)
    expect(await statusesOf(file.url, test.anonymous, other)).toEqual([404, 404])
    expect(await statusesOf(file.thumbUrl, test.anonymous, other)).toEqual([404, 404])
  })

  it('in a post is kept by caches for ever, where nobody in particular asks', async () => {
    const { file } = await posted()
    const answer = await test.anonymous.get(file.url)
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Authorization',
    })
    expect((await other.get(file.url)).headers['cache-control']).toBe('private, no-store')
  })

  it('in a post is not there for whom its owner has blocked, or who has blocked the owner', async () => {
    const { file } = await posted()
    const [blocked, blocking] = [await test.register(), await test.register()]
    await member.put(`/api/users/${blocked.username}/block`)
    await blocking.put(`/api/users/${member.username}/block`)
    expect(await statusesOf(file.url, blocked, blocking, other)).toEqual([404, 404, 200])
    expect(await statusesOf(file.thumbUrl, blocked, blocking, other)).toEqual([404, 404, 200])
  })

  it('in a message is the two people’s alone', async () => {
    const file = await uploaded(member, await newPicture(), { purpose: 'message' })
    const partner = await test.register()
    const conversation = await member.post('/api/conversations', { username: partner.username })
    const sent = await member.post(`/api/conversations/${conversation.json<{ id: string }>().id}/messages`, {
      fileIds: [file.id],
    })
    expect(sent.statusCode).toBe(201)
    expect(await statusesOf(file.url, member, partner, other, test.anonymous)).toEqual([200, 200, 404, 404])
    expect((await partner.get(file.url)).headers['cache-control']).toBe('private, no-store')
    await member.put(`/api/users/${partner.username}/block`)
    expect(await statusesOf(file.url, member, partner)).toEqual([200, 404])
  })

  it('that is an avatar is everybody’s until there is another', async () => {
    const [first, second] = [
      await uploaded(member, await newPicture(), { purpose: 'avatar' }),
      await uploaded(member, await newPicture(), { purpose: 'avatar' }),
    ]
    expect((await member.patch('/api/users/me', { avatarFileId: first.id })).json()).toMatchObject({
      avatarUrl: first.url,
    })
    expect(await statusesOf(first.url, test.anonymous)).toEqual([200])
    await member.patch('/api/users/me', { avatarFileId: second.id })
    expect(await statusesOf(first.url, test.anonymous, member)).toEqual([404, 200])
    await member.patch('/api/users/me', { avatarFileId: null })
    expect(await statusesOf(second.url, test.anonymous, member)).toEqual([404, 200])
  })

  it('is described by its owner', async () => {
    const file = await uploaded(member, await newPicture())
    expect((await member.patch(file.url, { alt: 'rain 雨' })).json()).toEqual({ ...file, alt: 'rain 雨' })
    for (const body of [{ alt: 'x' }, { alt: 1 }])
      expect((await other.patch(file.url, body)).statusCode).toBe(404)
  })

  it('in use is not deleted', async () => {
    const { file } = await posted()
    expect((await member.delete(file.url)).json()).toMatchObject({ status: 409, code: 'file_in_use' })
  })
})

describe('attaching', () => {
  async function post(caller: Caller, fileIds: string[]): Promise<string> {
    const answer = await caller.post('/api/posts', { content: 'x', fileIds })
    return answer.statusCode === 201 ? 'published' : answer.json<{ code: string }>().code
  }

  it('takes own files of the right purpose, once each, and at most nine', async () => {
    const mine = await uploaded(member, await newPicture())
    const avatar = await uploaded(member, await newPicture(), { purpose: 'avatar' })
    expect(await post(other, [mine.id])).toBe('file_not_found')
    expect(await post(member, [mine.id, '1'])).toBe('file_not_found')
    expect(await post(member, [avatar.id])).toBe('validation_failed')
    expect(await post(member, [mine.id, mine.id])).toBe('validation_failed')
    expect(
      await post(
        member,
        Array.from({ length: 10 }, (_, at) => String(at + 1)),
      ),
    ).toBe('validation_failed')
    expect(await post(member, [mine.id])).toBe('published')
    expect(await post(member, [mine.id])).toBe('file_in_use')
  })

  it('keeps the order, and an edit changes it and lets the others go', async () => {
    const files = await Promise.all([1, 2, 3].map(async () => uploaded(member, await newPicture())))
    const [a, b, c] = files.map((file) => file.id)
    const made = await member.post('/api/posts', { content: 'three', fileIds: [c, a, b] })
    const { id, files: shown } = made.json<{ id: string; files: File[] }>()
    expect(shown.map((file) => file.id)).toEqual([c, a, b])
    const edited = await member.patch(`/api/posts/${id}`, { fileIds: [b, c] })
    expect(edited.json<{ files: File[] }>().files.map((file) => file.id)).toEqual([b, c])
    expect(await statusesOf(`/api/files/${a}`, test.anonymous, member)).toEqual([404, 200])
  })

  it('of one file to ten posts at once succeeds once', async () => {
    const { id } = await uploaded(member, await newPicture())
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => post(member, [id])))
    expect(outcomes.toSorted()).toEqual([...Array<string>(9).fill('file_in_use'), 'published'])
  })
})
