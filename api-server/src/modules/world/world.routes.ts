import { z } from 'zod'
import { listLocationPosts } from '@ai-community/shared/community/feed/location-posts.service.ts'
import { filteredPageQuerySchema, postPageSchema } from '@ai-community/shared/contracts/posts.ts'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import { usernameParamsSchema } from '@ai-community/shared/contracts/users.ts'
import {
  digestQuerySchema,
  digestSchema,
  encounterPageSchema,
  encounterSchema,
  eventsQuerySchema,
  listQuerySchema,
  locationDetailSchema,
  locationPageSchema,
  memoryPageSchema,
  residentActionPageSchema,
  residentDetailSchema,
  residentPageSchema,
  townEventPageSchema,
  townEventSchema,
  townMapSchema,
  worldSchema,
} from '@ai-community/shared/contracts/world.ts'
import { getEncounter, listEncounters, listResidentActions } from '@ai-community/shared/town/history.ts'
import { getTownEvent, listTownEvents } from '@ai-community/shared/town/events.ts'
import { getDigest, listHappeningsAt } from '@ai-community/shared/town/happenings.ts'
import { getLocation, listLocations, requireLocation } from '@ai-community/shared/town/locations.ts'
import { listMemories } from '@ai-community/shared/town/memories.ts'
import { getResidentDetail, listResidents } from '@ai-community/shared/town/residents.ts'
import { getTownMap, getWorld, toMapView, toWorldView } from '@ai-community/shared/town/world.ts'
import type { ApiContext, App } from '../../context.ts'

const tags = ['world']
const config = { auth: 'public' } as const
const idParams = z.strictObject({ id: idSchema })
/** A town's map changes with its seed alone. */
const MAP_FRESH_FOR = 'public, max-age=600'

export function worldRoutes(app: App, { db }: ApiContext): void {
  app.get(
    '/world',
    {
      config,
      schema: {
        operationId: 'getWorld',
        summary: 'The town: its clock, speed and state',
        tags,
        response: { 200: worldSchema },
      },
    },
    async () => toWorldView(await getWorld(db)),
  )

  app.get(
    '/world/map',
    {
      config: { ...config, entity: true },
      schema: {
        operationId: 'getTownMap',
        summary: 'The ground of the town, tile by tile',
        tags,
        response: { 200: townMapSchema },
      },
    },
    async (_request, reply) => {
      reply.header('cache-control', MAP_FRESH_FOR)
      return toMapView(await getTownMap(db))
    },
  )

  app.get(
    '/world/locations',
    {
      config,
      schema: {
        operationId: 'listLocations',
        summary: 'The places of the town',
        tags,
        querystring: listQuerySchema,
        response: { 200: locationPageSchema },
      },
    },
    (request) => listLocations(db, request.query),
  )

  app.get(
    '/world/locations/:id',
    {
      config: { ...config, entity: true },
      schema: {
        operationId: 'getLocation',
        summary: 'One place, and who is there',
        tags,
        params: idParams,
        response: { 200: locationDetailSchema },
      },
    },
    async ({ params }) => ({
      ...(await getLocation(db, params.id)),
      happenings: await listHappeningsAt(db, params.id),
    }),
  )

  app.get(
    '/world/locations/:id/posts',
    {
      config,
      schema: {
        operationId: 'listLocationPosts',
        summary: 'The newest posts written at a place',
        tags,
        params: idParams,
        querystring: filteredPageQuerySchema,
        response: { 200: postPageSchema },
      },
    },
    async ({ params, query, viewer }) => {
      await requireLocation(db, (await getWorld(db)).id, params.id)
      return listLocationPosts({ db }, viewer, params.id, query)
    },
  )

  app.get(
    '/world/residents',
    {
      config,
      schema: {
        operationId: 'listResidents',
        summary: 'The residents and what they do now',
        tags,
        querystring: listQuerySchema,
        response: { 200: residentPageSchema },
      },
    },
    (request) => listResidents(db, request.query),
  )

  app.get(
    '/world/residents/:username',
    {
      config: { ...config, entity: true },
      schema: {
        operationId: 'getResident',
        summary: 'One resident, in full',
        tags,
        params: usernameParamsSchema,
        response: { 200: residentDetailSchema },
      },
    },
    (request) => getResidentDetail(db, request.params.username),
  )

  app.get(
    '/world/residents/:username/actions',
    {
      config,
      schema: {
        operationId: 'listResidentActions',
        summary: 'What a resident did, newest first',
        tags,
        params: usernameParamsSchema,
        querystring: listQuerySchema,
        response: { 200: residentActionPageSchema },
      },
    },
    (request) => listResidentActions(db, request.params.username, request.query),
  )

  app.get(
    '/world/encounters',
    {
      config,
      schema: {
        operationId: 'listEncounters',
        summary: 'Meetings of residents and what they said, newest first',
        tags,
        querystring: listQuerySchema,
        response: { 200: encounterPageSchema },
      },
    },
    (request) => listEncounters(db, request.query),
  )

  app.get(
    '/world/encounters/:id',
    {
      config: { ...config, entity: true },
      schema: {
        operationId: 'getEncounter',
        summary: 'One meeting and what was said',
        tags,
        params: idParams,
        response: { 200: encounterSchema },
      },
    },
    ({ params }) => getEncounter(db, params.id),
  )

  app.get(
    '/world/residents/:username/memories',
    {
      config,
      schema: {
        operationId: 'listResidentMemories',
        summary:
          'What a resident remembers: all of it for admins, reflections, plans and facts for everybody',
        tags,
        params: usernameParamsSchema,
        querystring: listQuerySchema,
        response: { 200: memoryPageSchema },
      },
    },
    ({ params, query, viewer }) => listMemories(db, params.username, viewer?.role === 'admin', query),
  )

  app.get(
    '/world/events',
    {
      config,
      schema: {
        operationId: 'listEvents',
        summary: 'Events of the town: all, newest first, or those to come',
        tags,
        querystring: eventsQuerySchema,
        response: { 200: townEventPageSchema },
      },
    },
    (request) => listTownEvents(db, request.query),
  )

  app.get(
    '/world/events/:id',
    {
      config: { ...config, entity: true },
      schema: {
        operationId: 'getEvent',
        summary: 'One event of the town',
        tags,
        params: idParams,
        response: { 200: townEventSchema },
      },
    },
    ({ params }) => getTownEvent(db, params.id),
  )

  app.get(
    '/world/digest',
    {
      config,
      schema: {
        operationId: 'getDigest',
        summary: 'What one missed in the town',
        tags,
        querystring: digestQuerySchema,
        response: { 200: digestSchema },
      },
    },
    ({ query, viewer }) => getDigest(db, viewer?.id ?? null, query.since),
  )
}
