import type { QuestionKind } from './occasion-groups.ts'
import type { PostGist, PostKind, ReactionKind } from './occasion.ts'
import { pickOne, type RandomSource } from './random-source.ts'

interface Reactions {
  /** What anybody may say; the first is the most usual. */
  kinds: readonly ReactionKind[]
  /** What the one whom the post names may say. */
  mine?: readonly ReactionKind[]
  asks: readonly QuestionKind[]
}

const LIGHT: readonly ReactionKind[] = ['comment_agree', 'comment_agree', 'comment_tease']
const HEAVY: readonly ReactionKind[] = ['comment_comfort', 'comment_comfort', 'comment_offer']
const CHEERING: readonly ReactionKind[] = ['comment_congratulate', 'comment_agree', 'comment_tease']
const MEETING: Reactions = { kinds: LIGHT, mine: ['comment_agree', 'comment_thank'], asks: ['ask_friend'] }
const BOND: Reactions = {
  kinds: ['comment_congratulate', 'comment_agree'],
  mine: ['comment_agree'],
  asks: ['ask_more', 'ask_friend'],
}
const FRIENDLY: Reactions = { kinds: ['comment_agree'], mine: ['comment_thank'], asks: ['ask_friend'] }
const SAD: Reactions = { kinds: HEAVY, mine: ['comment_comfort'], asks: ['ask_feeling'] }
const NEWS: Reactions = {
  kinds: ['comment_agree', 'comment_agree', 'comment_tease', 'comment_disagree', 'comment_thank'],
  asks: ['ask_fact'],
}
const GREETING: Reactions = { kinds: LIGHT, asks: [] }
const PLAN: Reactions = { kinds: LIGHT, mine: ['comment_agree'], asks: ['ask_more', 'ask_join'] }

