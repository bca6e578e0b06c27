import { z } from 'zod'

/** A 64-bit id, as a decimal string: JavaScript numbers end at 2^53. */
export const idSchema = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, 'must be an id')
  .meta({ description: '64-bit id as a decimal string', examples: ['318239487234048001'] })

export const timestampSchema = z.iso.datetime().meta({ description: 'ISO 8601, UTC' })

export const simTimeSchema = z
  .int()
  .min(0)
  .meta({ description: 'simulated milliseconds since day 1, 00:00 town time' })

export const bilingualSchema = z.object({ zh: z.string(), en: z.string() })

export const positionSchema = z
  .object({ x: z.number(), y: z.number() })
  .meta({ description: 'tiles from the north-west corner of the map' })

/**
 * Text a person typed: trimmed, well-formed Unicode without NUL, with its length limited in code points
 * (an emoji outside the basic plane counts once).
 */
export function textSchema(minCodePoints: number, maxCodePoints: number) {
  return z
    .string()
    .trim()
    .refine((text) => text.isWellFormed() && !text.includes('\0'), {
      message: 'must be well-formed text without NUL',
    })
    .refine((text) => codePointLength(text) >= minCodePoints, {
      message: `must have at least ${minCodePoints} character${minCodePoints === 1 ? '' : 's'}`,
    })
    .refine((text) => codePointLength(text) <= maxCodePoints, {
      message: `must have at most ${maxCodePoints} characters`,
    })
    .meta({ description: `${minCodePoints}–${maxCodePoints} code points after trimming` })
}

function codePointLength(text: string): number {
  let length = 0
  for (const _ of text) length++
  return length
}

export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_]{3,30}$/, 'must be 3–30 characters out of a–z, 0–9 and _')
  .meta({
    description: '3–30 characters out of a–z, 0–9 and _; capitals are taken as small',
    examples: ['lin_mei'],
  })

/** What the document says of a number that stands in a query string as text. */
export const numberInQuery = { type: 'integer', pattern: undefined } as const

/** Query strings are text; this is the one place that turns a list's `limit` into a number. */
export const pageQuerySchema = z.strictObject({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(1).max(100))
    .default(20)
    .meta({ ...numberInQuery, minimum: 1, maximum: 100, description: 'How many at most' }),
  cursor: z.string().max(300).meta({ description: 'The `nextCursor` of the page before' }).optional(),
})

export const AI_FILTERS = ['all', 'exclude', 'only'] as const
export const aiFilterSchema = z
  .enum(AI_FILTERS)
  .meta({ description: 'What residents and models made: with the rest, left out, or alone' })
export type AiFilter = z.infer<typeof aiFilterSchema>

/** A keyset page: `nextCursor` is null on the last one. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
