import fastJsonStringify, { type AnySchema } from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify/types/schema.js'
import { ResponseSerializationError } from 'fastify-type-provider-zod'
import { z } from 'zod'

type Serialize = (value: unknown) => string

/**
 * The serialiser of a contract, compiled at its first use: it writes the keys the contract names and no other,
 * and throws for a value that lacks one.
 */
export function compileSerializer(contract: z.ZodType): Serialize {
  let serialize: Serialize | undefined
  return (value) => (serialize ??= compile(contract))(value)
}

function compile(contract: z.ZodType): Serialize {
  const schema = z.toJSONSchema(contract, { io: 'output', target: 'draft-7', unrepresentable: 'any' })
  return fastJsonStringify(shapeOf(schema as JsonSchema) as AnySchema)
}

/** Left out, these would lose a part of the answer without a word. */
const UNKNOWN_HERE = ['allOf', 'not', 'if', 'prefixItems', 'patternProperties']

interface JsonSchema {
  type?: string
  enum?: unknown[]
  const?: unknown
  $ref?: string
  required?: string[]
  properties?: Record<string, JsonSchema>
  definitions?: Record<string, JsonSchema>
  items?: JsonSchema
  additionalProperties?: JsonSchema | boolean
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  nullable?: boolean
}

/**
 * Of the contract's JSON Schema only what shapes the text. Which values are valid - formats, limits, no key too
 * many - is for the tests: the serialiser would look at it again in each branch of a union.
 */
function shapeOf(schema: JsonSchema): JsonSchema {
  for (const keyword of UNKNOWN_HERE)
    if (keyword in schema) throw new Error(`a contract with "${keyword}" cannot be compiled`)
  if (Array.isArray(schema.items)) throw new Error('a contract with a tuple cannot be compiled')
  const { type, enum: values, const: value, $ref, required, additionalProperties } = schema
  const branches = (schema.anyOf ?? schema.oneOf)?.map(shapeOf)
  const some = branches?.filter((branch) => branch.type !== 'null')
  // One thing or null is told apart without trying it out.
  if (branches?.length === 2 && some?.length === 1 && some[0]!.$ref === undefined)
    return { ...some[0], nullable: true }
  const shape: JsonSchema = {
    type,
    enum: values,
    const: value,
    $ref,
    required,
    properties: schema.properties && shapesOf(schema.properties),
    definitions: schema.definitions && shapesOf(schema.definitions),
    items: schema.items && shapeOf(schema.items),
    additionalProperties:
      typeof additionalProperties === 'object' ? shapeOf(additionalProperties) : undefined,
    anyOf: branches,
  }
  return Object.fromEntries(Object.entries(shape).filter(([, part]) => part !== undefined))
}

function shapesOf(schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]))
}

/**
 * For Fastify. `checked` holds every answer against its contract first, whole: the tests run so, and an answer that
 * breaks its contract fails there. In production the compiled serialiser is all.
 */
export function createSerializerCompiler(options: {
  checked: boolean
}): FastifySerializerCompiler<z.ZodType | { properties: z.ZodType }> {
  return ({ schema, method, url }) => {
    const contract = schema instanceof z.ZodType ? schema : schema.properties
    const serialize = compileSerializer(contract)
    if (!options.checked) return serialize
    return (answer) => {
      const result = contract.safeParse(answer)
      if (result.error) throw new ResponseSerializationError(method, url, { cause: result.error })
      return serialize(answer)
    }
  }
}
