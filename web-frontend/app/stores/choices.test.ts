import { describe, expect, it } from 'vitest'
import { gate } from '../../test/scripted-fetch.ts'
import { createChoices } from './choices.ts'

const shownNowhere = () => undefined

describe('what a member chose', () => {
  it('is unknown to an answer that was asked for before the server had taken it, and known to later ones', async () => {
    const choices = createChoices(() => 'lin')
    const sent = gate()
    const before = choices.now()
    const chosen = choices.choose('post', true, { show: shownNowhere, send: () => sent.promise })
    const meanwhile = choices.now()
    expect(choices.unknownTo(meanwhile, 'post')).toBe(true)
    sent.resolve()
    await chosen
    expect([before, meanwhile].map((askedAt) => choices.unknownTo(askedAt, 'post'))).toEqual([true, true])
    expect(choices.unknownTo(choices.now(), 'post')).toBeUndefined()
    expect(choices.unknownTo(before, 'another')).toBeUndefined()
  })

  it('leaves every answer as it is when the server refuses it', async () => {
    const choices = createChoices(() => 'lin')
    const before = choices.now()
    const send = () => Promise.reject(new Error('refused'))
    await expect(choices.choose('post', true, { show: shownNowhere, send })).rejects.toThrow('refused')
    expect(choices.unknownTo(before, 'post')).toBeUndefined()
  })

  it('is still what the server took when a later wish is refused', async () => {
    const choices = createChoices(() => 'lin')
    const before = choices.now()
    const answers = [gate(), gate()]
    const steps = { show: shownNowhere, send: () => answers.shift()!.promise }
    const [first, second] = answers
    const chosen = choices.choose('post', true, steps)
    void choices.choose('post', false, steps).catch(shownNowhere)
    first!.resolve()
    second!.reject(new Error('refused'))
    await expect(chosen).rejects.toThrow('refused')
    expect(choices.unknownTo(before, 'post')).toBe(true)
  })
})

describe('reading', () => {
  it('asks anew when another viewer came meanwhile, and keeps that answer alone', async () => {
    const session: { viewer?: string } = {}
    const choices = createChoices(() => session.viewer)
    const kept: unknown[] = []
    const forNobody = gate<string>()
    const answers = [forNobody.promise, Promise.resolve('for lin')]
    const read = choices.read(
      () => answers.shift()!,
      (answer) => void kept.push(answer),
    )
    session.viewer = 'lin'
    forNobody.resolve('for nobody')
    expect(await read).toBe('for lin')
    expect(kept).toEqual(['for lin'])
  })
})
