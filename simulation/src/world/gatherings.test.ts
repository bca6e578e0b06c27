import { expect, it } from 'vitest'
import { undertakingOf } from '../mind/wording.ts'
import { Simulation } from '../simulation.ts'
import { residentSheets } from './content/residents.ts'
import { townMap } from './content/town.ts'
import { NO_ROW } from './gathering-store.ts'
import { rowOfKey } from './gatherings.ts'
import { NO_KEY } from './keys.ts'
import { planBlock } from './plan.ts'

it('a part of a day that belongs to no gathering is told as what it is, though empty slots and rows bear the same key', () => {
  const { world } = Simulation.create({ seed: 3, sheets: residentSheets, map: townMap })
  const resident = world.resident(0)
  // The first gathering of the town is over: its row is free.
  world.tables.gatherings.close(0)
  const place = world.town.workplaceOf(resident.index)
  expect(rowOfKey(world, resident, NO_KEY)).toBe(NO_ROW)
  expect(undertakingOf(world, resident, planBlock('work', 480, 720, place)).en).toMatch(/^work at /)
})
