import type { WhyReason } from '../../api/models.ts'

const PAGES: Partial<Record<WhyReason['kind'], string>> = {
  encounter: '/talks/',
  event: '/events/',
  place: '/places/',
  post: '/posts/',
}

/** Where a reason can be looked up; null for what has no page: memories, things, what was done or written. */
export function reasonLink({ kind, id }: Pick<WhyReason, 'kind' | 'id'>): string | null {
  const page = PAGES[kind]
  return page ? page + id : null
}
