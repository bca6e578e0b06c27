import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'

/** What residents care about; also the topics of their talks and opinions. */
export const INTERESTS = {
  cooking: { zh: '做饭', en: 'cooking' },
  reading: { zh: '读书', en: 'books' },
  gardening: { zh: '种花种菜', en: 'gardening' },
  music: { zh: '音乐', en: 'music' },
  painting: { zh: '画画', en: 'painting' },
  running: { zh: '跑步', en: 'running' },
  film: { zh: '电影', en: 'films' },
  tea: { zh: '茶', en: 'tea' },
  coffee: { zh: '咖啡', en: 'coffee' },
  photography: { zh: '摄影', en: 'photography' },
  chess: { zh: '下棋', en: 'chess' },
  football: { zh: '足球', en: 'football' },
  stars: { zh: '看星星', en: 'stargazing' },
  history: { zh: '历史', en: 'history' },
  crafts: { zh: '手工', en: 'making things by hand' },
  games: { zh: '桌游', en: 'board games' },
  science: { zh: '科学', en: 'science' },
  animals: { zh: '小动物', en: 'animals' },
  poetry: { zh: '诗', en: 'poetry' },
  trains: { zh: '火车', en: 'trains' },
  health: { zh: '健康', en: 'staying healthy' },
  teaching: { zh: '教书', en: 'teaching' },
  repair: { zh: '修东西', en: 'repairing things' },
  townlife: { zh: '镇上的事', en: 'town life' },
} as const satisfies Record<string, BilingualText>

export type InterestKey = keyof typeof INTERESTS
export const INTEREST_KEYS = Object.keys(INTERESTS) as InterestKey[]
