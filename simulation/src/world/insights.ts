import type { MemoryTheme } from './memory-themes.ts'

/** What a resident may find when it looks back: each rests on memories of some themes. */
export const INSIGHT_PATTERNS = [
  'good_company',
  'strained',
  'made_peace',
  'hard_work',
  'work_suits',
  'eats_alone',
  'sleeps_badly',
  'lonely',
  'good_days',
  'worries',
  'keeps_moving',
  'learns',
  'makes_things',
  'gives_and_takes',
  'spends',
  'news',
  'is_read',
  'place',
  'people_together',
  'word_kept',
  'word_broken',
] as const
export type InsightPattern = (typeof INSIGHT_PATTERNS)[number]

/** Whom or what the memories of a pattern have to have in common. */
export type CommonGround = 'subject' | 'place' | 'fact' | null

interface PatternRule {
  themes: readonly MemoryTheme[]
  common: CommonGround
  /** Fewer memories make no pattern. */
  least: number
}

export const PATTERN_RULES: Readonly<Record<InsightPattern, PatternRule>> = {
  good_company: { themes: ['met', 'long_talk', 'ate_with', 'grew_close'], common: 'subject', least: 3 },
  strained: { themes: ['quarrelled', 'disagreed', 'grew_apart'], common: 'subject', least: 1 },
  made_peace: { themes: ['made_up'], common: 'subject', least: 1 },
  hard_work: { themes: ['hard_shift', 'night_shift', 'felt_tired'], common: null, least: 2 },
  work_suits: { themes: ['work_went_well'], common: null, least: 2 },
  eats_alone: { themes: ['ate_alone'], common: null, least: 4 },
  sleeps_badly: { themes: ['slept_badly'], common: null, least: 2 },
  lonely: { themes: ['felt_lonely'], common: null, least: 2 },
  good_days: { themes: ['felt_happy'], common: null, least: 2 },
  worries: { themes: ['felt_worried'], common: null, least: 2 },
  keeps_moving: { themes: ['exercised', 'walked'], common: null, least: 3 },
  learns: { themes: ['studied', 'read_book'], common: null, least: 2 },
  makes_things: { themes: ['made', 'cooked'], common: null, least: 2 },
  gives_and_takes: {
    themes: ['gave', 'received', 'traded', 'cooked_for', 'was_fed', 'helped', 'was_helped'],
    common: 'subject',
    least: 1,
  },
  spends: { themes: ['bought'], common: null, least: 4 },
  news: { themes: ['heard_fact', 'told_fact'], common: 'fact', least: 1 },
  is_read: { themes: ['got_comment', 'got_message'], common: null, least: 4 },
  place: { themes: ['park_visit', 'place_seen', 'ate_alone', 'read_book'], common: 'place', least: 4 },
  people_together: { themes: ['attended', 'hosted'], common: null, least: 1 },
  word_kept: { themes: ['kept_appointment'], common: 'subject', least: 1 },
  word_broken: { themes: ['missed_appointment', 'stood_up'], common: 'subject', least: 1 },
}
