import { SIM_DAY_MS } from '@ai-community/shared/world/sim-time.ts'
import { GOOD_NEWS, type GoodNews } from '../world/good-news.ts'
import { eachMemoryOf, remember } from '../world/memories.ts'
import { emptyMemory, themeSet } from '../world/memory-store.ts'
import { stir } from '../world/needs.ts'
import { affinityTo } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'
import type { Clause, ItemRef } from './language/references.ts'

/** What there is to be glad of: news of friends, and how long one has known somebody. */

const LIKED_ABOVE = 0.2
const REJOICES = 0.8
const PASSED = 60
const told = emptyMemory()

/** A friend's good news, read in its post, is remembered by who takes part in it. */
export function rejoice(world: World, self: ResidentState, post: WindowPost): void {
  const news = GOOD_NEWS.indexOf(post.subject.kind as GoodNews)
  if (news < 0 || post.author < 0 || affinityTo(world, self, post.author) < LIKED_ABOVE) return
  // The post says what its memory says; when that is forgotten, so is what the news was.
  const { memories } = world.tables
  const author = world.resident(post.author)
  const slot = memories.findKey(author.index, author.memoryCount, post.memory)
  if (slot < 0) return
  const { amount, item } = memories.read(author.index, slot, told)
  if (GOOD_NEWS[news] === 'sat_exam' && amount < PASSED) return
  if (!self.random.chance(REJOICES)) return
  stir(self, 4)
  remember(world, self, {
    theme: 'glad_for',
    importance: 4,
    subject: post.author,
    place: self.place,
    item,
    topic: news,
    amount,
    cause: post.key,
  })
}

/** The news as a statement: 做好了一把木凳 / a wooden stool is finished. */
export function newsClause(news: GoodNews, amount: number, item: ItemRef | undefined): Clause {
  switch (news) {
    case 'made':
      return item
        ? { zh: `做好了${item.phrase.zh}`, en: `${item.phrase.en} is finished` }
        : { zh: '手上的活做好了', en: 'a piece of work is finished' }
    case 'hosted':
      return { zh: '把聚会办成了', en: 'a party was given' }
    case 'sat_exam':
      return { zh: `考了${amount}分`, en: `the exam is passed with ${amount} points` }
  }
}

/** Days since two first met that are worth a thought. */
const ROUND_DAYS: ReadonlySet<number> = new Set([7, 14, 30, 60, 100, 200, 365])
const FOND_ABOVE = 0.05
const FIRST_MEETINGS = themeSet(['new_acquaintance', 'anniversary'])

/** In the morning: whom of those it likes the resident got to know a round number of days ago, as far as it remembers. */
export function thinkOfFirstMeetings(world: World, self: ResidentState): void {
  let dearest: { subject: number; days: number; key: number; slot: number } | null = null
  let most = FOND_ABOVE
  let isDone = false
  eachMemoryOf(world, self, FIRST_MEETINGS, 0, ({ theme, subject, at, key }, slot) => {
    const days = world.dayIndex - Math.floor(at / SIM_DAY_MS)
    if (theme === 'anniversary') isDone ||= days === 0
    else if (ROUND_DAYS.has(days) && affinityTo(world, self, subject) > most) {
      most = affinityTo(world, self, subject)
      dearest = { subject, days, key, slot }
    }
  })
  if (dearest && !isDone) keepAnniversary(world, self, dearest)
}

function keepAnniversary(
  world: World,
  self: ResidentState,
  { subject, days, key, slot }: { subject: number; days: number; key: number; slot: number },
): void {
  world.tables.memories.touch(self.index, slot, world.now)
  remember(world, self, {
    theme: 'anniversary',
    importance: 5,
    subject,
    place: self.place,
    amount: days,
    cause: key,
  })
}
