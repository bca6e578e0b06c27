import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { App } from '../context.ts'
import { INFO } from '../openapi/about.ts'
import { completeDocument } from '../openapi/complete-document.ts'
import { FACTS, factsOf } from '../openapi/operation.ts'

const REFERENCE_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

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
export function serveReference(app: App): void {
  app.get('/api/openapi.json', { config: { auth: 'public' }, schema: { hide: true } }, () => app.swagger())
  let opening: Promise<FastifyInstance> | undefined
  for (const url of ['/api/docs', '/api/docs/', '/api/docs/js/scalar.js'])
    app.get(url, { config: { auth: 'public' }, schema: { hide: true } }, async (request, reply) => {
      const reference = await (opening ??= openReference())
      const { statusCode, headers, rawPayload } = await reference.inject(request.url)
      if (headers.location !== undefined) return reply.redirect(headers.location, statusCode)
      return reply
        .headers({ 'content-type': headers['content-type'], 'content-security-policy': REFERENCE_POLICY })
        .send(rawPayload)
    })
}

/** A server behind the server, made by the first reader: the page is 5 MB of text, which few processes are asked for. */
async function openReference(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference')
  const reference = Fastify()
  await reference.register(scalar, {
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
  return reference
}
