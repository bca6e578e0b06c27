import { z } from 'zod'

/** The measures of web.dev/vitals that browsers take; times in milliseconds, CLS without a unit. */
export const CLIENT_MEASURES = ['TTFB', 'FCP', 'LCP', 'INP', 'CLS'] as const

const addressSchema = z.string().max(2000)

const clientErrorSchema = z.object({
  type: z.literal('error'),
  page: addressSchema.meta({ description: 'address of the page' }),
  message: z.string().max(1000),
  stack: z.string().max(8000).optional(),
})

const clientMeasureSchema = z.object({
  type: z.literal('measure'),
  page: addressSchema,
  name: z.enum(CLIENT_MEASURES),
  value: z.number().min(0).max(600_000),
})

export const clientEntrySchema = z.discriminatedUnion('type', [clientErrorSchema, clientMeasureSchema])
export type ClientEntry = z.infer<typeof clientEntrySchema>

/** What the older `report-uri` sends, as application/csp-report. */
const cspReportSchema = z.object({
  'csp-report': z.object({
    'document-uri': addressSchema.optional(),
    'effective-directive': z.string().max(200).optional(),
    'violated-directive': z.string().max(2000).optional(),
    'blocked-uri': addressSchema.optional(),
  }),
})

/** What `report-to` sends, as application/reports+json; reports of other types are passed over. */
const browserReportsSchema = z
  .array(
    z.object({
      type: z.string().max(100),
      url: addressSchema.optional(),
      body: z
        .object({
          documentURL: addressSchema.optional(),
          effectiveDirective: z.string().max(200).optional(),
          blockedURL: addressSchema.optional(),
        })
        .nullish(),
    }),
  )
  .max(50)

export const clientReportSchema = z
  .union([z.object({ entries: z.array(clientEntrySchema).max(50) }), cspReportSchema, browserReportsSchema])
  .meta({ id: 'ClientReport' })
export type ClientReport = z.infer<typeof clientReportSchema>
