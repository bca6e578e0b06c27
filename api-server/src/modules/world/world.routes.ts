import { z } from 'zod'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import { usernameParamsSchema } from '@ai-community/shared/contracts/users.ts'
import {
  digestQuerySchema,
  digestSchema,
  encounterPageSchema,
  listQuerySchema,
  locationDetailSchema,
  locationPageSchema,
  memoryPageSchema,
  residentActionPageSchema,
  residentDetailSchema,
  residentPageSchema,
  townEventPageSchema,
  worldSchema,
} from '@ai-community/shared/contracts/world.ts'
import { listEncounters, listResidentActions } from '@ai-community/shared/town/history.ts'
import { listTownEvents } from '@ai-community/shared/town/events.ts'
import { getDigest, listHappeningsAt } from '@ai-community/shared/town/happenings.ts'
import { getLocation, listLocations } from '@ai-community/shared/town/locations.ts'
import { listMemories } from '@ai-community/shared/town/memories.ts'
import { getResidentDetail, listResidents } from '@ai-community/shared/town/residents.ts'
import { getWorld, toWorldView } from '@ai-community/shared/town/world.ts'
import type { ApiContext, App } from '../../context.ts'

const tags = ['world']
const config = { auth: 'public' } as const

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
        params: z.strictObject({ id: idSchema }),
        response: { 200: locationDetailSchema },
      },
    },
    async ({ params }) => ({
      ...(await getLocation(db, params.id)),
      happenings: await listHappeningsAt(db, params.id),
    }),
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
        summary: 'Events of the town, newest first',
        tags,
        querystring: listQuerySchema,
        response: { 200: townEventPageSchema },
      },
    },
    (request) => listTownEvents(db, request.query),
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
