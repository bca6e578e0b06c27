import { z } from 'zod'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import { usernameParamsSchema } from '@ai-community/shared/contracts/users.ts'
import {
  encounterPageSchema,
  listQuerySchema,
  locationPageSchema,
  locationSchema,
  residentActionPageSchema,
  residentDetailSchema,
  residentPageSchema,
  worldSchema,
} from '@ai-community/shared/contracts/world.ts'
import { listEncounters, listResidentActions } from '@ai-community/shared/town/history.ts'
import { getLocation, listLocations } from '@ai-community/shared/town/locations.ts'
import { getResidentDetail, listResidents } from '@ai-community/shared/town/residents.ts'
import { getWorld, toWorldView } from '@ai-community/shared/town/world.ts'
import type { ApiContext, App } from '../../context.ts'

const tags = ['world']
const config = { auth: 'public' } as const

export function worldRoutes(app: App, { db }: ApiContext): void {
  app.get(
    '/world',
    { config, schema: { operationId: 'getWorld', tags, response: { 200: worldSchema } } },
    async () => toWorldView(await getWorld(db)),
  )

  app.get(
    '/world/locations',
    {
      config,
      schema: {
        operationId: 'listLocations',
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
        tags,
        params: z.strictObject({ id: idSchema }),
        response: { 200: locationSchema },
      },
    },
    (request) => getLocation(db, request.params.id),
  )

  app.get(
    '/world/residents',
    {
      config,
      schema: {
        operationId: 'listResidents',
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
        tags,
        querystring: listQuerySchema,
        response: { 200: encounterPageSchema },
      },
    },
    (request) => listEncounters(db, request.query),
  )
}
