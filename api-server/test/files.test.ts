import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { createTestApp, type Member, type TestApp } from './test-app.ts'
import { animation, noise, plain } from './files/pictures.ts'
import { leftovers, storedFiles, upload, uploaded } from './files/uploader.ts'

let test: TestApp
let member: Member
beforeAll(async () => {
  test = await createTestApp()
  member = await test.register()
})
afterAll(() => test.close())

describe('an upload', () => {
  it('answers with what was made of it', async () => {
    const answer = await upload(member, await plain(1600, 800).jpeg().toBuffer(), { alt: ' a blue field ' })
    expect(answer.statusCode).toBe(201)
    const file = answer.json()
    expect(file).toEqual({
      id: expect.stringMatching(/^\d+$/),
      url: `/api/files/${file.id}`,
      thumbUrl: `/api/files/${file.id}/thumb`,
      mime: 'image/jpeg',
      width: 1600,
      height: 800,
      sizeBytes: expect.any(Number),
      blurhash: expect.stringMatching(/^.{20,}$/),
      alt: 'a blue field',
      aiGenerated: false,
    })
    const original = await member.get(file.url)
    expect(original.rawPayload).toHaveLength(file.sizeBytes)
    const thumb = await sharp((await member.get(file.thumbUrl)).rawPayload).metadata()
    expect([thumb.format, thumb.width, thumb.height]).toEqual(['webp', 640, 320])
    expect(leftovers(test)).toEqual([])
  })
})
