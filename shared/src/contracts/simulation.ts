import { z } from 'zod'
import { ACTION_KINDS } from '../world/vocabulary.ts'
import { idSchema, simTimeSchema, textSchema } from './primitives.ts'
import { authorSchema } from './users.ts'
import { locationRefSchema, worldSchema } from './world.ts'

export const MIN_SPEED = 0.1
export const MAX_SPEED = 10_000

/** Simulated seconds per real second, or as fast as it goes. */
export const speedSchema = z.union([z.number().min(MIN_SPEED).max(MAX_SPEED), z.literal('max')])
export type Speed = z.infer<typeof speedSchema>

export const COMMANDS = [
  'start',
  'stop',
  'pause',
  'resume',
  'step',
  'speed',
  'break',
  'clear',
  'snapshot',
  'interview',
] as const

export const MAX_STEPS = 1_000_000
const MAX_QUESTION = 500

export const simulationCommandSchema = z
  .strictObject({
    command: z.enum(COMMANDS),
    steps: z.int().min(1).max(MAX_STEPS).optional().meta({ description: 'of `step`; 1 without it' }),
    speed: speedSchema.optional().meta({ description: 'of `speed`; `start` and `resume` take one, too' }),
    until: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'of `start` and `resume`: the simulated time at which the town pauses' }),
    resident: z
      .string()
      .max(30)
      .optional()
      .meta({ description: 'username of whom `break` waits for, or of whom `interview` asks' }),
    action: z.enum(ACTION_KINDS).optional().meta({ description: 'what `break` waits for' }),
    locationId: idSchema.optional().meta({ description: 'where `break` waits for it' }),
    breakpoint: idSchema.optional().meta({ description: 'the one that `clear` removes; all without it' }),
    question: textSchema(1, MAX_QUESTION).optional().meta({ description: 'of `interview`' }),
  })
  .refine((input) => input.command !== 'speed' || input.speed !== undefined, {
    message: 'the command "speed" needs a speed',
    path: ['speed'],
  })
  .refine((input) => input.command !== 'break' || (input.resident ?? input.action ?? input.locationId), {
    message: 'the command "break" needs a resident, an action or a location',
    path: ['resident'],
  })
  .refine((input) => input.command !== 'interview' || (input.resident !== undefined && input.question), {
    message: 'the command "interview" needs a resident and a question',
    path: ['question'],
  })
export type SimulationCommand = z.infer<typeof simulationCommandSchema>

export const COMMAND_STATES = ['queued', 'running', 'done', 'failed'] as const
export const commandStatusSchema = z
  .object({
    id: idSchema,
    command: z.string(),
    state: z.enum(COMMAND_STATES),
    result: z
      .string()
      .nullable()
      .meta({ description: 'what came of it, or why it was refused; of `interview` the answer' }),
    progress: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .meta({ description: 'share that is done of a long one under way' }),
  })
  .meta({ id: 'SimulationCommandStatus' })
export type CommandStatus = z.infer<typeof commandStatusSchema>

export const breakpointSchema = z
  .object({
    id: idSchema,
    resident: authorSchema.nullable(),
    action: z.enum(ACTION_KINDS).nullable(),
    location: locationRefSchema.nullable(),
    hits: z.int(),
    lastHitAt: simTimeSchema.nullable(),
  })
  .meta({ id: 'SimulationBreakpoint', description: 'pauses the town when all that is named meets' })
export type Breakpoint = z.infer<typeof breakpointSchema>

export const stuckResidentSchema = z.object({
  resident: z.string().meta({ description: 'username' }),
  action: z.string(),
  endAt: simTimeSchema.meta({ description: 'when it should have ended' }),
  problem: z.enum(['no next event', 'action too long']),
})
export type StuckResidentReport = z.infer<typeof stuckResidentSchema>

export const simulationStatusSchema = z
  .object({
    world: worldSchema,
    host: z.string().nullable(),
    stateHash: z.string().nullable(),
    reason: z.string().nullable().meta({ description: 'why the town stands still, where it was no command' }),
    breakpoints: z.array(breakpointSchema),
    stuck: z.array(stuckResidentSchema).meta({ description: 'residents that the watchdog found stuck' }),
  })
  .meta({ id: 'SimulationStatus' })
export type SimulationStatus = z.infer<typeof simulationStatusSchema>
