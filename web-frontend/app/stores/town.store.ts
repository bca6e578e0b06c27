import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type {
  Encounter,
  Location,
  Resident,
  ResidentAction,
  ResidentDetail,
  World,
} from '@ai-community/shared/contracts/world.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { entryOf } from './entry-of.ts'

const TOWN_PAGE_SIZE = 100
const RECENT_ENCOUNTERS = 10
const RECENT_ACTIONS = 12

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

/** The town as its readers see it: clock, places with who is there, residents, talks. */
export const useTownStore = defineStore('town', () => {
  const api = useApi()
  const world = ref(unread<World>())
  const locations = ref(unread<Location[]>())
  const residents = ref(unread<Resident[]>())
  const encounters = ref(unread<Encounter[]>())
  const places = ref<Record<string, Reading<Location>>>({})
  const details = ref<Record<string, Reading<ResidentDetail>>>({})
  const actions = ref<Record<string, Reading<ResidentAction[]>>>({})

  async function listOf<Item>(path: string, limit: number): Promise<Item[]> {
    return (await api.request<Page<Item>>('GET', path, { query: { limit } })).items
  }

  const loadWorld = () => read(world.value, () => api.request<World>('GET', '/world'))
  const loadLocations = () =>
    read(locations.value, () => listOf<Location>('/world/locations', TOWN_PAGE_SIZE))
  const loadResidents = () =>
    read(residents.value, () => listOf<Resident>('/world/residents', TOWN_PAGE_SIZE))
  const loadEncounters = () =>
    read(encounters.value, () => listOf<Encounter>('/world/encounters', RECENT_ENCOUNTERS))

  function placeOf(id: string): Reading<Location> {
    return entryOf(places.value, id, unread<Location>)
  }

  function detailOf(username: string): Reading<ResidentDetail> {
    return entryOf(details.value, username, unread<ResidentDetail>)
  }

  function actionsOf(username: string): Reading<ResidentAction[]> {
    return entryOf(actions.value, username, unread<ResidentAction[]>)
  }

  const loadPlace = (id: string) =>
    read(placeOf(id), () => api.request<Location>('GET', `/world/locations/${encodeURIComponent(id)}`))
  const loadDetail = (username: string) =>
    read(detailOf(username), () =>
      api.request<ResidentDetail>('GET', `/world/residents/${encodeURIComponent(username)}`),
    )
  const loadActions = (username: string) =>
    read(actionsOf(username), () =>
      listOf<ResidentAction>(`/world/residents/${encodeURIComponent(username)}/actions`, RECENT_ACTIONS),
    )

  return {
    world,
    locations,
    residents,
    encounters,
    places,
    details,
    actions,
    placeOf,
    detailOf,
    actionsOf,
    loadWorld,
    loadLocations,
    loadResidents,
    loadEncounters,
    loadPlace,
    loadDetail,
    loadActions,
  }
})
