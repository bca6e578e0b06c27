import { z } from 'zod'

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded', 'down']),
    checks: z.record(z.string(), z.object({ status: z.enum(['ok', 'down']), detail: z.string().optional() })),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof healthSchema>
