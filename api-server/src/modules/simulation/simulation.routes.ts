import { z } from 'zod'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import {
  commandStatusSchema,
  simulationCommandSchema,
  simulationStatusSchema,
} from '@ai-community/shared/contracts/simulation.ts'
import { listBreakpoints } from '@ai-community/shared/town/breakpoints.ts'
import { getCommand, submitCommand } from '@ai-community/shared/town/commands.ts'
import { getWorld, toWorldView } from '@ai-community/shared/town/world.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'

const tags = ['admin']
const config = { auth: 'admin' } as const

export function simulationRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/admin/simulation',
    {
      config,
      schema: {
        operationId: 'getSimulation',
        summary: 'The state of the simulation',
        tags,
        response: { 200: simulationStatusSchema },
      },
    },
    async () => {
      const world = await getWorld(ctx.db)
      const { host, stateHash, reason, stuck } = world
      const breakpoints = await listBreakpoints(ctx.db, world.id)
      return { world: toWorldView(world), host, stateHash, reason, breakpoints, stuck }
    },
  )

  app.post(
    '/admin/simulation/commands',
    {
      config,
      schema: {
        operationId: 'submitCommand',
        summary: 'Give the simulation a command',
        tags,
        body: simulationCommandSchema,
        response: { 202: commandStatusSchema },
      },
    },
    async (request, reply) => {
      const status = await submitCommand(ctx, request.body, memberOf(request).id, onceKeyOf(request))
      return reply.code(202).send(status)
    },
  )

  app.get(
    '/admin/simulation/commands/:id',
    {
      config,
      schema: {
        operationId: 'getCommand',
        summary: 'What became of a command',
        tags,
        params: z.strictObject({ id: idSchema }),
        response: { 200: commandStatusSchema },
      },
    },
    (request) => getCommand(ctx.db, request.params.id),
  )
}
