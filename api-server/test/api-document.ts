import addFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { LightMyRequestResponse } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import type { App } from '../src/context.ts'

export type Operation = OpenAPIV3_1.OperationObject & {
  operationId: string
  'x-auth': string
  method: string
  path: string
  responses: Record<string, OpenAPIV3_1.ResponseObject>
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

  /** @throws Error when the document has no such operation. */
  get(operationId: string): Operation {
    const operation = this.operations.find((one) => one.operationId === operationId)
    if (!operation) throw new Error(`no operation ${operationId}`)
    return operation
  }

  /** What the document does not allow in this answer; empty when it keeps the contract. */
  complaintsAbout(operation: Operation, answer: LightMyRequestResponse): string[] {
    const status = String(answer.statusCode)
    const name = status in operation.responses ? status : 'default'
    const response = operation.responses[name]
    if (!response) return [`status ${status} is not documented`]
    const type = String(answer.headers['content-type'] ?? '').split(';', 1)[0]!
    if (!response.content || Object.keys(response.content).length === 0)
      return answer.rawPayload.length > 0 ? [`${status} has a body`] : []
    if (!(type in response.content)) return [`${status} comes as "${type}"`]
    if (!type.endsWith('json')) return []
    const check = this.#check(['paths', operation.path, operation.method, 'responses', name, 'content', type])
    if (check(answer.json())) return []
    return check.errors!.map((error) => `${status} ${error.instancePath} ${error.message}`)
  }

  #check(steps: readonly string[]): ValidateFunction {
    const pointer = [...steps, 'schema'].map((step) =>
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
