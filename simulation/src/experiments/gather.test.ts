import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import type { EffectBody, PostPublished } from '../world/effects.ts'
import { Gatherer } from './gather.ts'

const RESIDENTS = ['anna', 'ben']

function gather(...bodies: EffectBody[]) {
  const gatherer = new Gatherer(RESIDENTS)
  gatherer.take(bodies.map((body, position) => ({ ...body, effectNo: position + 1, at: simTime(position) })))
  return gatherer.record
}

function post(why: PostPublished['why']): PostPublished {
  return { kind: 'post', key: '1:9', resident: 'anna', text: 'Bread.', language: 'en', place: null, why }
}

const MEMORY: EffectBody = {
  kind: 'memory_added',
  key: '1:5',
  resident: 'anna',
  memory: 'observation',
  theme: 'cooked',
  importance: 3,
  subject: null,
  place: null,
  item: null,
  amount: 0,
  topic: null,
  fact: null,
  evidence: [],
}

describe('the record gathered from effects', () => {
  it('has what was written, and one like for each target', () => {
    const record = gather(
      post([]),
      {
        kind: 'comment',
        key: '1:10',
        resident: 'ben',
        text: 'Oh!',
        language: 'en',
        post: '1:9',
        parent: null,
        why: [],
      },
      { kind: 'likes', resident: 'ben', posts: ['1:9', '1:8'], comments: ['1:10'] },
      { kind: 'follow', resident: 'ben', followee: 'anna', following: true },
    )
    expect(record.follows).toEqual([{ who: 'ben', whom: 'anna', following: true, at: 3 }])
    expect(record.posts).toMatchObject([{ key: '1:9', author: 'anna', at: 0, text: 'Bread.' }])
    expect(record.comments).toMatchObject([{ key: '1:10', author: 'ben', post: '1:9', parent: null, at: 1 }])
    expect(record.likes.map(({ by, target }) => [by, target])).toEqual([
      ['ben', '1:9'],
      ['ben', '1:8'],
      ['ben', '1:10'],
    ])
  })

  it('calls a post grounded when all its reasons came before it and one of them happened', () => {
    const why = [{ kind: 'memory', key: '1:5' } as const, { kind: 'place', key: 'home' } as const]
    expect(gather(MEMORY, post(why)).posts[0]!.isGrounded).toBe(true)
    expect(gather(post(why), MEMORY).posts[0]!.isGrounded).toBe(false)
    expect(gather(MEMORY, post([{ kind: 'place', key: 'home' }])).posts[0]!.isGrounded).toBe(false)
    expect(gather(MEMORY, post([...why, { kind: 'encounter', key: '1:99' }])).posts[0]!.isGrounded).toBe(
      false,
    )
    expect(gather(post([{ kind: 'event', key: 'in:3' }])).posts[0]!.isGrounded).toBe(true)
  })

  it('keeps who told a fact to whom, and how guests stood to a party', () => {
    const text = { zh: '有派对', en: 'there is a party' }
    const record = gather(
      { kind: 'fact_learned', fact: '1:2', text, resident: 'ben', from: 'anna', via: '1:7' },
      {
        kind: 'engagement_changed',
        key: '1:3',
        resident: 'ben',
        gathering: 'party',
        place: 'cafe',
        startAt: simTime(5),
        endAt: simTime(6),
        host: 'anna',
        state: 'declined',
        reason: 'shift',
      },
    )
    expect(record.learnings).toEqual([
      { fact: '1:2', text, resident: 'ben', from: 'anna', via: '1:7', at: 0 },
    ])
    expect(record.engagements).toEqual([
      { gathering: 'party', host: 'anna', resident: 'ben', state: 'declined', reason: 'shift', at: 1 },
    ])
  })
})
