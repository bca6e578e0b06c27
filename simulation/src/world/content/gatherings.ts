import {
  GATHERING_KINDS,
  type BilingualText,
  type GatheringKind,
  type GiveUpReason,
  type PlaceKind,
  type Weather,
} from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from './interests.ts'

/** A kind of gathering: what it is called, where and how long it is, and whom it draws. */
export interface GatheringDefinition {
  /** Reads as "the concert" does: 音乐会 / the concert. */
  name: BilingualText
  /** Something to do, reads after 打算 or "I plan to". */
  undertaking: BilingualText
  /** Kinds of places where it may be, best first. */
  places: readonly PlaceKind[]
  minutes: number
  /** Those who care for one of these come rather. */
  interests: readonly InterestKey[]
  /** Foul weather spoils it. */
  outdoors: boolean
}

function define(
  name: readonly [zh: string, en: string],
  undertaking: readonly [zh: string, en: string],
  rest: Omit<GatheringDefinition, 'name' | 'undertaking'>,
): GatheringDefinition {
  return {
    name: { zh: name[0], en: name[1] },
    undertaking: { zh: undertaking[0], en: undertaking[1] },
    ...rest,
  }
}

export const GATHERINGS: Readonly<Record<GatheringKind, GatheringDefinition>> = {
  meal: define(['一起吃饭', 'a meal together'], ['一起吃顿饭', 'have a meal together'], {
    places: ['noodle_shop', 'cafe', 'bakery', 'bar'],
    minutes: 60,
    interests: ['cooking'],
    outdoors: false,
  }),
  coffee: define(['一起喝咖啡', 'a coffee together'], ['一起喝杯咖啡', 'have a coffee together'], {
    places: ['cafe', 'bakery', 'bookshop'],
    minutes: 50,
    interests: ['coffee', 'tea'],
    outdoors: false,
  }),
  stroll: define(['一起散步', 'a walk together'], ['一起散散步', 'go for a walk together'], {
    places: ['park', 'garden'],
    minutes: 50,
    interests: ['running', 'animals', 'photography', 'stars', 'gardening'],
    outdoors: true,
  }),
  study: define(['一起看书', 'reading together'], ['一起看会儿书', 'read together for a while'], {
    places: ['library', 'bookshop', 'studio'],
    minutes: 75,
    interests: ['reading', 'history', 'science', 'poetry', 'painting'],
    outdoors: false,
  }),
  games: define(['一起下棋玩牌', 'a round of games'], ['一起玩几局', 'play a few rounds together'], {
    places: ['bar', 'hall', 'park', 'cafe'],
    minutes: 80,
    interests: ['chess', 'games', 'music', 'film'],
    outdoors: false,
  }),
  sport: define(['一起锻炼', 'exercise together'], ['一起锻炼锻炼', 'exercise together'], {
    places: ['gym', 'park'],
    minutes: 60,
    interests: ['running', 'football', 'health'],
    outdoors: false,
  }),
  party: define(['聚会', 'the party'], ['去聚会', 'go to the party'], {
    places: ['cafe', 'bar', 'hall', 'home'],
    minutes: 120,
    interests: [],
    outdoors: false,
  }),
  market_day: define(['集市日', 'market day'], ['去赶集', 'go to market day'], {
    places: ['market'],
    minutes: 300,
    interests: ['cooking', 'crafts', 'gardening', 'townlife'],
    outdoors: true,
  }),
  concert: define(['音乐会', 'the concert'], ['去听音乐会', 'go to the concert'], {
    places: ['bar', 'hall', 'park'],
    minutes: 120,
    interests: ['music', 'poetry', 'film'],
    outdoors: false,
  }),
  exam: define(['考试', 'the exam'], ['去考试', 'sit the exam'], {
    places: ['school'],
    minutes: 120,
    interests: [],
    outdoors: false,
  }),
  storm: define(['暴风雨', 'the storm'], ['躲开暴风雨', 'stay out of the storm'], {
    places: [],
    minutes: 360,
    interests: [],
    outdoors: false,
  }),
  festival: define(['灯会', 'the lantern festival'], ['去逛灯会', 'go to the lantern festival'], {
    places: ['park', 'hall'],
    minutes: 180,
    interests: ['townlife', 'photography', 'history', 'crafts', 'stars'],
    outdoors: true,
  }),
  meeting: define(['镇民会', 'the town meeting'], ['去开镇民会', 'go to the town meeting'], {
    places: ['hall'],
    minutes: 75,
    interests: ['townlife', 'history', 'teaching'],
    outdoors: false,
  }),
  match: define(['球赛', 'the match'], ['去看球赛', 'watch the match'], {
    places: ['park', 'school'],
    minutes: 105,
    interests: ['football', 'running', 'health'],
    outdoors: true,
  }),
}

export function gatheringAt(kind: number): GatheringDefinition {
  return GATHERINGS[GATHERING_KINDS[kind]!]
}

export const WEATHER_NAMES: Readonly<Record<Weather, BilingualText>> = {
  sunny: { zh: '晴', en: 'sunny' },
  cloudy: { zh: '多云', en: 'cloudy' },
  windy: { zh: '刮风', en: 'windy' },
  rain: { zh: '下雨', en: 'raining' },
  storm: { zh: '暴风雨', en: 'stormy' },
  snow: { zh: '下雪', en: 'snowing' },
  fog: { zh: '起雾', en: 'foggy' },
  hot: { zh: '很热', en: 'hot' },
}

/** Statements without a full stop. */
export const REASON_CLAUSES: Readonly<Record<GiveUpReason, BilingualText>> = {
  shut: { zh: '那里关门了', en: 'it was shut' },
  full: { zh: '那里人满了', en: 'it was full' },
  weather: { zh: '天气太差', en: 'the weather was too bad' },
  shift: { zh: '要上班', en: 'I was at work' },
  asleep: { zh: '睡过去了', en: 'I was asleep' },
  tired: { zh: '太累了', en: 'I was too tired' },
  hungry: { zh: '得先吃点东西', en: 'I had to eat first' },
  sated: { zh: '一点儿不饿', en: 'I was not hungry' },
  unwashed: { zh: '得先洗个澡', en: 'I had to wash first' },
  busy: { zh: '手上有别的事', en: 'something else took my time' },
  talking: { zh: '和人聊住了', en: 'I was held up by a talk' },
  online: { zh: '看手机看忘了', en: 'I lost the time on my phone' },
  engaged: { zh: '已经和别人约好了', en: 'I had promised to be elsewhere' },
  no_money: { zh: '钱不够', en: 'I was short of money' },
  no_interest: { zh: '不太想去', en: 'I did not feel like it' },
  far: { zh: '太远了', en: 'it was too far' },
  late: { zh: '来不及了', en: 'there was no time left' },
  called_off: { zh: '取消了', en: 'it was called off' },
}
