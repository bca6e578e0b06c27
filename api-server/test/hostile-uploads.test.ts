import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { File } from '@ai-community/shared/contracts/files.ts'
import { HOSTILE_FILES, PAYLOAD } from './files/hostile-fixtures.ts'
import { leftovers, storedFiles, upload } from './files/uploader.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let member: Member
beforeAll(async () => {
  test = await createTestApp()
  member = await test.register()
})
afterAll(() => test.close())
afterEach(() => {
  expect(leftovers(test)).toEqual([])
})

const REFUSED = HOSTILE_FILES.filter(({ code }) => code !== undefined)
const TAKEN = HOSTILE_FILES.filter(({ code }) => code === undefined)

describe('a hostile upload', () => {
  it.each(REFUSED)('is refused: $name', async ({ make, code, fileName, type }) => {
    const before = storedFiles(test).size
    const answer = await upload(member, await make(), {
      ...(fileName !== undefined && { fileName }),
      ...(type !== undefined && { type }),
    })
    expect([answer.json().code, storedFiles(test).size]).toEqual([code, before])
  })

  it.each(TAKEN)('loses all but its pixels: $name', async ({ make, fileName, type, hides = '' }) => {
    const bytes = await make()
    expect(bytes.includes(hides)).toBe(true)
    const answer = await upload(member, bytes, {
      ...(fileName !== undefined && { fileName }),
      ...(type !== undefined && { type }),
    })
    expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)])
    const file = answer.json<File>()
    for (const url of [file.url, file.thumbUrl]) {
      const sent = await member.get(url)
      expect(sent.rawPayload.equals(bytes)).toBe(false)
      expect(sent.rawPayload.includes(hides || PAYLOAD)).toBe(false)
      expect(sent.rawPayload.includes('<script')).toBe(false)
      const { exif, xmp, iptc, icc, comments, format } = await sharp(sent.rawPayload).metadata()
      expect([exif, xmp, iptc, icc, comments]).toEqual(Array(5).fill(undefined))
      expect(sent.headers['content-type']).toBe(`image/${format}`)
      expect(sent.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
        'content-disposition': expect.stringMatching(/^inline; filename="[\d]+(-thumb)?\.\w+"$/),
      })
    }
  })

  it('leaves nothing of itself among all stored files, nor a name of its own', () => {
    const files = storedFiles(test)
    expect(files.size).toBeGreaterThanOrEqual(10)
    for (const [name, bytes] of files) {
      expect(name).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{2}\/\d+(\.thumb)?$/)
      expect(bytes.includes(PAYLOAD) || bytes.includes('<?php') || bytes.includes('PK\x03\x04')).toBe(false)
    }
  })
})