/** Which comments a post of a kind calls for, so that nobody comforts a breakfast. */
const REACTIONS: Readonly<Record<PostKind, Reactions>> = {
  woke_up: GREETING,
  slept_badly: SAD,
  breakfast: { kinds: [...LIGHT, 'comment_disagree'], asks: ['ask_item', 'ask_place'] },
  meal_alone: { kinds: [...LIGHT, 'comment_disagree'], asks: ['ask_item', 'ask_place'] },
  meal_with: { kinds: LIGHT, mine: LIGHT, asks: ['ask_item', 'ask_join'] },
  cooked: { kinds: CHEERING, asks: ['ask_item'] },
  cooked_for: { kinds: CHEERING, mine: ['comment_thank', 'comment_agree'], asks: ['ask_item', 'ask_friend'] },
  work_began: { kinds: LIGHT, asks: [] },
  work_went_well: { kinds: CHEERING, asks: ['ask_more'] },
  hard_shift: SAD,
  night_shift: { kinds: LIGHT, asks: ['ask_more'] },
  finished_work: { kinds: CHEERING, asks: [] },
  customer_story: { kinds: LIGHT, asks: ['ask_more'] },
  studied: { kinds: CHEERING, asks: ['ask_topic'] },
  read_book: {
    kinds: ['comment_agree', 'comment_agree', 'comment_tease', 'comment_disagree'],
    asks: ['ask_book'],
  },
  exercised: { kinds: CHEERING, asks: ['ask_more', 'ask_join'] },
  walked: { kinds: [...LIGHT, 'comment_disagree'], asks: ['ask_place', 'ask_join'] },
  park_visit: { kinds: [...LIGHT, 'comment_disagree'], asks: ['ask_place'] },
  market_find: { kinds: LIGHT, asks: ['ask_item'] },
  bought: { kinds: LIGHT, asks: ['ask_item'] },
  made: { kinds: CHEERING, asks: ['ask_item', 'ask_more'] },
  gave_gift: { kinds: LIGHT, mine: ['comment_thank'], asks: ['ask_item', 'ask_friend'] },
  received_gift: { kinds: CHEERING, mine: ['comment_agree'], asks: ['ask_item'] },
  met_by_chance: MEETING,
  long_talk: { kinds: LIGHT, mine: ['comment_agree', 'comment_thank'], asks: ['ask_friend', 'ask_more'] },
  talked_about_fact: NEWS,
  heard_news: NEWS,
  new_acquaintance: MEETING,
  missed_someone: { kinds: HEAVY, mine: ['comment_comfort'], asks: ['ask_friend'] },
  made_up: {
    kinds: ['comment_congratulate', 'comment_agree'],
    mine: ['comment_congratulate'],
    asks: ['ask_more'],
  },
  quarrelled: { ...SAD, asks: ['ask_feeling', 'ask_friend'] },
  lonely: SAD,
  happy: { kinds: CHEERING, asks: ['ask_more'] },
  worried: SAD,
  tired: SAD,
  bored: { kinds: ['comment_comfort', 'comment_offer', 'comment_tease', 'comment_agree'], asks: [] },
  joke: { kinds: LIGHT, asks: [] },
  question_to_town: { kinds: ['comment_answer'], asks: [] },
  opinion: {
    kinds: ['comment_agree', 'comment_agree', 'comment_disagree', 'comment_tease'],
    asks: ['ask_more', 'ask_topic'],
  },
  disagreement: {
    kinds: ['comment_agree', 'comment_tease', 'comment_disagree'],
    mine: ['comment_agree'],
    asks: ['ask_friend', 'ask_topic'],
  },
  invitation: { kinds: ['comment_agree'], asks: ['ask_join'] },
  thanks: FRIENDLY,
  plan_for_day: PLAN,
  looking_forward: PLAN,
  insight: { kinds: ['comment_agree', 'comment_agree', 'comment_disagree'], asks: ['ask_more'] },
  good_night: GREETING,
  weekend: GREETING,
  place_observation: { kinds: LIGHT, asks: ['ask_place'] },
  attended: { kinds: ['comment_agree'], mine: ['comment_agree'], asks: ['ask_more'] },
  hosted: { kinds: ['comment_congratulate', 'comment_agree'], asks: ['ask_more'] },
  apology: { kinds: ['comment_comfort', 'comment_offer'], mine: ['comment_comfort'], asks: [] },
  congratulation: FRIENDLY,
  praise_friend: FRIENDLY,
  helped: FRIENDLY,
  gossip: NEWS,
  announce: { kinds: ['comment_congratulate', 'comment_agree', 'comment_disagree'], asks: ['ask_fact'] },
  weather: { kinds: ['comment_agree'], asks: [] },
  season: { kinds: ['comment_agree'], asks: [] },
  event_news: {
    kinds: ['comment_agree', 'comment_agree', 'comment_thank', 'comment_disagree'],
    asks: ['ask_fact', 'ask_join'],
  },
  event_now: { kinds: ['comment_agree'], asks: ['ask_more'] },
  event_missed: { kinds: HEAVY, asks: ['ask_feeling'] },
  appointment_made: PLAN,
  appointment_kept: { kinds: ['comment_agree'], mine: ['comment_agree'], asks: ['ask_more'] },
  appointment_missed: { kinds: ['comment_comfort'], mine: ['comment_comfort'], asks: [] },
  stood_up: SAD,
  declined: { kinds: ['comment_comfort'], asks: [] },
  traded: { kinds: LIGHT, mine: ['comment_thank'], asks: ['ask_item', 'ask_more'] },
  photo: { kinds: LIGHT, asks: ['ask_place'] },
  place_full: { kinds: ['comment_agree'], asks: ['ask_place'] },
  met_neighbour: MEETING,
  recommend: { kinds: ['comment_agree', 'comment_thank', 'comment_disagree'], asks: [] },
  anniversary: BOND,
  yesterday: { kinds: ['comment_agree'], asks: ['ask_more'] },
  plan_for_tomorrow: PLAN,
  day_off: GREETING,
  plan_given_up: { kinds: HEAVY, asks: [] },
  rained_off: SAD,
  sat_exam: { kinds: ['comment_congratulate', 'comment_comfort', 'comment_agree'], asks: ['ask_more'] },
  became_friends: BOND,
  grew_close: BOND,
  grew_apart: { ...SAD, asks: ['ask_feeling'] },
}

/** A comment that fits the post; a person's post, whose kind is unknown, is agreed with. */
export function reactionFor(post: PostGist, aboutMe: boolean, random: RandomSource): ReactionKind {
  if (!post.kind) return 'comment_agree'
  const { kinds, mine } = REACTIONS[post.kind]
  return pickOne(random, aboutMe && mine ? mine : kinds)
}

/** What the question needs to be able to name. */
const NEEDS: Partial<Record<QuestionKind, keyof PostGist>> = {
  ask_item: 'item',
  ask_place: 'place',
  ask_book: 'title',
  ask_topic: 'topic',
  ask_friend: 'friend',
}

/** A question that fits the post and whose subject the post names; undefined when there is nothing to ask. */
export function askKindFor(post: PostGist, aboutMe: boolean, random: RandomSource): QuestionKind | undefined {
  if (!post.kind) return 'ask_more'
  const { asks } = REACTIONS[post.kind]
  const fitting = asks.filter((kind) => {
    if (kind === 'ask_friend' && aboutMe) return false
    const need = NEEDS[kind]
    return need === undefined || (post[need] !== undefined && !(need === 'place' && post.place?.own))
  })
  return fitting.length === 0 ? undefined : pickOne(random, fitting)
}
