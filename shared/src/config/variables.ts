import { z } from 'zod'

/** The groups of `.env.template`, in its order. */
export const VARIABLE_GROUPS = [
  'database',
  'JWT',
  'server',
  'frontend',
  'file storage',
  'AI service',
  'operations',
] as const
export type VariableGroup = (typeof VARIABLE_GROUPS)[number]

export interface Variable<Schema extends z.ZodType = z.ZodType> {
  group: VariableGroup
  meaning: string
  /** What a valid value looks like, in words; shown when a value is refused. */
  rule: string
  /** As it stands in `.env.template`; empty means "not set". */
  template: string
  schema: Schema
}

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback)
const PORT_RULE = 'a port number, 1–65535'
const host = z
  .string()
  .regex(/^[A-Za-z0-9.:_-]+$/)
  .default('127.0.0.1')
const HOST_RULE = 'an address or host name to listen on; 0.0.0.0 is every interface'
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
const proxies = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) => (text === 'none' ? [] : text.split(',').map((part) => part.trim())))
    .pipe(z.array(z.string().regex(/^[0-9a-fA-F.:]+(\/\d{1,3})?$/)))
const keyring = (pattern: RegExp) =>
  z
    .string()
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',').map((part) => part.trim())))
    .refine((keys) => keys.every((key) => pattern.test(key)))
    .transform((keys) =>
      keys.map((key) => ({ id: key.slice(0, key.indexOf(':')), secret: key.slice(key.indexOf(':') + 1) })),
    )

