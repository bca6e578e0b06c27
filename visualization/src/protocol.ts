import type { ResidentAction, ResidentDetail } from '@ai-community/shared/contracts/world.ts'
import type { MapPlace, TownMap } from '@ai-community/shared/world/town-map.ts'
import type {
  ActionKind,
  BilingualText,
  Mood,
  RESIDENT_LANGUAGES,
} from '@ai-community/shared/world/vocabulary.ts'
import type { Position, Walk } from '@ai-community/shared/world/walk.ts'

/** What the visualizer's server tells its client. Both ends of this wire are in this package. */

export interface ClockSample {
  /** Committed town time, simulated milliseconds. */
  simTime: number
  /** Simulated seconds per real second; `max` runs as fast as it goes. */
  speed: number | 'max'
  status: 'running' | 'paused' | 'stopped'
  /** Real seconds the committed clock is behind what its speed promises. */
  lagSeconds: number
}

/** Which world the viewer sees, and since when its database does not answer (ISO 8601), if so. */
export interface SourceState {
  kind: 'live' | 'demo'
  awaySince: string | null
}

export interface VizPlace extends MapPlace {
  id: string
}

export interface VizResident {
  id: string
  username: string
  displayName: string
  language: (typeof RESIDENT_LANGUAGES)[number]
  asleep: boolean
  mood: Mood
  action: ActionKind
  activity: BilingualText
  /** Where the resident is; while it walks, where it is bound for or came from. */
  placeId: string | null
  position: Position
  walk: Walk | null
}

export interface VizTurn {
  speakerId: string
  content: string
}

/** A meeting with what is said in it; the turns share its time evenly. */
export interface VizEncounter {
  id: string
  startAt: number
  endAt: number
  turns: VizTurn[]
}

/** One consistent look at the whole world. */
export interface WorldPicture {
  /** Changes when another world, or another history of it, is shown: the client then starts afresh. */
  worldKey: string
  name: BilingualText
  clock: ClockSample
  map: TownMap
  places: VizPlace[]
  residents: VizResident[]
  encounters: VizEncounter[]
  /** How many events the town has committed since its first day; its growth is the event rate. */
  eventCount: number
}

export interface SnapshotMessage extends WorldPicture {
  source: SourceState
}

/** What changed since the last message; absent parts did not change. */
export interface DeltaMessage {
  clock: ClockSample
  eventCount: number
  source?: SourceState
  residents?: VizResident[]
  goneResidentIds?: string[]
  /** The whole list: it is short and turns are added to running encounters. */
  encounters?: VizEncounter[]
}

export interface ResidentReport {
  resident: ResidentDetail
  /** Newest first. */
  recentActions: ResidentAction[]
}
