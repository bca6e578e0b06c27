import type { ActionKind, BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from '../../world/content/interests.ts'
import type {
  Clause,
  EventKind,
  ItemRef,
  Moment,
  PersonRef,
  PlaceRef,
  Season,
  Timed,
  Undertaking,
  Weather,
} from './references.ts'

interface TownEvent {
  event: BilingualText
  eventKind?: EventKind
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
    | ({ kind: 'attended'; place: PlaceRef; friend?: PersonRef } & TownEvent)
    | { kind: 'hosted'; event: BilingualText; place: PlaceRef; guests?: number }
    | { kind: 'apology'; friend: PersonRef; reason?: Clause }
    | { kind: 'congratulation'; friend: PersonRef; reason?: Clause }
    | { kind: 'praise_friend'; friend: PersonRef; reason?: Clause }
    | { kind: 'helped'; friend: PersonRef; reason?: Clause }
    /** News that nobody vouches for yet. */
    | { kind: 'gossip'; fact: Clause; friend?: PersonRef }
    /** The speaker's own news: `fact` is then in the first person where the town has it so. */
    | { kind: 'announce'; fact: Clause }
    | { kind: 'weather'; weather: Weather; place?: PlaceRef }
    | { kind: 'season'; season: Season; place?: PlaceRef }
    | ({ kind: 'event_news'; moment?: Moment; place?: PlaceRef } & TownEvent)
    | ({ kind: 'event_now'; place?: PlaceRef } & TownEvent)
    | ({ kind: 'event_missed'; reason?: Clause } & TownEvent)
    | { kind: 'appointment_made'; friend: PersonRef; what: Undertaking; moment: Moment }
    | { kind: 'appointment_kept'; friend: PersonRef; what: Undertaking; place?: PlaceRef }
    | { kind: 'appointment_missed'; friend: PersonRef; what: Undertaking; reason?: Clause }
    /** The other one did not come. */
    | { kind: 'stood_up'; friend: PersonRef; what: Undertaking; reason?: Clause }
    | { kind: 'declined'; friend: PersonRef; what: Undertaking; moment?: Moment; reason?: Clause }
    /** `item` was got for `gave`. */
    | { kind: 'traded'; item: ItemRef; gave: ItemRef; friend: PersonRef }
    | { kind: 'photo'; place: PlaceRef }
    | { kind: 'place_full'; place: PlaceRef }
    /** Met in the house where both live. */
    | { kind: 'met_neighbour'; friend: PersonRef }
    | { kind: 'recommend'; item?: ItemRef; title?: BilingualText; place?: PlaceRef }
    /** `days` since the two first met. */
    | { kind: 'anniversary'; friend: PersonRef; days: number }
    | { kind: 'yesterday'; memory: Clause }
    | { kind: 'plan_for_tomorrow'; plans: readonly Undertaking[] }
    | { kind: 'day_off' }
    | { kind: 'plan_given_up'; what: Undertaking; reason: Clause }
    | { kind: 'rained_off'; weather: Weather; place: PlaceRef }
    /** `score` 0–100. */
    | { kind: 'sat_exam'; score: number; place: PlaceRef }
    | { kind: 'became_friends' | 'grew_close' | 'grew_apart'; friend: PersonRef }
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
  event?: BilingualText
  what?: Undertaking
  moment?: Moment
}

interface CommentFacts extends Timed {
  author: PersonRef
  post: PostGist
  /** The post names the speaker as its friend. */
  aboutMe?: boolean
}
export type QuestionOccasion = {
  kind:
    | 'ask_more'
    | 'ask_item'
    | 'ask_place'
    | 'ask_book'
    | 'ask_topic'
    | 'ask_friend'
    | 'ask_fact'
    | 'ask_feeling'
    | 'ask_join'
} & CommentFacts
/** Comments that need no more than a post and a wish to say something. */
export type ReactionKind =
  | 'comment_agree'
  | 'comment_disagree'
  | 'comment_tease'
  | 'comment_comfort'
  | 'comment_congratulate'
  | 'comment_thank'
  | 'comment_answer'
  | 'comment_offer'
export type CommentOccasion =
  | QuestionOccasion
  | ({ kind: ReactionKind } & CommentFacts)
  /** Yes or no to an invitation. */
  | ({ kind: 'comment_invited' | 'comment_declined' } & CommentFacts)
  /** Only when both really were there or share the thing: `memory` is what the speaker remembers of it. */
  | ({ kind: 'comment_shared'; memory?: Clause } & CommentFacts)
  /** Something the speaker knows that bears on the post. */
  | ({ kind: 'comment_add'; memory: Clause } & CommentFacts)
  /**
   * Answer to a comment under the speaker's own or another's post; `author` wrote the comment and `to` is its kind,
   * null for a person's or an unknown one.
   */
  | ({ kind: 'comment_reply'; to?: CommentKind | null; toOwnPost?: boolean } & CommentFacts)
export type CommentKind = CommentOccasion['kind']

interface TalkFacts extends Timed {
  partner: PersonRef
  place: PlaceRef
}
export type TalkOccasion =
  | ({ kind: 'talk_greeting'; firstTime?: boolean } & TalkFacts)
  | ({ kind: 'talk_greet_back'; firstTime?: boolean } & TalkFacts)
  | ({ kind: 'talk_ask_how' } & TalkFacts)
  | ({ kind: 'talk_answer_how'; activity?: BilingualText } & TalkFacts)
  /** Answer to the "and you?" of talk_answer_how. */
  | ({ kind: 'talk_how_back'; activity?: BilingualText } & TalkFacts)
  | ({ kind: 'talk_tell_fact'; fact: Clause; source?: PersonRef } & TalkFacts)
  | ({ kind: 'talk_react_fact'; fact: Clause; knewIt?: boolean } & TalkFacts)
  | ({ kind: 'talk_ask_fact'; fact: Clause } & TalkFacts)
  | ({ kind: 'talk_answer_fact'; fact: Clause; source?: PersonRef } & TalkFacts)
  | ({ kind: 'talk_about_place' | 'talk_react_place' } & TalkFacts)
  /** `occupation` is that of the one who began with it. */
  | ({ kind: 'talk_about_work' | 'talk_react_work'; occupation: BilingualText } & TalkFacts)
  | ({ kind: 'talk_about_food' | 'talk_react_food'; food: ItemRef } & TalkFacts)
  | ({ kind: 'talk_about_topic' | 'talk_react_topic'; topic: InterestKey } & TalkFacts)
  | ({ kind: 'talk_tell_day'; memory: Clause } & TalkFacts)
  | ({ kind: 'talk_react_day'; memory?: Clause } & TalkFacts)
  | ({ kind: 'talk_weather' | 'talk_react_weather' } & TalkFacts)
  | ({ kind: 'talk_joke' | 'talk_react_joke' } & TalkFacts)
  | ({ kind: 'talk_thank'; reason?: Clause } & TalkFacts)
  | ({ kind: 'talk_thank_back' } & TalkFacts)
  | ({ kind: 'talk_propose'; what: Undertaking; moment: Moment } & TalkFacts)
  | ({ kind: 'talk_invite'; event: BilingualText; moment: Moment; where?: PlaceRef } & TalkFacts)
  | ({ kind: 'talk_accept'; what: Undertaking; moment: Moment } & TalkFacts)
  | ({ kind: 'talk_decline'; what: Undertaking; moment: Moment; reason?: Clause } & TalkFacts)
  | ({ kind: 'talk_disagree' | 'talk_disagree_back'; topic: InterestKey } & TalkFacts)
  | ({ kind: 'talk_quarrel' | 'talk_quarrel_back'; topic?: InterestKey } & TalkFacts)
  | ({ kind: 'talk_make_up' | 'talk_make_up_back' } & TalkFacts)
  /** A third one joins in. */
  | ({ kind: 'talk_join' } & TalkFacts)
  | ({ kind: 'talk_farewell' | 'talk_farewell_back' } & TalkFacts)

/** Answers to a person's message, mention or comment; `hear` of hear.ts picks the kind. */
interface AnswerFacts extends Timed {
  person: PersonRef
  /** What the speaker does now, as composeActivity words it. */
  activity: BilingualText
  place?: PlaceRef
  /** Something the speaker remembers that bears on what was said. */
  memory?: Clause
  /** A few words of what was said, picked up when nothing better is known. */
  quote?: string
  /** Whom, where and what they named. */
  other?: PersonRef
  spot?: PlaceRef
  item?: ItemRef
  title?: BilingualText
  topic?: InterestKey
  fact?: Clause
  source?: PersonRef
  what?: Undertaking
  moment?: Moment
  reason?: Clause
  plans?: readonly Undertaking[]
  /** Name, age and years of the speaker, for those who ask. */
  name?: string
  age?: number
  /** How many answers the person had from the speaker before; the next one takes another line. */
  turn?: number
}
export type AnswerOccasion =
  | ({
      kind:
        | 'answer_greeting'
        | 'answer_how_are_you'
        | 'answer_what_doing'
        | 'answer_where'
        | 'answer_thanks'
        | 'answer_apology'
        | 'answer_praise'
        | 'answer_angry'
        | 'answer_love'
        | 'answer_invitation'
        | 'answer_sad_person'
        | 'answer_happy_person'
        | 'answer_farewell'
        | 'answer_joke'
        | 'answer_news'
        | 'answer_likes'
        | 'answer_food'
        | 'answer_opinion_asked'
        | 'answer_plans'
        | 'answer_when_free'
        | 'answer_own_day'
        | 'answer_work'
        | 'answer_weather'
        | 'answer_recommend'
        | 'answer_age'
        | 'answer_home'
        | 'answer_help'
        | 'answer_yes'
        | 'answer_laugh'
        | 'answer_question'
        /** Asked for somebody or something the speaker knows nothing of. */
        | 'answer_dont_know'
        | 'answer_statement'
        /** The message came while the speaker slept. */
        | 'answer_after_sleep'
        | 'answer_mention'
    } & AnswerFacts)
  | ({ kind: 'answer_who_are_you' | 'answer_are_you_ai'; name: string } & AnswerFacts)
  | ({ kind: 'answer_about_person'; other: PersonRef; bond?: Bond } & AnswerFacts)
  | ({ kind: 'answer_about_place'; spot: PlaceRef; opens?: number; closes?: number } & AnswerFacts)
  | ({ kind: 'answer_about_item'; item: ItemRef } & AnswerFacts)
  | ({ kind: 'answer_about_book'; title: BilingualText } & AnswerFacts)
  /** `mine`: whether it is one of the speaker's interests. */
  | ({ kind: 'answer_about_topic'; topic: InterestKey; mine: boolean } & AnswerFacts)
  | ({ kind: 'answer_about_fact'; fact: Clause } & AnswerFacts)
  | ({ kind: 'answer_accept'; what: Undertaking; moment: Moment } & AnswerFacts)
  | ({ kind: 'answer_decline'; what: Undertaking } & AnswerFacts)

/** What somebody is to the speaker. */
export const BONDS = [
  'friend',
  'family',
  'partner',
  'colleague',
  'neighbour',
  'rival',
  'acquaintance',
  'self',
] as const
export type Bond = (typeof BONDS)[number]

/** Messages of residents, to each other or of their own accord to people; `friend` is who gets it. */
interface LetterFacts extends Timed {
  friend: PersonRef
}
export type LetterOccasion =
  | ({ kind: 'dm_hello' | 'dm_reply_hello' | 'dm_reply_how'; activity: BilingualText } & LetterFacts)
  | ({ kind: 'dm_ask_how' | 'dm_make_up' | 'dm_reply_make_up' } & LetterFacts)
  | ({ kind: 'dm_news'; fact: Clause; source?: PersonRef } & LetterFacts)
  | ({ kind: 'dm_reply_news'; fact: Clause } & LetterFacts)
  | ({ kind: 'dm_miss_you'; days: number } & LetterFacts)
  | ({ kind: 'dm_invite' | 'dm_accept'; what: Undertaking; moment: Moment } & LetterFacts)
  | ({ kind: 'dm_decline'; what: Undertaking; moment: Moment; reason?: Clause } & LetterFacts)
  | ({ kind: 'dm_thanks'; item: ItemRef } & LetterFacts)
  /** To a person who began to follow the speaker. */
  | ({ kind: 'dm_to_follower'; memory?: Clause } & LetterFacts)
  /** To a person with whom the speaker wrote before. */
  | ({ kind: 'dm_keep_in_touch'; memory: Clause } & LetterFacts)
export type LetterKind = LetterOccasion['kind']

export type Occasion = PostOccasion | CommentOccasion | TalkOccasion | AnswerOccasion | LetterOccasion
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
