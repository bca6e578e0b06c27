import type { OccasionKind } from './occasion.ts'

/** Lines of the grammar for some kinds of occasion, in one language. */
export type Phrases<Kind extends OccasionKind> = Record<Kind, readonly string[]>
