import fs from 'node:fs'
import { generateApiFiles } from './api-files.ts'

/** Writes the OpenAPI document and the web app's types of it, both made from the routes' schemas. */
for (const [file, text] of await generateApiFiles()) {
  fs.mkdirSync(new URL('.', file), { recursive: true })
  fs.writeFileSync(file, text)
  process.stdout.write(`wrote ${file.pathname}\n`)
}
