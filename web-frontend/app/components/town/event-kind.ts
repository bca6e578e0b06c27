import { GATHERING_KINDS, type GatheringKind } from '@ai-community/shared/world/vocabulary.ts'

/** The kind of an event as the app has a word for it; what is no gathering is news. */
export function eventKind(kind: string): GatheringKind | 'news' {
  return GATHERING_KINDS.find((known) => known === kind) ?? 'news'
}
