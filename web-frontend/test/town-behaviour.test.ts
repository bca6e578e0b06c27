// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WhySheet from '../app/components/ai/WhySheet.vue'
import MessageButton from '../app/components/message/MessageButton.vue'
import NotificationRow from '../app/components/notification/NotificationRow.vue'
import DayPlan from '../app/components/resident/DayPlan.vue'
import FriendList from '../app/components/resident/FriendList.vue'
import MemoryList from '../app/components/resident/MemoryList.vue'
import ResidentNow from '../app/components/resident/ResidentNow.vue'
import EventRow from '../app/components/town/EventRow.vue'
import LiveMap from '../app/components/town/LiveMap.vue'
import PlaceHeader from '../app/components/town/PlaceHeader.vue'
import TownDigest from '../app/components/town/TownDigest.vue'
import TownMap from '../app/components/town/TownMap.vue'
import TownNotice from '../app/components/town/TownNotice.vue'
import { useTownStore } from '../app/stores/town.store.ts'
import { componentScene } from './component-scene.ts'
import * as samples from './samples.ts'
import { problem } from './scripted-fetch.ts'

enableAutoUnmount(afterEach)
beforeEach(() => localStorage.clear())

const HOUR_MS = 3_600_000
const linksOf = (scene: ReturnType<typeof componentScene>['scene']) =>
  scene.findAll('a').map((link) => link.attributes('href'))

describe('what one missed', () => {
  it('leads from each line to its source, the newest first', () => {
    const { scene } = componentScene(TownDigest, { props: { digest: samples.digest, isSinceVisit: true } })
    expect(linksOf(scene)).toEqual(['/talks/300', '/posts/100', '/events/310'])
    expect(scene.text()).toContain('Since your last visit')
    expect(scene.text()).toContain('4 posts · 1 talk')
  })

  it('shows a few lines, and all of them when asked', async () => {
    const lines = Array.from({ length: 9 }, (_, n) => ({ ...samples.happening, id: String(300 + n) }))
    const { scene } = componentScene(TownDigest, {
      props: { digest: { ...samples.digest, lines }, isSinceVisit: false },
    })
    expect(linksOf(scene)).toHaveLength(5)
    await scene.find('button').trigger('click')
    expect(linksOf(scene)).toHaveLength(9)
    expect(scene.find('button').exists()).toBe(false)
  })

  it('says so when there was nothing', () => {
    const digest = { ...samples.digest, lines: [], counts: { posts: 0, encounters: 0, events: 0 } }
    const { scene } = componentScene(TownDigest, { props: { digest, isSinceVisit: true } })
    expect(scene.text()).toContain('you are up to date')
  })
})

describe('the map', () => {
  const props = {
    map: samples.map,
    locations: [samples.place],
    residents: [samples.detail],
    world: samples.world,
    zoom: 1,
    pickedId: null,
  }

  it('draws every resident and place, and its light goes with the hour', () => {
    const { scene } = componentScene(TownMap, { props })
    expect(scene.findAll('.figure')).toHaveLength(1)
    expect(scene.findAll('rect.place')).toHaveLength(1)
    expect(scene.find('.night').attributes('style')).toContain('opacity: 0;')
    const night = { ...samples.world, simTime: 2 * HOUR_MS }
    const dark = componentScene(TownMap, { props: { ...props, world: night } }).scene
    expect(dark.find('.night').attributes('style')).toContain('opacity: 0.62;')
    expect(dark.findAll('.lights rect')).toHaveLength(1)
  })

  it('offers to try again when the ground does not come', async () => {
    const answers = [problem(503, 'service_unavailable'), { body: samples.map }]
    const { scene, sent } = componentScene(LiveMap, {
      props: { world: samples.world, locations: [samples.place], residents: [samples.detail] },
      script: () => answers.shift()!,
    })
    useTownStore().map = { value: null, failure: null, loading: false }
    await useTownStore().loadMap()
    await flushPromises()
    await scene.find('[role=alert] button').trigger('click')
    await flushPromises()
    expect(sent).toHaveLength(2)
    expect(useTownStore().map.value).toEqual(samples.map)
  })
})

describe('the day of a resident', () => {
  const block = (state: 'done' | 'active' | 'planned' | 'dropped', hour: number) => ({
    ...samples.detail.plan[0]!,
    startAt: hour * HOUR_MS,
    endAt: (hour + 1) * HOUR_MS,
    state,
    reason: state === 'dropped' ? ('weather' as const) : null,
  })
  const plan = [block('done', 7), block('dropped', 9), block('active', 10), block('planned', 12)]

  it('tells of each part how it stands, and why one was given up', () => {
    const { scene } = componentScene(DayPlan, { props: { plan } })
    const rows = scene.findAll('li')
    expect(rows.map((row) => row.classes()[0])).toEqual(['done', 'dropped', 'active', 'planned'])
    expect(rows.map((row) => row.find('.state').text())).toEqual(['done', 'given up', 'now', 'to come'])
    expect(rows.map((row) => row.text().includes('The weather was against it'))).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(scene.find('.counts').text()).toBe('1 done1 now1 to come1 given up')
  })

  it('says when there is no plan yet', () => {
    expect(componentScene(DayPlan, { props: { plan: [] } }).scene.text()).toBe('No plan for today yet.')
  })
})

