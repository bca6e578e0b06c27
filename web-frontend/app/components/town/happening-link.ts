import type { Happening } from '../../api/models.ts'

/** Where the source of something that happened is shown. */
export function happeningLink({ kind, id }: Pick<Happening, 'kind' | 'id'>): string {
  if (kind === 'post') return `/posts/${id}`
  return kind === 'encounter' ? `/talks/${id}` : `/events/${id}`
}
