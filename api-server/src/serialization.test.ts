import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { postPageSchema } from '@ai-community/shared/contracts/posts.ts'
import { compileSerializer, createSerializerCompiler } from './serialization.ts'

const dog = z.object({ kind: z.literal('dog'), barks: z.boolean() })
const cat = z.object({ kind: z.literal('cat'), lives: z.int() })
const named = z.object({ name: z.string() }).meta({ id: 'SerializationTestNamed' })
const petSchema = z.object({
  id: z.string(),
  weight: z.number(),
  pet: z.discriminatedUnion('kind', [dog, cat]),
  owner: named.nullable(),
  home: z.object({ name: z.string() }).nullable(),
  size: z.enum(['small', 'big']).nullable(),
  friends: z.array(named),
  speed: z.union([z.number(), z.literal('max')]),
  note: z.string().optional(),
  checks: z.record(z.string(), z.object({ status: z.enum(['ok', 'down']) })),
})
type Pet = z.infer<typeof petSchema>

const REX: Pet = {
  id: '318239487234048001',
  weight: 7.25,
  pet: { kind: 'dog', barks: true },
  owner: null,
  home: { name: 'the "café"' },
  size: null,
  friends: [{ name: 'a "quoted" name\n, 林梅 🌱 \u2028' }],
  speed: 'max',
  checks: { 'a key': { status: 'ok' } },
}

const serializePet = compileSerializer(petSchema)

function sent(value: unknown): unknown {
  return JSON.parse(serializePet(value))
}

describe('a compiled serialiser', () => {
  it('writes what zod would', () => {
    const text = fc.string({ unit: 'grapheme' })
    const pets: fc.Arbitrary<Pet> = fc.record(
      {
        id: text,
        weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
        pet: fc.oneof(
          fc.record({ kind: fc.constant('dog' as const), barks: fc.boolean() }),
          fc.record({ kind: fc.constant('cat' as const), lives: fc.integer() }),
        ),
        owner: fc.option(fc.record({ name: text })),
        home: fc.option(fc.record({ name: text })),
        size: fc.constantFrom('small' as const, 'big' as const, null),
        friends: fc.array(fc.record({ name: text }), { maxLength: 3 }),
        speed: fc.oneof(fc.integer(), fc.constant('max' as const)),
        note: text,
        checks: fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          fc.record({ status: fc.constantFrom('ok' as const, 'down' as const) }),
          { maxKeys: 3 },
        ),
      },
      { requiredKeys: ['id', 'weight', 'pet', 'owner', 'home', 'size', 'friends', 'speed', 'checks'] },
    )
    fc.assert(
      fc.property(pets, (pet) => {
        expect(sent(pet)).toEqual(JSON.parse(JSON.stringify(petSchema.parse(pet))))
      }),
    )
  })

  it('lets no key out that the contract does not name, however deep it stands', () => {
    const leaking = {
      ...REX,
      passwordHash: 'x',
      pet: { kind: 'dog', barks: true, secret: 'x' },
      owner: { name: 'Lin', email: 'x' },
      home: { name: 'here', secret: 'x' },
      friends: [{ name: 'Mei', emailHash: 'x' }],
      checks: { database: { status: 'ok', password: 'x' } },
    }
    expect(sent(leaking)).toEqual({
      ...REX,
      owner: { name: 'Lin' },
      home: { name: 'here' },
      friends: [{ name: 'Mei' }],
      checks: { database: { status: 'ok' } },
    })
  })

  it('keeps all of a page of posts', () => {
    expect(JSON.parse(compileSerializer(postPageSchema)({ items: [], nextCursor: null }))).toEqual({
      items: [],
      nextCursor: null,
    })
  })

  it('throws for a value that lacks a key', () => {
    const { weight: _, ...incomplete } = REX
    expect(() => sent(incomplete)).toThrow('weight')
  })
})

describe('a contract the compiler does not know how to shape', () => {
  it('is refused, so that no part of an answer is lost', () => {
    const pair = z.object({ pair: z.tuple([z.string(), z.number()]) })
    expect(() => compileSerializer(pair)({ pair: ['x', 1] })).toThrow('tuple')
  })
})

describe('a checked serialiser', () => {
  it('refuses an answer that breaks its contract, and no other', () => {
    const compiler = createSerializerCompiler({ checked: true })
    const serialize = compiler({ schema: petSchema, method: 'GET', url: '/pets' })
    expect(JSON.parse(serialize(REX))).toEqual(REX)
    expect(() => serialize({ ...REX, weight: '7.25' })).toThrow()
    expect(() => serialize({ ...REX, checks: { disk: { status: 'full' } } })).toThrow()
  })
})
