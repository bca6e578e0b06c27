import type { RelationKind, SheetRelation } from './resident-sheet.ts'

type Pair = readonly [a: string, b: string, kind: RelationKind, affinity: number, familiarity: number]

/** Who knows whom when the world begins; each pair holds in both directions. */
const PAIRS: readonly Pair[] = [
  ['lin-xiaoman', 'maya-torres', 'friend', 0.8, 0.9],
  ['lin-xiaoman', 'ivy-brooks', 'colleague', 0.6, 0.7],
  ['lin-xiaoman', 'daniel-kim', 'friend', 0.5, 0.4],
  ['lin-xiaoman', 'bai-lu', 'friend', 0.6, 0.6],
  ['lin-xiaoman', 'he-guilan', 'neighbour', 0.5, 0.6],
  ['maya-torres', 'ivy-brooks', 'friend', 0.7, 0.7],
  ['maya-torres', 'nora-quinn', 'friend', 0.6, 0.6],
  ['maya-torres', 'leo-martin', 'friend', 0.4, 0.5],
  ['wu-dehai', 'he-guilan', 'partner', 0.8, 1],
  ['wu-dehai', 'wu-tong', 'family', 0.6, 1],
  ['he-guilan', 'wu-tong', 'family', 0.9, 1],
  ['wu-dehai', 'liang-he', 'friend', 0.7, 0.9],
  ['wu-dehai', 'henrik-lund', 'rival', 0.2, 0.6],
  ['wu-dehai', 'omar-haddad', 'colleague', 0.4, 0.7],
  ['he-guilan', 'omar-haddad', 'colleague', 0.6, 0.9],
  ['he-guilan', 'liang-he', 'friend', 0.6, 0.8],
  ['wu-tong', 'jiang-bo', 'friend', 0.8, 0.8],
  ['wu-tong', 'gao-yuan', 'friend', 0.6, 0.7],
  ['wu-tong', 'ruby-chen', 'neighbour', 0.5, 0.6],
  ['wu-tong', 'tom-becker', 'friend', 0.5, 0.6],
  ['grace-okafor', 'shen-yan', 'colleague', 0.7, 0.8],
  ['grace-okafor', 'priya-nair', 'friend', 0.7, 0.7],
  ['grace-okafor', 'edith-hale', 'friend', 0.5, 0.7],
  ['shen-yan', 'tom-becker', 'friend', 0.6, 0.6],
  ['shen-yan', 'zhou-mingyuan', 'friend', 0.5, 0.5],
  ['shen-yan', 'su-wan', 'friend', 0.5, 0.6],
  ['henrik-lund', 'priya-nair', 'partner', 0.9, 1],
  ['henrik-lund', 'lin-xiaoman', 'colleague', 0.5, 0.6],
  ['henrik-lund', 'omar-haddad', 'friend', 0.5, 0.7],
  ['priya-nair', 'zhou-mingyuan', 'colleague', 0.5, 0.8],
  ['priya-nair', 'zhou-keke', 'neighbour', 0.6, 0.7],
  ['priya-nair', 'gao-yuan', 'friend', 0.5, 0.6],
  ['zhou-mingyuan', 'zhou-keke', 'family', 0.9, 1],
  ['zhou-mingyuan', 'su-wan', 'friend', 0.7, 0.8],
  ['zhou-mingyuan', 'nora-quinn', 'friend', 0.5, 0.6],
  ['zhou-mingyuan', 'xu-zhihang', 'friend', 0.4, 0.7],
  ['zhou-keke', 'ivy-brooks', 'friend', 0.6, 0.6],
  ['zhou-keke', 'gao-yuan', 'friend', 0.5, 0.5],
  ['leo-martin', 'gao-yuan', 'neighbour', 0.5, 0.7],
  ['leo-martin', 'omar-haddad', 'neighbour', 0.5, 0.7],
  ['leo-martin', 'edith-hale', 'friend', 0.5, 0.6],
  ['leo-martin', 'ruby-chen', 'friend', 0.5, 0.6],
  ['gao-yuan', 'omar-haddad', 'neighbour', 0.5, 0.7],
  ['gao-yuan', 'daniel-kim', 'friend', 0.4, 0.4],
  ['omar-haddad', 'tom-becker', 'friend', 0.5, 0.6],
  ['su-wan', 'edith-hale', 'neighbour', 0.5, 0.8],
  ['su-wan', 'liang-he', 'neighbour', 0.6, 0.8],
  ['su-wan', 'nora-quinn', 'rival', 0.2, 0.6],
  ['edith-hale', 'liang-he', 'rival', 0.3, 0.8],
  ['edith-hale', 'xu-zhihang', 'rival', -0.2, 0.6],
  ['liang-he', 'xu-zhihang', 'friend', 0.4, 0.6],
  ['tom-becker', 'xu-zhihang', 'neighbour', 0.4, 0.7],
  ['tom-becker', 'jiang-bo', 'friend', 0.4, 0.5],
  ['ruby-chen', 'jiang-bo', 'colleague', 0.7, 0.8],
  ['ruby-chen', 'nora-quinn', 'neighbour', 0.6, 0.8],
  ['jiang-bo', 'nora-quinn', 'neighbour', 0.4, 0.6],
  ['bai-lu', 'daniel-kim', 'colleague', 0.5, 0.7],
  ['bai-lu', 'ivy-brooks', 'neighbour', 0.5, 0.7],
  ['daniel-kim', 'ivy-brooks', 'neighbour', 0.4, 0.5],
  ['bai-lu', 'shen-yan', 'friend', 0.4, 0.4],
]

/** Relations of one hand-written resident, in the order of the list above. */
export function relationsOf(key: string): readonly SheetRelation[] {
  return PAIRS.flatMap(([a, b, kind, affinity, familiarity]) => {
    if (a === key) return [{ to: b, kind, affinity, familiarity }]
    return b === key ? [{ to: a, kind, affinity, familiarity }] : []
  })
}
