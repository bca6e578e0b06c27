import type { ActionKind, GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import type { ResidentState } from './resident-state.ts'

/** What a resident is doing, as a reason for what it does not do meanwhile. */
const REASONS: Readonly<Record<ActionKind, GiveUpReason>> = {
  sleep: 'asleep',
  eat: 'hungry',
  cook: 'hungry',
  work: 'shift',
  study: 'busy',
  exercise: 'busy',
  rest: 'tired',
  wash: 'unwashed',
  walk: 'late',
  shop: 'busy',
  use: 'busy',
  give: 'talking',
  trade: 'talking',
  talk: 'talking',
  attend: 'engaged',
  host: 'engaged',
  browse: 'online',
  post: 'online',
  comment: 'online',
  like: 'online',
  follow: 'online',
  message: 'online',
  photo: 'busy',
  reflect: 'busy',
}

/** Why the resident does nothing else now. */
export function reasonOf(resident: ResidentState): GiveUpReason {
  return REASONS[resident.action.action]
}
