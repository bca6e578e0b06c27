import type { MemoryTheme } from './memory-themes.ts'

/** What a friend writes of that calls for congratulation; memories of it keep the index. */
export const GOOD_NEWS = ['made', 'hosted', 'sat_exam'] as const satisfies readonly MemoryTheme[]
export type GoodNews = (typeof GOOD_NEWS)[number]
