import { expect, it } from 'vitest'
import { map } from '../../../test/samples.ts'
import { groundShapes } from './map-ground.ts'

it('joins tiles of a kind that lie beside each other to one stroke, and draws nothing for grass', () => {
  const shapes = new Map(groundShapes(map).map(({ kind, path }) => [kind, path]))
  expect([...shapes.keys()].toSorted()).toEqual(['path', 'tree', 'water'])
  expect(shapes.get('path')).toBe('M0 1h4v1h-4z')
  expect(shapes.get('water')).toBe('M4 1h2v1h-2zM4 2h2v1h-2z')
  expect(shapes.get('tree')!.match(/z/g)).toHaveLength(2)
})

it('leaves out what a newer map has and this app does not know', () => {
  expect(groundShapes({ kinds: ['grass'], rows: ['09'] })).toEqual([])
})