describe('a resident that sleeps', () => {
  const asleep = {
    ...samples.detail,
    status: 'asleep' as const,
    activity: {
      ...samples.detail.activity,
      action: 'sleep' as const,
      until: samples.world.simTime + HOUR_MS,
    },
  }

  it('tells when it gets up, by its clock and by the reader’s', () => {
    const { scene } = componentScene(ResidentNow, { props: { resident: asleep, world: samples.world } })
    expect(scene.find('.wake').text()).toBe('Asleep, gets up around 09:53 (about 1 minute for you)')
  })

  it('promises no time to the reader while the town stands still', () => {
    const world = { ...samples.world, status: 'paused' as const }
    const { scene } = componentScene(ResidentNow, { props: { resident: asleep, world } })
    expect(scene.find('.wake').text()).toBe('Asleep, gets up around 09:53')
  })

  it('has a moon on the button that writes to it', async () => {
    const { scene } = componentScene(MessageButton, { props: { username: 'linmei' } })
    const awake = scene.find('path').attributes('d')
    useTownStore().details['linmei'] = { value: asleep, failure: null, loading: false }
    await flushPromises()
    expect(scene.find('path').attributes('d')).not.toBe(awake)
  })
})

it('names friends with how they stand, the dearest first', () => {
  const relation = samples.detail.relationships[0]!
  const named = (displayName: string, affinity: number, standing: typeof relation.standing) => ({
    ...relation,
    affinity,
    standing,
    resident: { ...relation.resident, id: displayName, displayName },
  })
  const relationships = [
    named('B', -0.4, 'estranged'),
    named('A', 0.9, 'close_friend'),
    named('C', 0.3, 'friend'),
  ]
  const { scene } = componentScene(FriendList, { props: { relationships } })
  expect(scene.findAll('.name').map((name) => name.text())).toEqual(['A', 'C', 'B'])
  expect(scene.findAll('.standing').map((word) => word.text())).toEqual([
    'Close friend',
    'Friend',
    'Estranged',
  ])
})

it('gives memories in the resident’s own language, and says which have faded', () => {
  const memories = [samples.memory, { ...samples.memory, id: '321', forgottenAt: 31_000_000 }]
  const { scene } = componentScene(MemoryList, { props: { memories, language: 'zh' } })
  expect(scene.findAll('.text').map((text) => text.attributes('lang'))).toEqual(['zh-CN', 'zh-CN'])
  expect(scene.findAll('li').map((row) => row.text().includes('faded'))).toEqual([false, true])
})

it.each([
  [0, 'in 11 hours, town time'],
  [39_940_000, 'in 1 minute, town time'],
  [41_000_000, 'Going on now'],
])('tells at %i how long it is until an event', (now, words) => {
  const { scene } = componentScene(EventRow, { props: { event: samples.townEvent(), now } })
  expect(scene.find('.span').text()).toBe(words)
  expect(scene.attributes('href')).toBe('/events/310')
})

it.each([
  [{ open: true }, 'open until 20:00'],
  [{ open: false }, 'closed, opens at 08:00'],
  [{ open: true, hours: null }, 'always open'],
  [{ open: false, hours: null }, 'shut by the storm'],
])('says of a place whether it is open: %o', (state, words) => {
  const { scene } = componentScene(PlaceHeader, { props: { place: { ...samples.place, ...state } } })
  expect(scene.find('.fact').text()).toBe(words)
})

it.each([
  ['running', ''],
  ['paused', 'Time stands still'],
  ['stopped', 'The town has stopped'],
] as const)('says when nothing moves in a town that is %s', (status, words) => {
  const { scene } = componentScene(TownNotice, { props: { world: { ...samples.world, status } } })
  expect(scene.text().slice(0, words.length)).toBe(words)
  expect(scene.find('[role=status]').exists()).toBe(words !== '')
})

it('leads from why a post was written to what can be looked up', async () => {
  const reason = (kind: string) => ({ kind, id: '5', text: kind, simTime: null })
  const body = {
    postId: '100',
    reasons: ['memory', 'encounter', 'event', 'place', 'post', 'item'].map(reason),
  }
  const { scene } = componentScene(WhySheet, {
    props: { target: { type: 'post', id: '100' }, open: true },
    script: () => ({ body }),
  })
  await flushPromises()
  expect(linksOf(scene)).toEqual(['/talks/5', '/events/5', '/places/5', '/posts/5'])
})

it('leads from the notice of a meeting to what was said', () => {
  const notification = samples.notification({
    type: 'encounter',
    post: null,
    encounter: { id: '300', location: samples.post().location, simTime: 30_000_000 },
  })
  expect(linksOf(componentScene(NotificationRow, { props: { notification } }).scene)).toEqual(['/talks/300'])
})
