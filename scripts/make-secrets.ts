import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { makeContainerSecrets } from './container-secrets.ts'

// Once before the first `docker compose up`: node scripts/bootstrap.mjs scripts/make-secrets.ts [host name]
try {
  const made = makeContainerSecrets(path.join(PROJECT_ROOT, 'secrets'), process.argv[2] ?? 'localhost')
  process.stdout.write(
    made.length > 0
      ? `Made in secrets/: ${made.join(', ')}.\n`
      : 'Every secret is there already; nothing was changed.\n',
  )
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
