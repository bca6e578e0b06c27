import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type {
  Encounter,
  Location,
  Page,
  Resident,
  ResidentAction,
  ResidentDetail,
  World,
} from '../api/models.ts'
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

const pageOf = (limit: number) => ({ params: { query: { limit } } })

async function itemsOf<Item>(page: Promise<{ data?: Page<Item> }>): Promise<Item[]> {
  return (await answerOf(page)).items
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

  const loadWorld = () => read(world.value, () => answerOf(api.GET('/world')))
  const loadLocations = () =>
    read(locations.value, () => itemsOf(api.GET('/world/locations', pageOf(TOWN_PAGE_SIZE))))
  const loadResidents = () =>
    read(residents.value, () => itemsOf(api.GET('/world/residents', pageOf(TOWN_PAGE_SIZE))))
  const loadEncounters = () =>
    read(encounters.value, () => itemsOf(api.GET('/world/encounters', pageOf(RECENT_ENCOUNTERS))))

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
