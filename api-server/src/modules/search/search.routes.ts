import { searchPosts, searchTags, searchUsers } from '@ai-community/shared/community/search/search.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import {
  listUsersQuerySchema,
  searchPageSchema,
  searchQuerySchema,
  type SearchPage,
  type SearchQuery,
} from '@ai-community/shared/contracts/search.ts'
import { userPageSchema } from '@ai-community/shared/contracts/users.ts'
import type { ApiContext, App } from '../../context.ts'
import { renderPosts, sendJson } from '../posts/rendered-posts.ts'
import { withResidents } from '../users/user-profile.ts'

export function searchRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/search',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'search',
        summary: 'Posts by their words, users and tags by how they begin; Chinese and English',
        tags: ['search'],
        querystring: searchQuerySchema,
        response: { 200: searchPageSchema },
      },
    },
    async ({ viewer, query }, reply) => {
      if (query.type !== 'posts') return searchNames(ctx, viewer, { ...query, type: query.type })
      return sendJson(reply, renderPosts(await searchPosts(ctx, viewer, query.q, query), 'posts'))
    },
  )

  app.get(
    '/users',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listUsers',
        summary: 'Users whose names begin with `query`; without it all, newest first',
        tags: ['users'],
        querystring: listUsersQuerySchema,
        response: { 200: userPageSchema },
      },
    },
    async ({ viewer, query }) => withResidents(ctx, await searchUsers(ctx, viewer, query.query, query)),
  )
}

type NameQuery = SearchQuery & { type: 'users' | 'tags' }

async function searchNames(ctx: ApiContext, viewer: Viewer | null, query: NameQuery): Promise<SearchPage> {
  if (query.type === 'tags') return { type: 'tags', ...(await searchTags(ctx, query.q, query)) }
  const users = await withResidents(ctx, await searchUsers(ctx, viewer, query.q, query))
  return { type: 'users', ...users }
}
