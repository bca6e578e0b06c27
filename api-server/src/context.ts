import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import type { SessionCheck } from '@ai-community/shared/community/accounts/session-check.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import type { FilesContext } from '@ai-community/shared/community/files/files.context.ts'
import type { ReadingContext } from '@ai-community/shared/community/gathered-reads.ts'
import type { SharedPosts } from '@ai-community/shared/community/feed/shared-posts.ts'
import type { Config } from '@ai-community/shared/config/config.ts'
import type { AccessClaims, AccessTokens } from './access-tokens.ts'
import type { AttemptLimits } from './modules/auth/attempt-limits.ts'
import type { EventHub } from './modules/events/event-hub.ts'
import type { ClientMetrics } from './modules/client-reports/client-metrics.ts'
import type { HealthCheck } from './modules/health/health-check.ts'
import type { PageCache } from './page-cache.ts'
import type { RequestDuration } from './plugins/request-metrics.ts'
import type { RateCounters } from './rate-counters.ts'
import type { Allowance, RateLimits } from './rate-limits.ts'

/** What every route of this process shares. */
export interface ApiContext extends AccountsContext, FilesContext, ReadingContext {
  config: Config
  sessionCheck: SessionCheck
  accessTokens: AccessTokens
  attemptLimits: AttemptLimits
  health: HealthCheck
  /** All open event streams of this process. */
  events: EventHub
  publicPages: PageCache
  sharedPosts: SharedPosts
  rateLimits: RateLimits
  /** Where whatever has to be counted over time is counted, in this process or in Redis. */
  rateCounters: RateCounters
  requestDuration: RequestDuration
  clientMetrics: ClientMetrics
  /** Aborted when the process has begun to shut down. */
  draining: AbortController
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** Who may call a route; each includes those after it. */
export type Access = 'public' | 'member' | 'moderator' | 'admin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Required: start-up fails for a route without it. */
    auth?: Access
    /** The route works alike with a stale token: signing in must not need a valid one. */
    ignoresToken?: boolean
    /** Which allowance a request counts against; by default `read` for GET and `write` for the rest. */
    limit?: Allowance
    /** An answer without an end, whose length says nothing about how fast we are. */
    isStream?: boolean
    /** Answers with an ETag, and 304 to the client that has it. */
    entity?: boolean
    /** Throws when what the path names is missing, or not for the viewer: 404 and 403 come before 400. */
    requireSubject?: (params: { id?: unknown }, viewer: Viewer | null) => Promise<void>
  }
  interface FastifyInstance {
    /** The open streams of this process, for whoever started it. */
    events: EventHub
  }
  interface FastifyRequest {
    viewer: Viewer | null
    /** What a token with a good signature says; null without one. */
    claims: AccessClaims | null
    entityVersion: number | null
  }
}
