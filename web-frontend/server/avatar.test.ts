import { expect, it } from 'vitest'
import { drawAvatar } from './avatar.ts'

it('draws the same portrait for the same name and another one for another', () => {
  expect(drawAvatar('linmei')).toBe(drawAvatar('linmei'))
  expect(drawAvatar('linmei')).not.toBe(drawAvatar('tomas'))
})

it('draws without a script and without asking any other origin', () => {
  const svg = drawAvatar('linmei')
  expect(svg).toMatch(/^<svg /)
  expect(svg).not.toMatch(/<script|<image|href="http/)
})