/** Every setting of the product. `.env.template` is checked against this list. */
export const VARIABLES = {
  DATABASE_URL: {
    group: 'database',
    meaning: 'The MySQL or MariaDB database. Not set: `npm start` runs a private MariaDB in DATA_DIR.',
    rule: 'mysql://user:password@host:port/database, special characters percent-encoded',
    template: '',
    schema: z
      .string()
      .refine((text) => {
        if (text === '') return true
        const url = URL.canParse(text) ? new URL(text) : undefined
        return url?.protocol === 'mysql:' && url.username !== '' && url.pathname.length > 1
      })
      .default(''),
  },
  DATABASE_POOL_SIZE: {
    group: 'database',
    meaning: 'Connections each process keeps at most.',
    rule: 'a whole number, 2–200; the sum over all processes stays below max_connections',
    template: '10',
    schema: z.coerce.number().int().min(2).max(200).default(10),
  },
  DATABASE_TIMEOUT_MS: {
    group: 'database',
    meaning: 'Deadline for a connection and for one query; past it a request is answered 503.',
    rule: 'milliseconds, 100–60000',
    template: '1500',
    schema: z.coerce.number().int().min(100).max(60_000).default(1_500),
  },
  DATABASE_PORT: {
    group: 'database',
    meaning: 'Port of the private database server; the next free one is taken when it is in use.',
    rule: PORT_RULE,
    template: '3307',
    schema: port(3307),
  },
  JWT_KEYS: {
    group: 'JWT',
    meaning: 'Keys that sign access tokens, newest first. Not set: made at the first `npm start`.',
    rule: 'id:secret[,id:secret…], secrets of at least 32 characters out of A–Z a–z 0–9 _ -',
    template: '',
    schema: keyring(/^[A-Za-z0-9_-]{1,32}:[A-Za-z0-9_-]{32,200}$/),
  },
  REFRESH_KEY: {
    group: 'JWT',
    meaning: 'Key that refresh tokens are derived from. Not set: made at the first `npm start`.',
    rule: 'at least 32 characters out of A–Z a–z 0–9 _ -',
    template: '',
    schema: z
      .string()
      .regex(/^([A-Za-z0-9_-]{32,200})?$/)
      .default(''),
  },
  ACCESS_TOKEN_SECONDS: {
    group: 'JWT',
    meaning: 'How long an access token lives.',
    rule: 'seconds, 30–900',
    template: '900',
    schema: z.coerce.number().int().min(30).max(900).default(900),
  },
  SESSION_DAYS: {
    group: 'JWT',
    meaning: 'How long an unused session lives.',
    rule: 'days, 1–365',
    template: '30',
    schema: z.coerce.number().int().min(1).max(365).default(30),
  },
  DATA_KEYS: {
    group: 'JWT',
    meaning: 'Keys that encrypt e-mail addresses, newest first. Not set: made at the first `npm start`.',
    rule: 'id:key[,id:key…], each key 43 characters (32 bytes, base64url)',
    template: '',
    schema: keyring(/^[A-Za-z0-9_-]{1,32}:[A-Za-z0-9_-]{43}$/),
  },
  BCRYPT_COST: {
    group: 'JWT',
    meaning: 'Work factor of password hashes.',
    rule: 'a whole number, 4–15; below 10 only in tests',
    template: '11',
    schema: z.coerce.number().int().min(4).max(15).default(11),
  },
  NODE_ENV: {
    group: 'server',
    meaning: 'production refuses missing or weak secrets at start-up.',
    rule: 'development, test or production',
    template: 'development',
    schema: z.enum(['development', 'test', 'production']).default('development'),
  },
  API_HOST: {
    group: 'server',
    meaning: 'Address the API listens on.',
    rule: HOST_RULE,
    template: '127.0.0.1',
    schema: host,
  },
  API_PORT: {
    group: 'server',
    meaning: 'Port of the API; `npm start` takes the next free one when it is in use.',
    rule: PORT_RULE,
    template: '3001',
    schema: port(3001),
  },
  TRUST_PROXY: {
    group: 'server',
    meaning: 'Addresses whose X-Forwarded-For is believed: the proxy in front, and nobody else.',
    rule: 'a comma-separated list of addresses or networks (10.0.0.0/8), or none',
    template: '127.0.0.1',
    schema: proxies('127.0.0.1'),
  },
  CORS_ORIGINS: {
    group: 'server',
    meaning: 'Other origins whose pages may call the API; empty means the own origin alone.',
    rule: 'a comma-separated list of exact origins such as https://app.example.org',
    template: '',
    schema: list.pipe(
      z.array(
        z
          .string()
          .refine((text) => URL.canParse(text) && new URL(text).origin === text && !text.includes('*')),
      ),
    ),
  },
  RATE_LIMITS: {
    group: 'server',
    meaning: 'local exempts clients on this machine from all but failed logins; production exempts nobody.',
    rule: 'local, production or off',
    template: 'local',
    schema: z.enum(['local', 'production', 'off']).default('local'),
  },
  REDIS_URL: {
    group: 'server',
    meaning: 'Redis that counts requests for all API processes together. Not set: each counts its own.',
    rule: 'redis://[user:password@]host[:port][/database], or rediss://… for TLS',
    template: '',
    schema: z.union([z.literal(''), z.url({ protocol: /^rediss?$/ })]).default(''),
  },
  PUBLIC_ORIGIN: {
    group: 'server',
    meaning: 'Where members reach the web app; links in mails begin with it.',
    rule: 'an origin such as https://community.example.org',
    template: '',
    schema: z
      .string()
      .refine((text) => text === '' || (URL.canParse(text) && new URL(text).origin === text))
      .default(''),
  },
  WEB_HOST: {
    group: 'frontend',
    meaning: 'Address the web app listens on.',
    rule: HOST_RULE,
    template: '127.0.0.1',
    schema: host,
  },
  WEB_PORT: {
    group: 'frontend',
    meaning: 'Port of the web app; `npm start` takes the next free one when it is in use.',
    rule: PORT_RULE,
    template: '3000',
    schema: port(3000),
  },
  WEB_TRUST_PROXY: {
    group: 'frontend',
    meaning: 'Addresses whose X-Forwarded-For the web app believes: a proxy in front of it.',
    rule: 'a comma-separated list of addresses or networks (10.0.0.0/8), or none',
    template: 'none',
    schema: proxies('none'),
  },
  NUXT_API_BASE_INTERNAL: {
    group: 'frontend',
    meaning: 'Origin at which the web server reaches the API. Not set: API_HOST and API_PORT.',
    rule: 'an origin such as http://127.0.0.1:3001',
    template: '',
    schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  },
  NUXT_PUBLIC_API_BASE: {
    group: 'frontend',
    meaning: 'Where the browser finds the API; another origin also has to be in CORS_ORIGINS.',
    rule: 'a path such as /api, or a URL such as https://api.example.org/api',
    template: '/api',
    schema: z
      .string()
      .regex(/^(\/|https?:\/\/)/)
      .default('/api'),
  },
  VISUALIZATION_HOST: {
    group: 'frontend',
    meaning: 'Address the visualizer listens on.',
    rule: HOST_RULE,
    template: '127.0.0.1',
    schema: host,
  },
  VISUALIZATION_PORT: {
    group: 'frontend',
    meaning: 'Port of the visualizer; `npm start` takes the next free one when it is in use.',
    rule: PORT_RULE,
    template: '3002',
    schema: port(3002),
  },
  DATA_DIR: {
    group: 'file storage',
    meaning: 'Folder of all that the product stores on this machine, relative to the project.',
    rule: 'a path',
    template: '.data',
    schema: z.string().min(1).default('.data'),
  },
  MIN_FREE_DISK_MB: {
    group: 'file storage',
    meaning: 'With less free space in DATA_DIR the API reports itself not ready.',
    rule: 'megabytes, 0–1000000',
    template: '200',
    schema: z.coerce.number().int().min(0).max(1_000_000).default(200),
  },
  UPLOAD_TIMEOUT_MS: {
    group: 'file storage',
    meaning: 'How long an upload may take to arrive.',
    rule: 'milliseconds, 100–30000',
    template: '30000',
    schema: z.coerce.number().int().min(100).max(30_000).default(30_000),
  },
  S3_BUCKET: {
    group: 'file storage',
    meaning: 'Bucket of an S3-compatible storage that keeps uploaded files. Not set: they lie in DATA_DIR.',
    rule: 'a bucket name',
    template: '',
    schema: z
      .string()
      .regex(/^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$/)
      .default(''),
  },
  S3_ENDPOINT: {
    group: 'file storage',
    meaning: 'Where the S3-compatible storage is. Not set: Amazon S3 in S3_REGION.',
    rule: 'an origin such as https://s3.example.org',
    template: '',
    schema: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  },
  S3_REGION: {
    group: 'file storage',
    meaning: 'Region of the bucket; most compatible storages take any.',
    rule: 'a region name',
    template: 'us-east-1',
    schema: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default('us-east-1'),
  },
  S3_ACCESS_KEY_ID: {
    group: 'file storage',
    meaning: 'Key that may read, write, list and delete in the bucket.',
    rule: 'an access key id',
    template: '',
    schema: z.string().default(''),
  },
  S3_SECRET_ACCESS_KEY: {
    group: 'file storage',
    meaning: 'The secret of S3_ACCESS_KEY_ID.',
    rule: 'a secret access key',
    template: '',
    schema: z.string().default(''),
  },
  SIMULATION_SPEED: {
    group: 'AI service',
    meaning: 'Simulated seconds per real second when a world is made; later the speed command sets it.',
    rule: '0.1–10000, or max',
    template: '60',
    schema: z.union([z.literal('max'), z.coerce.number().min(0.1).max(10_000)]).default(60),
  },
  SIMULATION_SEED: {
    group: 'AI service',
    meaning: 'Seed of a new world: the same seed and the same visitors make the same history.',
    rule: 'a whole number, 0–4294967295',
    template: '7',
    schema: z.coerce.number().int().min(0).max(0xffff_ffff).default(7),
  },
  SIMULATION_RESIDENTS: {
    group: 'AI service',
    meaning: 'Residents of a new world; the first 25 are written by hand.',
    rule: 'a whole number, 1–10000',
    template: '25',
    schema: z.coerce.number().int().min(1).max(10_000).default(25),
  },
  SMTP_URL: {
    group: 'operations',
    meaning:
      'The mail server for reset links, with its account. Not set: no mail is sent; `npm run user:reset-link` makes a link.',
    rule: 'smtp://user:password@host:587 or smtps://user:password@host:465',
    template: '',
    schema: z
      .string()
      .regex(/^(smtps?:\/\/\S+)?$/)
      .default(''),
  },
  MAIL_FROM: {
    group: 'operations',
    meaning: 'Sender of the mails; needed where SMTP_URL is set.',
    rule: 'an address such as AI Community <noreply@example.org>',
    template: '',
    schema: z
      .string()
      .regex(/^([^\r\n]*@[^\r\n]*)?$/)
      .default(''),
  },
  LOG_LEVEL: {
    group: 'operations',
    meaning: 'The least severe log lines that are written.',
    rule: 'trace, debug, info, warn, error, fatal or silent',
    template: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  },
  API_METRICS_PORT: {
    group: 'operations',
    meaning: 'Internal port of the API with /metrics and /health; never published.',
    rule: PORT_RULE,
    template: '9101',
    schema: port(9101),
  },
  SIMULATION_METRICS_PORT: {
    group: 'operations',
    meaning: 'Internal port of the simulation with /metrics and /health; never published.',
    rule: PORT_RULE,
    template: '9102',
    schema: port(9102),
  },
  VISUALIZATION_METRICS_PORT: {
    group: 'operations',
    meaning: 'Internal port of the visualizer with /metrics and /health; never published.',
    rule: PORT_RULE,
    template: '9103',
    schema: port(9103),
  },
  METRICS_HOST: {
    group: 'operations',
    meaning: 'Address the internal ports listen on.',
    rule: HOST_RULE,
    template: '127.0.0.1',
    schema: host,
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof VARIABLES
export type Config = { [Name in VariableName]: z.infer<(typeof VARIABLES)[Name]['schema']> }
