import fastJsonStringify, { type AnySchema } from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify/types/schema.js'
import { ResponseSerializationError } from 'fastify-type-provider-zod'
import { z } from 'zod'

type Serialize = (value: unknown) => string

/** Keywords that say which values are valid: what we send is ours, and the tests have looked at it. */
const CHECKS = new Set(['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'propertyNames'])

/**
 * The serialiser of a contract, compiled at its first use: it writes the keys the contract names and no other,
 * and throws for a value that lacks one.
 */
export function compileSerializer(contract: z.ZodType): Serialize {
  let serialize: Serialize | undefined
  return (value) => (serialize ??= compile(contract))(value)
}

function compile(contract: z.ZodType): Serialize {
  const schema = z.toJSONSchema(contract, {
    io: 'output',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      for (const keyword of CHECKS) delete (jsonSchema as Record<string, unknown>)[keyword]
      // A key too many is left out; inside a union it would make the whole value one of no branch.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
    },
  })
  return fastJsonStringify(schema as AnySchema)
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
