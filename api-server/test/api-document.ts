import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { LightMyRequestResponse } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { App } from '../src/context.ts'

type Response = OpenAPIV3_1.ResponseObject & { 'x-codes'?: string[] }

export type Operation = Omit<OpenAPIV3_1.OperationObject, 'responses'> & {
  operationId: string
  'x-auth': string
  method: string
  path: string
  responses: Record<string, OpenAPIV3_1.ReferenceObject | Response>
}

/** The document the API serves, and whether an answer is what it promises. */
export class ApiDocument {
  readonly document: OpenAPIV3_1.Document
  readonly operations: readonly Operation[]
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true })
  readonly #checks = new Map<string, ValidateFunction>()

  constructor(document: OpenAPIV3_1.Document) {
    this.document = document
    this.operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
        ...operation,
        method,
        path,
      })),
    )
    addFormats.default(this.#ajv)
    this.#ajv.addSchema(document, 'api')
  }

  static async read(app: App): Promise<ApiDocument> {
    const answer = await app.inject('/api/openapi.json')
    return new ApiDocument(answer.json<OpenAPIV3_1.Document>())
  }

  /** The same without a request, of which a test may be counting. */
  static of(app: App): ApiDocument {
    return new ApiDocument(JSON.parse(JSON.stringify(app.swagger())) as OpenAPIV3_1.Document)
  }

  /** The operation at this address; what stands there by its own name goes before what is named by a parameter. */
  find(method: string, path: string): Operation | undefined {
    const candidates = this.operations
      .filter((operation) => operation.method === method.toLowerCase())
      .filter((operation) => patternOf(operation.path).test(path))
    return candidates.find((operation) => !operation.path.includes('{')) ?? candidates[0]
  }

  /** The codes the document gives the operation for this status. */
  codesOf(operation: Operation, status: number): readonly string[] {
    const described = operation.responses[status]
    return (described && this.#resolve(described, []).response['x-codes']) ?? []
  }

  /** @throws Error when the document has no such operation. */
  get(operationId: string): Operation {
    const operation = this.operations.find((one) => one.operationId === operationId)
    if (!operation) throw new Error(`no operation ${operationId}`)
    return operation
  }

  /** What the document does not allow in this answer; empty when it keeps the contract. */
  complaintsAbout(operation: Operation, answer: LightMyRequestResponse): string[] {
    const status = String(answer.statusCode)
    const described = operation.responses[status]
    if (!described) return [`${status} is not documented: ${answer.body.slice(0, 200)}`]
    const { steps, response } = this.#resolve(described, [
      ...['paths', operation.path, operation.method],
      ...['responses', status],
    ])
    return [
      ...this.#missingHeaders(response, answer),
      ...this.#complaintsAboutBody(steps, response, answer),
      ...undocumentedCode(response, answer),
    ].map((complaint) => `${status} ${complaint}`)
  }

  /** What is wrong with a refusal that belongs to no operation. */
  complaintsAboutProblem(answer: LightMyRequestResponse): string[] {
    const check = this.#check(['components', 'schemas', 'Problem'], '')
    return check(answer.json()) ? [] : [`${answer.statusCode} ${JSON.stringify(check.errors)}`]
  }

  /** What is wrong with the examples of an operation's bodies. */
  complaintsAboutExamples({ operationId, path, method, requestBody }: Operation): string[] {
    const content = (requestBody as OpenAPIV3_1.RequestBodyObject | undefined)?.content
    const media = content?.['application/json']
    if (!media) return []
    if (media.example === undefined) return [`${operationId} has no example`]
    const check = this.#check(['paths', path, method, 'requestBody', 'content', 'application/json'])
    return check(media.example) ? [] : [`${operationId}: ${JSON.stringify(check.errors)}`]
  }

  #missingHeaders(response: Response, answer: LightMyRequestResponse): string[] {
    return Object.entries(response.headers ?? {})
      .filter(([, header]) => this.#resolveHeader(header).required)
      .filter(([name]) => answer.headers[name.toLowerCase()] === undefined)
      .map(([name]) => `has no ${name}`)
  }

  #complaintsAboutBody(
    steps: readonly string[],
    { content = {} }: Response,
    answer: LightMyRequestResponse,
  ): string[] {
    const type = String(answer.headers['content-type'] ?? '').split(';', 1)[0]!
    if (Object.keys(content).length === 0) return type === '' ? [] : [`comes as "${type}", not without body`]
    if (!(type in content)) return [`comes as "${type}"`]
    if (!type.endsWith('json')) return []
    const check = this.#check([...steps, 'content', type])
    if (check(answer.json())) return []
    return check.errors!.map((error) => `${error.instancePath} ${error.message}`)
  }

  #resolve(described: OpenAPIV3_1.ReferenceObject | Response, steps: readonly string[]) {
    if (!('$ref' in described)) return { steps, response: described }
    const name = described.$ref.slice('#/components/responses/'.length)
    const response = this.document.components!.responses![name] as Response
    return { steps: ['components', 'responses', name], response }
  }

  #resolveHeader(header: OpenAPIV3_1.ReferenceObject | OpenAPIV3_1.HeaderObject): OpenAPIV3_1.HeaderObject {
    if (!('$ref' in header)) return header
    const name = header.$ref.slice('#/components/headers/'.length)
    return this.document.components!.headers![name] as OpenAPIV3_1.HeaderObject
  }

  #check(steps: readonly string[], last = 'schema'): ValidateFunction {
    const pointer = [...steps, ...(last ? [last] : [])].map((step) =>
      encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')),
    )
    const reference = `api#/${pointer.join('/')}`
    const known = this.#checks.get(reference)
    if (known) return known
    const check = this.#ajv.compile({ $ref: reference })
    this.#checks.set(reference, check)
    return check
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}

function undocumentedCode(response: Response, answer: LightMyRequestResponse): string[] {
  const codes = response['x-codes']
  if (!codes) return []
  const { code } = answer.json<{ code: string }>()
  return codes.includes(code) ? [] : [`has the undocumented code ${code}`]
}
