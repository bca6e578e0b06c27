import type { ResidentSheet } from '../../world/content/resident-sheet.ts'
import { gistOf } from './compose.ts'
import type { CommentOccasion, PostOccasion } from './occasion.ts'
import { pickOne, type RandomSource } from './random-source.ts'
import { askKindFor, reactionFor } from './reactions.ts'
import { POST_KINDS, sampleOccasion } from './sample-occasions.ts'

/** For tests: a comment of a kind that the post calls for, with the facts that its kind of post really has. */
export function sampleReaction(sheet: ResidentSheet, random: RandomSource): CommentOccasion {
  const kind = pickOne(random, POST_KINDS)
  const occasion = sampleOccasion(kind, sheet, random) as PostOccasion
  const post = gistOf(withOwnFacts(occasion))
  const aboutMe = post.friend !== undefined && random.nextUint32() % 6 === 0
  const ask = random.nextUint32() % 3 === 0 ? askKindFor(post, aboutMe, random) : undefined
  const kindOfComment = ask ?? reactionFor(post, aboutMe, random)
  const { author, timeOfDay } = sampleOccasion('comment_agree', sheet, random) as CommentOccasion
  return { kind: kindOfComment, author, timeOfDay, post, aboutMe }
}

/** Samples carry every fact; a post about a talk has no dish, and one about a meal no book. */
const OWN_FACTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/breakfast|meal|cooked/, ['food', 'place', 'friend']],
  [/work|shift|story|exam/, ['place']],
  [/studied|opinion|question/, ['topic', 'place']],
  [/read_book/, ['title', 'place']],
  [/walked|park|place|photo|exercised/, ['place']],
  [/market|bought|made$|gift|traded/, ['item', 'place', 'friend']],
  [/news|gossip|announce|fact/, ['fact', 'friend', 'event']],
  [/attended|hosted|event/, ['event', 'place']],
  [/recommend/, ['item']],
  [/invitation|appointment|looking/, ['what', 'moment', 'friend', 'place']],
  [/disagreement|long_talk/, ['topic', 'friend', 'place']],
  [/.*/, ['friend']],
]
const ALL_FACTS = ['food', 'item', 'place', 'friend', 'topic', 'title', 'fact', 'event', 'what', 'moment']

function withOwnFacts(occasion: PostOccasion): PostOccasion {
  const own = OWN_FACTS.find(([kinds]) => kinds.test(occasion.kind))![1]
  const alone = ['market_find', 'bought', 'made', 'breakfast', 'meal_alone', 'cooked'].includes(occasion.kind)
  const kept: Record<string, unknown> = { ...occasion }
  for (const fact of ALL_FACTS)
    if (!own.includes(fact) || (alone && fact === 'friend')) Reflect.deleteProperty(kept, fact)
  return kept as unknown as PostOccasion
}
