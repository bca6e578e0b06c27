import { buildClient } from '@ai-community/visualization/src/build.ts'
import { buildWeb } from '@ai-community/web-frontend/build.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)
await buildClient(say)
await buildWeb(say)
