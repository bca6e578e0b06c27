import cors from '@fastify/cors'
import Fastify, { LogController, type FastifyBaseLogger } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import { SessionCheck } from '@ai-community/shared/community/accounts/session-check.ts'
import { GatheredReads } from '@ai-community/shared/community/gathered-reads.ts'
import { SharedPosts } from '@ai-community/shared/community/feed/shared-posts.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import type { Config } from '@ai-community/shared/config/config.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import type { Registry } from '@ai-community/shared/observability/metrics.ts'
import { createAccessTokens } from './access-tokens.ts'
import type { ApiContext, App } from './context.ts'
import { moderationRoutes } from './modules/admin/moderation.routes.ts'
import { operatorRoutes } from './modules/admin/operators.routes.ts'
import { authRoutes } from './modules/auth/auth.routes.ts'
import { AttemptLimits } from './modules/auth/attempt-limits.ts'
import { ClientMetrics } from './modules/client-reports/client-metrics.ts'
import { clientReportRoutes } from './modules/client-reports/client-reports.routes.ts'
import { commentRoutes } from './modules/comments/comments.routes.ts'
import { conversationRoutes } from './modules/conversations/conversations.routes.ts'
import { EventHub } from './modules/events/event-hub.ts'
import { eventRoutes } from './modules/events/events.routes.ts'
import { openFiles } from './modules/files/open-files.ts'
import { fileRoutes } from './modules/files/files.routes.ts'
import type { HealthCheck } from './modules/health/health-check.ts'
import { healthRoutes } from './modules/health/health.routes.ts'
import { bookmarkRoutes } from './modules/posts/bookmarks.routes.ts'
import { feedRoutes } from './modules/posts/feed.routes.ts'
import { notificationRoutes } from './modules/notifications/notifications.routes.ts'
import { postRoutes } from './modules/posts/posts.routes.ts'
import { reportRoutes } from './modules/reports/reports.routes.ts'
import { searchRoutes } from './modules/search/search.routes.ts'
import { simulationRoutes } from './modules/simulation/simulation.routes.ts'
import { relationRoutes } from './modules/users/relations.routes.ts'
import { tagRoutes } from './modules/tags/tags.routes.ts'
import { accountRoutes } from './modules/users/account.routes.ts'
import { userRoutes } from './modules/users/users.routes.ts'
import { worldRoutes } from './modules/world/world.routes.ts'
import { PageCache } from './page-cache.ts'
import { authenticate, readTokens } from './plugins/authentication.ts'
import { answerClientError } from './plugins/client-errors.ts'
import { addCommonHeaders, requestIdOf } from './plugins/common-headers.ts'
import { tagEntities } from './plugins/entity-tags.ts'
import { answerUnknownRoutes } from './plugins/not-found.ts'
import { describeApi, serveReference } from './plugins/openapi.ts'
import { answerFrameworkError, handleErrors } from './plugins/problems.ts'
import { limitRates } from './plugins/rate-limits.ts'
import { createRequestDuration, measureRequests } from './plugins/request-metrics.ts'
import { refuseStrayBodies } from './plugins/strict-bodies.ts'
import { dropPagesAfterWrites } from './plugins/page-freshness.ts'

import { RateCounters } from './rate-counters.ts'
import { RateLimits } from './rate-limits.ts'
import { createHttpServer } from './ready-pages.ts'
import { createSerializerCompiler } from './serialization.ts'

export interface ApiOptions {
  config: Config
  db: Db
  ids: { next(): string }
  logger: FastifyBaseLogger
  registry: Registry
  health: HealthCheck
  clock?: { now(): Date }
}

const BODY_LIMIT_BYTES = 64 * 1024
/** A whole request has to arrive in this time, its headers in half of it. */
const REQUEST_TIMEOUT_MS = 30_000
/** Longer than a proxy keeps its connections (nginx: 60 s), so that it is never us who hang up first. */
const KEEP_ALIVE_MS = 72_000
/** An answer after one missed deadline of the database; a second one is not waited for. */
const HANDLER_SLACK_MS = 400

const CORS_REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'X-Request-Id',
]

