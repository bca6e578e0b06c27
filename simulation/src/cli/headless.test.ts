import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addHeadlessCommand, runHeadless } from './headless.ts'

describe('a headless run', () => {
  it('reports the same life for the same seed, in the fields that others read', async () => {
    const [first, second] = [
      await runHeadless({ seed: 5, days: 0.25, residents: 25 }),
      await runHeadless({ seed: 5, days: 0.25, residents: 25 }),
    ]
    expect(Object.keys(first)).toEqual([
      'stateHash',
      'events',
      'setupMs',
      'wallMs',
      'eventsPerSecond',
      'residents',
      'simDays',
      'heapBytesPerResident',
      'posts',
      'comments',
      'likes',
      'encounters',
      'messages',
    ])
    expect(first.stateHash).toMatch(/^[0-9a-f]{16}$/)
    expect(first.events).toBeGreaterThan(100)
    const { stateHash, events, posts, comments, likes, encounters } = first
    expect(second).toMatchObject({ stateHash, events, posts, comments, likes, encounters })
  })

  it('lives in a town of generated residents, in several districts', async () => {
    const report = await runHeadless({ seed: 5, days: 0.25, residents: 120 })
    expect(report.residents).toBe(120)
    expect(report.encounters).toBeGreaterThan(60)
  })

  it.each([
    ['--days', '0'],
    ['--days', 'x'],
    ['--residents', '0'],
    ['--residents', '2.5'],
    ['--seed', '-1'],
  ])('refuses %s %s', async (option, value) => {
    const program = new Command().exitOverride()
    addHeadlessCommand(program)
    const command = program.commands[0]!.exitOverride().configureOutput({ writeErr: () => {} })
    await expect(program.parseAsync(['headless', option, value], { from: 'user' })).rejects.toThrow(
      /must be|argument/,
    )
    expect(command.name()).toBe('headless')
  })
})
