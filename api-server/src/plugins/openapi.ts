import swagger from '@fastify/swagger'
import scalar from '@scalar/fastify-api-reference'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { App } from '../context.ts'
import { INFO } from '../openapi/about.ts'
import { completeDocument } from '../openapi/complete-document.ts'
import { FACTS, factsOf } from '../openapi/operation.ts'

/** Makes the OpenAPI document out of the schemas the routes use. Register before the routes. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: INFO },
    transform: (document) => {
      const transformed = jsonSchemaTransform(document)
      const { schema } = transformed
      if (schema && !schema.hide) (schema as Record<string, unknown>)[FACTS] = factsOf(document.route.config)
      return transformed
    },
    transformObject: (document) =>
      completeDocument(jsonSchemaTransformObject(document) as OpenAPIV3_1.Document) as ReturnType<
        typeof jsonSchemaTransformObject
      >,
  })
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
