import swagger from '@fastify/swagger'
import type { OpenAPIV3_1 } from 'openapi-types'
import scalar from '@scalar/fastify-api-reference'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { problemSchema } from '@ai-community/shared/contracts/problem.ts'
import type { App } from '../context.ts'

const DESCRIPTION = `The community's API. Lists take \`limit\` and \`cursor\`; errors are
\`application/problem+json\` with a stable \`code\`; a member's POST may carry an \`Idempotency-Key\`.`

/** Makes the OpenAPI document out of the schemas the routes use. Register before the routes. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'AI Community', version: '0.1.0', description: DESCRIPTION },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
    transform: (document) => {
      const transformed = jsonSchemaTransform(document)
      const { auth } = document.route.config ?? {}
      const { schema } = transformed
      if (!schema || schema.hide) return transformed
      const described = schema as Record<string, unknown>
      described['x-auth'] = auth
      if (auth !== 'public') described.security = [{ session: [] }]
      described.response = { ...(described.response as object), default: PROBLEM_RESPONSE }
      return transformed
    },
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  })
}

type ApiDocument = ReturnType<typeof jsonSchemaTransformObject>

/** Every contract comes as input and as output; what no route refers to only clutters the page. */
function withoutUnused(document: ApiDocument): ApiDocument {
  const { paths, components } = document as OpenAPIV3_1.Document
  const schemas = components?.schemas ?? {}
  const used = new Set<string>()
  const collect = (part: unknown) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name!)) continue
      used.add(name!)
      collect(schemas[name!])
    }
  }
  collect(paths)
  const kept = Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
  return { ...document, components: { ...components, schemas: kept } } as ApiDocument
}

const PROBLEM_RESPONSE = {
  description: 'What went wrong',
  content: {
    'application/problem+json': { schema: { $ref: `#/components/schemas/${problemSchema.meta()!.id}` } },
  },
}

/** The document and a page to read it, which fetches nothing from elsewhere. */
export async function serveReference(app: App): Promise<void> {
  app.get('/api/openapi.json', { config: { auth: 'public' }, schema: { hide: true } }, () => app.swagger())
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, auth: 'public' }
    })
    docs.addHook('onRequest', (_request, reply, done) => {
      reply.header(
        'content-security-policy',
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
      )
      done()
    })
    await docs.register(scalar, {
      routePrefix: '/api/docs',
      configuration: {
        url: '/api/openapi.json',
        telemetry: false,
        withDefaultFonts: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    })
  })
}