/** The HTTP server, ready for `listen` or `inject`; `close` it when done. */
export async function buildApp(options: ApiOptions): Promise<App> {
  const ctx = await createContext(options)
  const app = createServer(options, ctx)
  app.decorate('events', ctx.events)
  handleErrors(app)
  answerUnknownRoutes(app)
  addCommonHeaders(app)
  measureRequests(app, ctx)
  await allowOrigins(app, options.config)
  readTokens(app, ctx)
  limitRates(app, ctx)
  authenticate(app, ctx)
  refuseStrayBodies(app)
  tagEntities(app)
  dropPagesAfterWrites(app, ctx)
  await describeApi(app)
  serveReference(app)
  healthRoutes(app, ctx)
  await app.register(
    async (scope) => {
      const api = scope.withTypeProvider<ZodTypeProvider>()
      await authRoutes(api, ctx)
      userRoutes(api, ctx)
      await accountRoutes(api, ctx)
      relationRoutes(api, ctx)
      feedRoutes(api, ctx)
      postRoutes(api, ctx)
      bookmarkRoutes(api, ctx)
      commentRoutes(api, ctx)
      conversationRoutes(api, ctx)
      notificationRoutes(api, ctx)
      await eventRoutes(api, ctx)
      await fileRoutes(api, ctx)
      tagRoutes(api, ctx)
      searchRoutes(api, ctx)
      worldRoutes(api, ctx)
      simulationRoutes(api, ctx)
      reportRoutes(api, ctx)
      moderationRoutes(api, ctx)
      operatorRoutes(api, ctx)
      await clientReportRoutes(api, ctx)
    },
    { prefix: '/api' },
  )
  app.addHook('preClose', async () => ctx.draining.abort())
  app.addHook('onClose', async () => ctx.rateCounters.close())
  await app.ready()
  return app
}

async function createContext(options: ApiOptions): Promise<ApiContext> {
  const { config, db, ids, health, logger, registry, clock = systemClock } = options
  const community = { db, ids, clock }
  const rateCounters = await RateCounters.open(config.REDIS_URL, (error) =>
    logger.warn({ err: error }, 'Redis is away; this process counts requests for itself'),
  )
  return {
    ...community,
    ...(await openFiles(config)),
    config,
    passwords: new PasswordHasher(config.BCRYPT_COST),
    dataKeys: config.DATA_KEYS,
    refreshKey: config.REFRESH_KEY,
    sessionDays: config.SESSION_DAYS,
    sessionCheck: new SessionCheck(community),
    accessTokens: await createAccessTokens(config.JWT_KEYS, config.ACCESS_TOKEN_SECONDS),
    attemptLimits: new AttemptLimits(config.RATE_LIMITS, rateCounters),
    health,
    events: new EventHub({
      db,
      clock,
      report: (error) => logger.warn({ err: error }, 'the event stream could not be followed'),
    }),
    publicPages: new PageCache(),
    reads: new GatheredReads(db),
    sharedPosts: new SharedPosts(),
    rateLimits: new RateLimits(config.RATE_LIMITS, rateCounters),
    rateCounters,
    requestDuration: createRequestDuration(registry),
    clientMetrics: new ClientMetrics(registry, logger),
    draining: new AbortController(),
  }
}

function createServer({ config, logger }: ApiOptions, ctx: ApiContext): App {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request costs as much as a ready page; what is logged names the request itself.
    childLoggerFactory: (parent) => parent,
    genReqId: requestIdOf,
    trustProxy: config.TRUST_PROXY,
    bodyLimit: BODY_LIMIT_BYTES,
    handlerTimeout: config.DATABASE_TIMEOUT_MS + HANDLER_SLACK_MS,
    serverFactory: (handler) =>
      createHttpServer(handler, ctx, {
        keepAliveTimeout: KEEP_ALIVE_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        headersTimeout: REQUEST_TIMEOUT_MS / 2,
      }),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) =>
      void answerFrameworkError(ctx.rateLimits, error, request, reply),
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(createSerializerCompiler({ checked: config.NODE_ENV === 'test' }))
  return app
}

async function allowOrigins(app: App, config: Config): Promise<void> {
  if (config.CORS_ORIGINS.length === 0) return
  await app.register(cors, {
    origin: config.CORS_ORIGINS,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: CORS_REQUEST_HEADERS,
    // A preflight that lacks its headers is answered without any right instead of by the library's plain text.
    strictPreflight: false,
    exposedHeaders: ['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'ETag'],
    maxAge: 600,
  })
}
