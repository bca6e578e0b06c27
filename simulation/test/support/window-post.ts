import { NO_SUBJECT } from '../../src/world/intention.ts'
import type { WindowPost } from '../../src/world/social-window.ts'
import type { World } from '../../src/world/world.ts'

/** A post as a reader finds it, just written by a resident: of an occasion, telling a memory of its own. */
export function windowPost(
  world: World,
  { author, kind, memory }: Pick<WindowPost, 'author' | 'memory'> & { kind: string },
): WindowPost {
  return {
    serial: 1,
    key: world.newKey(),
    author,
    at: world.now,
    language: 'en',
    text: '',
    subject: { ...NO_SUBJECT, kind },
    memory,
    likeCount: 0,
    commentCount: 0,
    comments: [],
    deleted: false,
  }
}
