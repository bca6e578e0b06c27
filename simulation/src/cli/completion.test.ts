import { describe, expect, it } from 'vitest'
import { complete } from './completion.ts'
import { createConsoleProgram } from './console-program.ts'
import { Session } from './session.ts'

const program = createConsoleProgram(new Session(() => new AbortController().signal))
const vocabulary = {
  residents: ['su_wan', '苏婉', 'emma_clark', 'Emma Clark'],
  places: ['三杯咖啡', 'Three Cups'],
}
const found = (line: string) => complete(line, program, vocabulary)[0]

describe('completion', () => {
  it('completes commands at the beginning of the line', () => {
    expect(found('in')).toEqual(['inspect ', 'interview ', 'inject '])
    expect(found('')).toContain('status ')
  })

  it('completes residents by either name, with quotes where the console needs them', () => {
    expect(found('inspect 苏')).toEqual(['苏婉 '])
    expect(found('interview em')).toEqual(['emma_clark ', '"Emma Clark" '])
    expect(found('log --of su')).toEqual(['su_wan '])
  })

  it('completes what a breakpoint may wait for', () => {
    expect(found('break o')).toEqual(['on '])
    expect(found('break on t')).toEqual(['trade ', 'talk ', '"Three Cups" '])
    expect(found('residents --at 三')).toEqual(['三杯咖啡 '])
  })

  it('completes options', () => {
    expect(found('status --')).toEqual(['--json '])
    expect(found('fork --in')).toEqual(['--inject '])
  })

  it('gives back the word it completes, which readline replaces', () => {
    expect(complete('inspect su', program, vocabulary)[1]).toBe('su')
  })
})
