import type { Db } from '../database/connection.ts'
import { gather } from '../database/gather.ts'
import type { CommunityContext } from './context.ts'
import { listMarks, type ViewerMarks } from './feed/viewer-marks.repo.ts'
import { listAskedPostRows, nameOfAsked, type AskedPost, type PostRow } from './posts/post-rows.repo.ts'
import { listVisiblePosts, type VisiblePost } from './posts/posts.repo.ts'

/** For what only reads, and outside a transaction: many requests share its statements. */
export interface ReadingContext extends CommunityContext {
  reads: GatheredReads
}

interface AskedPage {
  viewerId: string
  postIds: readonly string[]
}

/** What nearly every request begins with, in one statement for all requests of a turn of the event loop. */
export class GatheredReads {
  /** A post that is there, and that the viewer may see; viewer null is anybody. */
  readonly findPostRow: (asked: AskedPost) => Promise<PostRow | undefined>
  /** As `findVisiblePost`. */
  readonly findVisiblePost: (asked: AskedPost) => Promise<VisiblePost | undefined>
  readonly #listMarks: (asked: AskedPage) => Promise<ReadonlyMap<string, ViewerMarks> | undefined>

  constructor(db: Db) {
    const byAsked = <Row extends { viewerId: string; id: string }>(rows: readonly Row[]) =>
      new Map(rows.map((row) => [nameOfAsked({ viewerId: row.viewerId, postId: row.id }), row]))
    this.findPostRow = gather(nameOfAsked, async (asked) => byAsked(await listAskedPostRows(db, asked)))
    this.findVisiblePost = gather(nameOfAsked, async (asked) => byAsked(await listVisiblePosts(db, asked)))
    this.#listMarks = gather(
      ({ viewerId, postIds }) => `${viewerId} ${postIds.join()}`,
      (pages) => listMarksOfPages(db, pages),
    )
  }

  /** The viewer's marks on posts, by their ids; of a post without any there is no entry. */
  async listMarks(viewerId: string, postIds: readonly string[]): Promise<ReadonlyMap<string, ViewerMarks>> {
    if (postIds.length === 0) return new Map()
    return (await this.#listMarks({ viewerId, postIds })) ?? new Map()
  }
}

/** One statement for all viewers of a page: what most look at is the same few. */
async function listMarksOfPages(
  db: Db,
  pages: readonly AskedPage[],
): Promise<Map<string, Map<string, ViewerMarks>>> {
  const found = new Map<string, Map<string, ViewerMarks>>()
  const read = async (page: string, viewers: readonly AskedPage[]) => {
    const viewerIds = viewers.map(({ viewerId }) => viewerId)
    for (const { viewerId, id, ...marks } of await listMarks(db, viewerIds, viewers[0]!.postIds)) {
      const name = `${viewerId} ${page}`
      if (!found.has(name)) found.set(name, new Map())
      found.get(name)!.set(id, marks)
    }
  }
  const samePage = Map.groupBy(pages, ({ postIds }) => postIds.join())
  await Promise.all([...samePage].map(([page, viewers]) => read(page, viewers)))
  return found
}
