import { relationsOf } from './relations.ts'
import type { ResidentSheet, VoiceCard } from './resident-sheet.ts'
import { marketSide } from './sheets/market-side.ts'
import { northSide } from './sheets/north-side.ts'
import { southSide } from './sheets/south-side.ts'
import { TURNS_OF_PHRASE } from './sheets/turns-of-phrase.ts'
import type { DraftSheet } from './sheets/write-sheet.ts'

/** The hand-written residents of the town, in a fixed order; a resident's `index` is its place here. */
export const residentSheets: readonly ResidentSheet[] = [...northSide, ...marketSide, ...southSide].map(
  (draft, index) => ({
    ...draft,
    voice: withTurnsOfPhrase(draft),
    index,
    district: 0,
    relations: relationsOf(draft.key),
  }),
)

function withTurnsOfPhrase({ key, voice }: DraftSheet): VoiceCard {
  const { zh, en } = TURNS_OF_PHRASE[key]!
  return { ...voice, phrases: { zh: [...voice.phrases.zh, ...zh], en: [...voice.phrases.en, ...en] } }
}
