import { z } from 'zod'
import { idSchema } from './primitives.ts'
import { worldSchema } from './world.ts'

export const MIN_SPEED = 0.1
export const MAX_SPEED = 10_000

/** Simulated seconds per real second, or as fast as it goes. */
export const speedSchema = z.union([z.number().min(MIN_SPEED).max(MAX_SPEED), z.literal('max')])
export type Speed = z.infer<typeof speedSchema>

export const COMMANDS = ['start', 'stop', 'pause', 'resume', 'step', 'speed'] as const

export const simulationCommandSchema = z
  .strictObject({
    command: z.enum(COMMANDS),
    steps: z.int().min(1).max(1_000_000).optional(),
    speed: speedSchema.optional(),
    until: z.int().min(0).optional(),
  })
  .refine((input) => input.command !== 'speed' || input.speed !== undefined, {
    message: 'the command "speed" needs a speed',
    path: ['speed'],
  })
export type SimulationCommand = z.infer<typeof simulationCommandSchema>

export const COMMAND_STATES = ['queued', 'running', 'done', 'failed'] as const
export const commandStatusSchema = z
  .object({
    id: idSchema,
    command: z.string(),
    state: z.enum(COMMAND_STATES),
    result: z.string().nullable(),
  })
  .meta({ id: 'SimulationCommandStatus' })
export type CommandStatus = z.infer<typeof commandStatusSchema>

export const simulationStatusSchema = z
  .object({ world: worldSchema, host: z.string().nullable(), stateHash: z.string().nullable() })
  .meta({ id: 'SimulationStatus' })
export type SimulationStatus = z.infer<typeof simulationStatusSchema>
