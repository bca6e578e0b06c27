import { describe, expect, it } from 'vitest'
import { canExpand, expand, parseLine } from './grammar.ts'

const never = { nextUint32: () => 0xffff_ffff }
const always = { nextUint32: () => 0 }
const slots = (name: string) => ({ friend: 'Leo' })[name]

describe('a line of the grammar', () => {
  it('keeps its tags apart from its text', () => {
    const line = parseLine('@dry@night All quiet.')
    expect(line.tags).toEqual(['dry', 'night'])
    expect(expand(line.sequence, slots, always)).toBe('All quiet.')
  })

  it('draws one of several and may leave out what is optional', () => {
    const { sequence } = parseLine('(one|two)[ more]')
    expect(expand(sequence, slots, always)).toBe('one more')
    expect(expand(sequence, slots, never)).toBe('two')
  })

  it('is not eligible without a fact it needs, and never draws a branch or option that lacks one', () => {
    expect(canExpand(parseLine('With {friend}.').sequence, slots)).toBe(true)
    expect(canExpand(parseLine('At {place}.').sequence, slots)).toBe(false)
    expect(canExpand(parseLine('At (the {place}|a {house}).').sequence, slots)).toBe(false)
    for (const luck of [always, never])
      expect(
        expand(parseLine('Here (at {place}|with {friend}|in {town})[, {day}]').sequence, slots, luck),
      ).toBe('Here with Leo')
  })

  it('says 一起 once, which an undertaking may begin with, and no stop after a stop', () => {
    const facts = (name: string) => ({ what: '一起吃饭', said: '好吗？' })[name]
    expect(expand(parseLine('明天一起{what}。').sequence, facts, always)).toBe('明天一起吃饭。')
    expect(expand(parseLine('{said}。走吧。').sequence, facts, always)).toBe('好吗？走吧。')
  })

  it('refuses brackets that are not closed', () => {
    expect(() => parseLine('never (closed')).toThrow(SyntaxError)
    expect(() => parseLine('never {closed')).toThrow(SyntaxError)
    expect(() => parseLine('never [closed')).toThrow(SyntaxError)
  })
})
