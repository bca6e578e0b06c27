import { describe, expect, it } from 'vitest'
import type { WorldPicture } from '../protocol.ts'
import { createDemoSource } from './demo/demo-source.ts'
import { deltaBetween } from './picture-delta.ts'

const picture = (): Promise<WorldPicture> => createDemoSource({ now: () => 0 }).readPicture()

describe('the delta between two pictures', () => {
  it('holds nothing but the clock when nothing changed', async () => {
    const [before, after] = [await picture(), await picture()]
    expect(deltaBetween(before, after)).toEqual({ clock: after.clock, eventCount: after.eventCount })
  })

  it('names only residents that changed, came or went', async () => {
    const [before, after] = [await picture(), await picture()]
    const [first, second, ...others] = after.residents
    const newcomer = { ...first!, id: '99' }
    after.residents = [{ ...second!, mood: 'sad' }, ...others, newcomer]
    const delta = deltaBetween(before, after)
    expect(delta.residents?.map(({ id }) => id)).toEqual([second!.id, '99'])
    expect(delta.goneResidentIds).toEqual([first!.id])
  })

  it('sends the encounters again when one has gone on', async () => {
    const [before, after] = [await picture(), await picture()]
    after.encounters = [{ id: '1', startAt: 0, endAt: 1, turns: [] }]
    expect(deltaBetween(before, after).encounters).toEqual(after.encounters)
  })
})
