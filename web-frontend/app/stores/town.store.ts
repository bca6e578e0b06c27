import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type {
  Digest,
  Encounter,
  Location,
  LocationDetail,
  Memory,
  Page,
  Resident,
  ResidentAction,
  ResidentDetail,
  TownEvent,
  TownMap,
  World,
} from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { entryOf } from './entry-of.ts'

const TOWN_PAGE_SIZE = 100
const RECENT_ENCOUNTERS = 10
const RECENT_ACTIONS = 12
const EVENTS_AHEAD = 10
const RECENT_MEMORIES = 30

/** One read of the town: what was fetched last stays shown when a refresh fails. */
interface Reading<Value> {
  value: Value | null
  failure: Failure | null
  loading: boolean
}

function unread<Value>(): Reading<Value> {
  return { value: null, failure: null, loading: false }
}

async function read<Value>(reading: Reading<Value>, fetchValue: () => Promise<Value>): Promise<void> {
  if (reading.loading) return
  reading.loading = true
  try {
    reading.value = await fetchValue()
    reading.failure = null
  } catch (error) {
    reading.failure = failureOf(error)
  } finally {
    reading.loading = false
  }
}

const pageOf = (limit: number) => ({ params: { query: { limit } } })

async function itemsOf<Item>(page: Promise<{ data?: Page<Item> }>): Promise<Item[]> {
  return (await answerOf(page)).items
}

/** The town as its readers see it: clock, map, places with who is there, residents, talks, events, what one missed. */
export const useTownStore = defineStore('town', () => {
  const api = useApi()
  const world = ref(unread<World>())
  const locations = ref(unread<Location[]>())
  const residents = ref(unread<Resident[]>())
  const encounters = ref(unread<Encounter[]>())
  const eventsAhead = ref(unread<TownEvent[]>())
  const digest = ref(unread<Digest>())
  const map = ref(unread<TownMap>())
  let digestSince: number | undefined
  const places = ref<Record<string, Reading<LocationDetail>>>({})
  const talks = ref<Record<string, Reading<Encounter>>>({})
  const events = ref<Record<string, Reading<TownEvent>>>({})
  const memories = ref<Record<string, Reading<Memory[]>>>({})
  const details = ref<Record<string, Reading<ResidentDetail>>>({})
  const actions = ref<Record<string, Reading<ResidentAction[]>>>({})

  const loadWorld = () => read(world.value, () => answerOf(api.GET('/world')))
  const loadLocations = () =>
    read(locations.value, () => itemsOf(api.GET('/world/locations', pageOf(TOWN_PAGE_SIZE))))
  const loadResidents = () =>
    read(residents.value, () => itemsOf(api.GET('/world/residents', pageOf(TOWN_PAGE_SIZE))))
  const loadEncounters = () =>
    read(encounters.value, () => itemsOf(api.GET('/world/encounters', pageOf(RECENT_ENCOUNTERS))))

  const loadEventsAhead = () =>
    read(eventsAhead.value, () =>
      itemsOf(api.GET('/world/events', { params: { query: { when: 'ahead', limit: EVENTS_AHEAD } } })),
    )
  /** @param since simulated time of the last visit; a day ago without one. */
  /** What happened after that time of the town, or in the last day. Of several wishes at a time the last one counts. */
  async function loadDigest(since?: number): Promise<void> {
    digestSince = since
    if (digest.value.loading) return
    let asked: number | undefined
    do {
      asked = digestSince
      const query = { params: { query: { since: asked } } }
      await read(digest.value, () => answerOf(api.GET('/world/digest', query)))
    } while (asked !== digestSince)
  }
  /** The ground never changes: it is read once. */
  const loadMap = async () => {
    if (!map.value.value) await read(map.value, () => answerOf(api.GET('/world/map')))
  }

  function placeOf(id: string): Reading<LocationDetail> {
    return entryOf(places.value, id, unread<LocationDetail>)
  }

  function talkOf(id: string): Reading<Encounter> {
    return entryOf(talks.value, id, unread<Encounter>)
  }

  function eventOf(id: string): Reading<TownEvent> {
    return entryOf(events.value, id, unread<TownEvent>)
  }

  function memoriesOf(username: string): Reading<Memory[]> {
    return entryOf(memories.value, username, unread<Memory[]>)
  }

  function detailOf(username: string): Reading<ResidentDetail> {
    return entryOf(details.value, username, unread<ResidentDetail>)
  }

  function actionsOf(username: string): Reading<ResidentAction[]> {
    return entryOf(actions.value, username, unread<ResidentAction[]>)
  }

  const loadPlace = (id: string) =>
    read(placeOf(id), () => answerOf(api.GET('/world/locations/{id}', { params: { path: { id } } })))
  const loadDetail = (username: string) =>
    read(detailOf(username), () =>
      answerOf(api.GET('/world/residents/{username}', { params: { path: { username } } })),
    )
  const loadActions = (username: string) =>
    read(actionsOf(username), () =>
      itemsOf(
        api.GET('/world/residents/{username}/actions', {
          params: { path: { username }, query: { limit: RECENT_ACTIONS } },
        }),
      ),
    )

  const loadTalk = (id: string) =>
    read(talkOf(id), () => answerOf(api.GET('/world/encounters/{id}', { params: { path: { id } } })))
  const loadEvent = (id: string) =>
    read(eventOf(id), () => answerOf(api.GET('/world/events/{id}', { params: { path: { id } } })))
  const loadMemories = (username: string) =>
    read(memoriesOf(username), () =>
      itemsOf(
        api.GET('/world/residents/{username}/memories', {
          params: { path: { username }, query: { limit: RECENT_MEMORIES } },
        }),
      ),
    )

  return {
    world,
    locations,
    residents,
    encounters,
    eventsAhead,
    digest,
    map,
    places,
    details,
    actions,
    talks,
    events,
    memories,
    placeOf,
    talkOf,
    eventOf,
    memoriesOf,
    detailOf,
    actionsOf,
    loadWorld,
    loadLocations,
    loadResidents,
    loadEncounters,
    loadEventsAhead,
    loadDigest,
    loadMap,
    loadTalk,
    loadEvent,
    loadMemories,
    loadPlace,
    loadDetail,
    loadActions,
  }
})
