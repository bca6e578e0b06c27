import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { expect, it } from 'vitest'
import { Simulation } from '../simulation.ts'
import { generateResidents } from '../world/content/generate-residents.ts'
import { townMap } from '../world/content/town.ts'
import { Watchdog } from './watchdog.ts'

function watch(lostResident?: number) {
  const simulation = Simulation.create({ seed: 3, sheets: [...generateResidents(6, 3)], map: townMap })
  simulation.runUntil(simTime(10 * SIM_HOUR_MS))
  const said: { resident: string; problem: string }[] = []
  const log = createLogger('simulation', 'error', {
    write: (line) => void said.push(JSON.parse(line) as (typeof said)[number]),
  })
  const watched: ConstructorParameters<typeof Watchdog>[0] = {
    world: simulation.world,
    eachPending: (visit) => simulation.eachPending((event) => event.subject !== lostResident && visit(event)),
  }
  return { watchdog: new Watchdog(watched, log, (key) => `@${key}`), said, simulation }
}

it('finds nothing in a town that lives', () => {
  const { watchdog, said } = watch()
  expect(watchdog.look(0)).toEqual({ stuck: [], isNews: true })
  expect(watchdog.look(1)).toEqual({ stuck: [], isNews: false })
  expect(said).toEqual([])
})

it('reports a resident whose next event is lost, in the log once and in the status as long as it lasts', () => {
  const { watchdog, said, simulation } = watch(2)
  const resident = `@${simulation.world.sheet(2).key}`
  const { stuck, isNews } = watchdog.look(0)
  expect(isNews).toBe(true)
  expect(stuck).toMatchObject([{ resident, problem: 'no next event' }])
  expect(watchdog.look(1)).toEqual({ stuck, isNews: false })
  expect(said).toMatchObject([{ resident, problem: 'no next event' }])
})

it('looks again only after a while', () => {
  const { watchdog } = watch()
  watchdog.look(1_000)
  expect(watchdog.isDue(5_999)).toBe(false)
  expect(watchdog.isDue(6_000)).toBe(true)
})
