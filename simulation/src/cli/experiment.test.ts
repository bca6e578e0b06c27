import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addExperimentCommand } from './experiment.ts'

function parse(...options: string[]): Promise<Command> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} })
  addExperimentCommand(program)
  return program.parseAsync(['experiment', 'conversation', ...options], { from: 'user' })
}

describe('the command experiment', () => {
  it.each([
    ['--seeds', '0'],
    ['--seeds', '1.5'],
    ['--seeds', '3,x'],
    ['--seeds', '3,3'],
    ['--days', '0'],
    ['--days', '-2'],
    ['--workers', '0'],
    ['--arms', 'whole,no-sleep'],
  ])('refuses %s %s', async (option, value) => {
    await expect(parse(option, value)).rejects.toThrow(/argument '.*' is invalid/)
  })
})
