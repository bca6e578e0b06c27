import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generateApiFiles } from '../api-files.ts'

describe('the OpenAPI document and the types made from it', () => {
  it('stand in the repository as the routes have them; `npm run api:generate` writes them', async () => {
    const stale = [...(await generateApiFiles())].filter(
      ([file, text]) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text,
    )
    expect(stale.map(([file]) => file.pathname)).toEqual([])
  })
})
