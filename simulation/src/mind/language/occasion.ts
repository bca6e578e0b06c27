import type {
  ActionKind,
  BilingualText,
  Mood,
  PlaceKind,
  ResidentLanguage,
} from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from '../../world/content/interests.ts'
import type { Traits, VoiceCard } from '../../world/content/resident-sheet.ts'

/** Who speaks. `language` is the language of the text, which may differ from the sheet's when answering a person. */
export interface Speaker {
  language: ResidentLanguage
  voice: VoiceCard
  traits: Traits
  mood: Mood
  /** Needed only by answers to "who are you". */
  occupation?: BilingualText
  interests?: readonly InterestKey[]
}

export const TIMES_OF_DAY = ['dawn', 'morning', 'noon', 'afternoon', 'evening', 'night'] as const
export type TimeOfDay = (typeof TIMES_OF_DAY)[number]

/** Dawn 4–7, morning 7–11, noon 11–14, afternoon 14–18, evening 18–22, night 22–4. */
export function timeOfDayAt(minuteOfDay: number): TimeOfDay {
  const hour = minuteOfDay / 60
  if (hour < 4 || hour >= 22) return 'night'
  if (hour < 7) return 'dawn'
  if (hour < 11) return 'morning'
  if (hour < 14) return 'noon'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** What to call a resident or a person: `called` of the sheet, or the display name twice. */
export type PersonRef = BilingualText
export interface PlaceRef {
  name: BilingualText
  kind: PlaceKind
  /** True for the speaker's own home, which is then 家 / home instead of its name. */
  own?: boolean
}
export interface ItemRef {
  /** Bare noun: 牛肉面 / beef noodles. */
  name: BilingualText
  /** With its counter: 一碗牛肉面 / a bowl of beef noodles. */
  phrase: BilingualText
}
/**
 * A statement without a full stop that reads after "听说" or "I heard that":
 * 面馆下周卖凉面 / the noodle shop will sell cold noodles next week.
 */
export type Clause = BilingualText
/** Something to do, reads after "打算" or "I plan to": 去市场买菜 / get groceries at the market. */
export type Undertaking = BilingualText
/** A moment, reads at the start of a sentence: 明天下午三点 / tomorrow at three. */
export type Moment = BilingualText

interface Timed {
  timeOfDay?: TimeOfDay
}

/** Why a resident writes a post, with the facts the text may state; it states no others. */
export type PostOccasion = Timed &
  (
    | { kind: 'woke_up'; hoursSlept: number }
    | { kind: 'slept_badly'; hoursSlept: number }
    | { kind: 'breakfast'; food: ItemRef; place: PlaceRef }
    | { kind: 'meal_alone'; food: ItemRef; place: PlaceRef }
    | { kind: 'meal_with'; food: ItemRef; place: PlaceRef; friend: PersonRef }
    | { kind: 'cooked'; food: ItemRef }
    | { kind: 'cooked_for'; food: ItemRef; friend: PersonRef }
    | { kind: 'work_began'; place: PlaceRef }
    | { kind: 'work_went_well'; place: PlaceRef; hours?: number }
    | { kind: 'hard_shift'; place: PlaceRef; hours: number }
    | { kind: 'night_shift'; place: PlaceRef }
    | { kind: 'finished_work'; place: PlaceRef; hours: number }
    /** `incident`: what happened at work, from `workIncidents`. */
    | { kind: 'customer_story'; place: PlaceRef; incident: Clause }
    | { kind: 'studied'; topic: InterestKey; place: PlaceRef; minutes: number }
    | { kind: 'read_book'; title: BilingualText; place?: PlaceRef }
    | { kind: 'exercised'; place: PlaceRef; minutes: number }
    | { kind: 'walked'; place: PlaceRef; minutes?: number }
    | { kind: 'park_visit'; place: PlaceRef }
    | { kind: 'market_find'; item: ItemRef; place: PlaceRef; priceCents: number }
    | { kind: 'bought'; item: ItemRef; place: PlaceRef; priceCents: number }
    | { kind: 'made'; item: ItemRef; place: PlaceRef; hours?: number }
    | { kind: 'gave_gift'; item: ItemRef; friend: PersonRef }
    | { kind: 'received_gift'; item: ItemRef; friend: PersonRef }
    | { kind: 'met_by_chance'; friend: PersonRef; place: PlaceRef }
    | { kind: 'long_talk'; friend: PersonRef; place: PlaceRef; topic?: InterestKey; minutes?: number }
    | { kind: 'talked_about_fact'; friend: PersonRef; fact: Clause }
    | { kind: 'heard_news'; fact: Clause; friend?: PersonRef }
    | { kind: 'new_acquaintance'; friend: PersonRef; place: PlaceRef }
    | { kind: 'missed_someone'; friend: PersonRef; days?: number }
    | { kind: 'made_up'; friend: PersonRef }
    | { kind: 'quarrelled'; friend: PersonRef }
    | { kind: 'lonely'; place?: PlaceRef }
    | { kind: 'happy'; place?: PlaceRef }
    | { kind: 'worried'; about?: Clause }
    | { kind: 'tired'; place?: PlaceRef }
    | { kind: 'bored'; place?: PlaceRef }
    | { kind: 'joke' }
    | { kind: 'question_to_town'; topic: InterestKey }
    | { kind: 'opinion'; topic: InterestKey }
    | { kind: 'disagreement'; friend: PersonRef; topic: InterestKey }
    | { kind: 'invitation'; what: Undertaking; moment: Moment; place?: PlaceRef }
    | { kind: 'thanks'; friend: PersonRef; reason?: Clause }
    | { kind: 'plan_for_day'; plans: readonly Undertaking[] }
    | { kind: 'looking_forward'; what: Undertaking; moment?: Moment; friend?: PersonRef }
    /** `thought`: the insight itself; without one the text muses about nothing in particular. */
    | { kind: 'insight'; thought?: Clause; friend?: PersonRef }
    | { kind: 'good_night' }
    | { kind: 'weekend' }
    | { kind: 'place_observation'; place: PlaceRef; present?: number }
    | { kind: 'attended'; event: BilingualText; place: PlaceRef; friend?: PersonRef }
    | { kind: 'hosted'; event: BilingualText; place: PlaceRef; guests?: number }
  )
export type PostKind = PostOccasion['kind']

/** What a post is about, for those who answer it. */
export interface PostGist {
  /** Null when a person wrote the post. */
  kind: PostKind | null
  place?: PlaceRef
  item?: ItemRef
  friend?: PersonRef
  topic?: InterestKey
  title?: BilingualText
  fact?: Clause
}

interface CommentFacts {
  author: PersonRef
  post: PostGist
}
export type CommentOccasion =
  | ({ kind: 'comment_agree' } & CommentFacts)
  | ({ kind: 'comment_disagree' } & CommentFacts)
  | ({ kind: 'comment_ask' } & CommentFacts)
  | ({ kind: 'comment_tease' } & CommentFacts)
  | ({ kind: 'comment_comfort' } & CommentFacts)
  | ({ kind: 'comment_congratulate' } & CommentFacts)
  | ({ kind: 'comment_thank' } & CommentFacts)
  | ({ kind: 'comment_answer' } & CommentFacts)
  /** Only when both really were there or share the thing: `memory` is what the speaker remembers of it. */
  | ({ kind: 'comment_shared'; memory?: Clause } & CommentFacts)
  /** Answer to a comment under the speaker's own or another's post; `author` wrote the comment. */
  | ({ kind: 'comment_reply'; toOwnPost?: boolean } & CommentFacts)

interface TalkFacts extends Timed {
  partner: PersonRef
  place: PlaceRef
}
export type TalkOccasion =
  | ({ kind: 'talk_greeting'; firstTime?: boolean } & TalkFacts)
  | ({ kind: 'talk_ask_how' } & TalkFacts)
  | ({ kind: 'talk_answer_how'; activity?: BilingualText } & TalkFacts)
  | ({ kind: 'talk_tell_fact'; fact: Clause; source?: PersonRef } & TalkFacts)
  | ({ kind: 'talk_react_fact'; fact: Clause; knewIt?: boolean } & TalkFacts)
  | ({ kind: 'talk_about_place' } & TalkFacts)
  | ({ kind: 'talk_about_work'; occupation: BilingualText } & TalkFacts)
  | ({ kind: 'talk_about_food'; food: ItemRef } & TalkFacts)
  | ({ kind: 'talk_about_topic'; topic: InterestKey } & TalkFacts)
  | ({ kind: 'talk_propose'; what: Undertaking; moment: Moment } & TalkFacts)
  | ({ kind: 'talk_accept'; what: Undertaking; moment: Moment } & TalkFacts)
  | ({ kind: 'talk_decline'; what: Undertaking; moment: Moment } & TalkFacts)
  | ({ kind: 'talk_farewell' } & TalkFacts)

/** Answers to a person's message, mention or comment; `hears` of hear.ts picks the kind. */
interface AnswerFacts extends Timed {
  person: PersonRef
  /** What the speaker does now, as composeActivity words it. */
  activity: BilingualText
  place?: PlaceRef
  /** Something the speaker remembers that bears on what was said. */
  memory?: Clause
}
export type AnswerOccasion =
  | ({ kind: 'answer_greeting' } & AnswerFacts)
  | ({ kind: 'answer_how_are_you' } & AnswerFacts)
  | ({ kind: 'answer_what_doing' } & AnswerFacts)
  | ({ kind: 'answer_who_are_you'; name: string } & AnswerFacts)
  | ({ kind: 'answer_thanks' } & AnswerFacts)
  | ({ kind: 'answer_praise' } & AnswerFacts)
  | ({ kind: 'answer_invitation' } & AnswerFacts)
  | ({ kind: 'answer_sad_person' } & AnswerFacts)
  | ({ kind: 'answer_farewell' } & AnswerFacts)
  | ({ kind: 'answer_question'; topic?: InterestKey } & AnswerFacts)
  | ({ kind: 'answer_statement'; topic?: InterestKey } & AnswerFacts)
  /** The message came while the speaker slept. */
  | ({ kind: 'answer_after_sleep' } & AnswerFacts)
  | ({ kind: 'answer_mention' } & AnswerFacts)

export type Occasion = PostOccasion | CommentOccasion | TalkOccasion | AnswerOccasion
export type OccasionKind = Occasion['kind']

/** What a resident does now, for composeActivity; the more facts, the fuller the line. */
export interface Activity {
  action: ActionKind
  place?: PlaceRef
  item?: ItemRef
  partner?: PersonRef
  topic?: InterestKey
  title?: BilingualText
  event?: BilingualText
  /** What kind of work, for `work`: the resident's occupation. */
  occupation?: BilingualText
}
