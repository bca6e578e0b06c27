import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { MindParts } from '../mind/rule-mind.ts'

/** A way to run the same town: whole, or with one part of the mind left out. */
export interface Arm {
  key: ArmKey
  name: BilingualText
  /** What is left out. */
  without: keyof MindParts | null
}

export const ARM_KEYS = ['whole', 'no-reflection', 'no-planning', 'no-memory', 'no-feed'] as const
export type ArmKey = (typeof ARM_KEYS)[number]

export const ARMS: Readonly<Record<ArmKey, Arm>> = {
  whole: { key: 'whole', name: { zh: '完整', en: 'whole' }, without: null },
  'no-reflection': {
    key: 'no-reflection',
    name: { zh: '无反思', en: 'no reflection' },
    without: 'reflection',
  },
  'no-planning': { key: 'no-planning', name: { zh: '无计划', en: 'no planning' }, without: 'planning' },
  'no-memory': { key: 'no-memory', name: { zh: '无记忆', en: 'no memory' }, without: 'memory' },
  'no-feed': { key: 'no-feed', name: { zh: '无动态流', en: 'no feed' }, without: 'feed' },
}

/** The parts of the mind that a resident of this arm has. */
export function partsOf(arm: ArmKey): Partial<MindParts> {
  const { without } = ARMS[arm]
  return without === null ? {} : { [without]: false }
}
