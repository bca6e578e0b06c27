import { Command } from 'commander'
import {
  countSealedUnder,
  reencryptAccounts,
} from '@ai-community/shared/community/accounts/reencrypt.service.ts'
import { recordAuditIn } from '@ai-community/shared/community/moderation/audit.service.ts'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { rotateKeyring, type Rotation } from './keys/keyring.ts'
import { openSecretsStore } from './keys/secrets-store.ts'
import { actAsOperator } from './operator-context.ts'
import { findRunningProduct, joinRunningProduct } from './running-product.ts'
import { makeSecrets, resolveSecrets } from './supervisor/secrets.ts'

const TIMEOUT_MS = 30_000
const say = (line: string) => void process.stdout.write(`${line}\n`)

const program = new Command('keys').description('keys that sign tokens and encrypt personal data')
program
  .command('rotate')
  .description('put a new key in front of JWT_KEYS and of DATA_KEYS, and drop those nothing needs any more')
  .option('--standby', 'only announce the new keys: restart every API, then rotate without it')
  .option('--secrets <folder>', 'the folder of secret files that compose mounts')
  .action(rotate)
program
  .command('reencrypt')
  .description('bring e-mail addresses and second factors under the newest data key')
  .action(reencrypt)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

async function rotate(options: { standby?: boolean; secrets?: string }): Promise<void> {
  const store = openSecretsStore(loadConfig(), options.secrets)
  const { standby = false } = options
  const rings = store.read()
  const db = connect()
  try {
    const now = new Date()
    const jwt = await rotateKeyring(rings.JWT_KEYS.split(','), {
      now,
      standby,
      makeKey: (id) => `${id}:${makeSecrets().REFRESH_KEY}`,
      isUnused: async () => true,
    })
    const data = await rotateKeyring(rings.DATA_KEYS.split(','), {
      now,
      standby,
      makeKey: (id) => `${id}:${makeSecrets().DATA_KEYS.split(':')[1]}`,
      isUnused: async (id) => db !== undefined && (await countSealedUnder(db, id)) === 0,
    })
    store.write({ JWT_KEYS: jwt.keys.join(','), DATA_KEYS: data.keys.join(',') })
    if (db) await recordRotation(db, jwt, data)
    say(`${store.place}:`)
    say(`  JWT_KEYS   ${summary(jwt)}`)
    say(`  DATA_KEYS  ${summary(data)}`)
    if (!db)
      say(
        '  No database was reached: old data keys are kept until a rotation can see that nothing needs them, ' +
          'and the audit log does not tell of this one.',
      )
    say(
      standby
        ? 'Restart every API process, then run `npm run keys:rotate` once more to put the new keys to use.'
        : 'Restart the API (npm start: `npm run stop`, `npm start`; compose: `docker compose up -d --force-recreate api`). ' +
            'Nobody is logged out. Then `npm run keys:reencrypt`; the API does the same within an hour.',
    )
  } finally {
    await db?.destroy()
  }
}

async function reencrypt(): Promise<void> {
  const config = joinRunningProduct()
  const secrets = resolveSecrets(config)
  const dataKeys =
    config.DATA_KEYS.length > 0 ? config.DATA_KEYS : loadConfig({ ...process.env, ...secrets }).DATA_KEYS
  const db = connectDatabase({ url: config.DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS })
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  try {
    const done = await reencryptAccounts({ db, dataKeys }, stopping.signal, ({ renewed }) =>
      say(`${renewed} …`),
    )
    say(`${done.renewed} accounts are under the newest key "${dataKeys[0]?.id}" now.`)
    if (done.unreadable > 0)
      throw new Error(`${done.unreadable} accounts are sealed under a key that DATA_KEYS lacks.`)
  } finally {
    await db.destroy()
  }
}

/** Ids of keys are no secret: every token and sealed column names its own. */
function recordRotation(db: Db, jwt: Rotation, data: Rotation): Promise<void> {
  return actAsOperator(db, (ctx) =>
    withTransaction(db, (tx) =>
      recordAuditIn(tx, ctx, {
        actorId: null,
        action: 'keys.rotated',
        targetType: 'keys',
        targetId: null,
        detail: { jwt: summary(jwt), data: summary(data) },
      }),
    ),
  )
}

function connect(): Db | undefined {
  const running = findRunningProduct()
  return running && connectDatabase({ url: running.DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS })
}

function summary({ keys, added, promoted, dropped }: Rotation): string {
  const parts = [
    added && `added ${added}`,
    promoted && `${promoted} is in use now`,
    dropped.length > 0 && `dropped ${dropped.join(', ')}`,
    `${keys.length} live`,
  ]
  return parts.filter(Boolean).join('; ')
}
