import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Runs the web app with hot reload on HOST and PORT, as `npm run dev` asks. */
const nuxt = join(dirname(fileURLToPath(import.meta.resolve('nuxt/package.json'))), 'bin/nuxt.mjs')
const child = spawn(process.execPath, [nuxt, 'dev'], { cwd: import.meta.dirname, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
