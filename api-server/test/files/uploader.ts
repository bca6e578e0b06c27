import fs from 'node:fs'
import path from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import type { File } from '@ai-community/shared/contracts/files.ts'
import type { Caller, TestApp } from '../test-app.ts'
import { fileForm, FORM_HEADERS } from './form.ts'

type Fields = Parameters<typeof fileForm>[1]

export function upload(
  caller: Caller,
  bytes: Buffer,
  fields: Fields = {},
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return caller.post('/api/files', fileForm(bytes, fields), { headers: { ...FORM_HEADERS, ...headers } })
}

/** Uploads what has to be taken. */
export async function uploaded(caller: Caller, bytes: Buffer, fields: Fields = {}): Promise<File> {
  const answer = await upload(caller, bytes, fields)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<File>()
}

/** What lies in the upload folder; empty when nobody uploads. */
export function leftovers({ dataFolder }: TestApp): string[] {
  const folder = path.join(dataFolder, 'uploads')
  return fs.existsSync(folder) ? fs.readdirSync(folder) : []
}

/** Every stored file, by its path below the storage's folder. */
export function storedFiles({ dataFolder }: TestApp): Map<string, Buffer> {
  const folder = path.join(dataFolder, 'files')
  if (!fs.existsSync(folder)) return new Map()
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => fs.statSync(path.join(folder, name)).isFile())
  return new Map(files.map((name) => [name, fs.readFileSync(path.join(folder, name))]))
}
