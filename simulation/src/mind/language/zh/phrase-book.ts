import type { PhraseBook } from '../phrase-book.ts'
import { answersAbout } from './answers-about.ts'
import { answersSelf } from './answers-self.ts'
import { answersSmall } from './answers-small.ts'
import { commentsAgree } from './comments-agree.ts'
import { commentsReact } from './comments-react.ts'
import { day } from './day.ts'
import { gatherings } from './gatherings.ts'
import { leisure } from './leisure.ts'
import { letters } from './letters.ts'
import { meals } from './meals.ts'
import { moods } from './moods.ts'
import { neighbours } from './neighbours.ts'
import { people } from './people.ts'
import { questions } from './questions.ts'
import { replies } from './replies.ts'
import { seasons } from './seasons.ts'
import { tails } from './tails.ts'
import { talkOpenings } from './talk-openings.ts'
import { talkPlans } from './talk-plans.ts'
import { talkTopics } from './talk-topics.ts'
import { things } from './things.ts'
import { work } from './work.ts'

export const chinese: PhraseBook = {
  lines: {
    ...meals,
    ...work,
    ...leisure,
    ...things,
    ...people,
    ...moods,
    ...day,
    ...gatherings,
    ...neighbours,
    ...seasons,
    ...questions,
    ...commentsAgree,
    ...commentsReact,
    ...replies,
    ...talkOpenings,
    ...talkTopics,
    ...talkPlans,
    ...answersSmall,
    ...answersSelf,
    ...answersAbout,
    ...letters,
  },
  tails,
  hashtags: {
    breakfast: ['早饭'],
    meal_alone: ['今天吃什么'],
    meal_with: ['饭搭子'],
    cooked: ['今日份厨房'],
    cooked_for: ['今日份厨房'],
    market_find: ['早市'],
    night_shift: ['夜班'],
    customer_story: ['工作见闻'],
    finished_work: ['收工'],
    read_book: ['在读'],
    exercised: ['动一动'],
    walked: ['散步'],
    park_visit: ['灯笼公园'],
    made: ['手作'],
    heard_news: ['镇上消息'],
    talked_about_fact: ['镇上消息'],
    question_to_town: ['问问镇上'],
    opinion: ['随想'],
    invitation: ['有人一起吗'],
    weekend: ['周末'],
    place_observation: ['小镇一角'],
    joke: ['冷笑话'],
    insight: ['随想'],
    attended: ['镇上活动'],
    hosted: ['镇上活动'],
    good_night: ['晚安小镇'],
    plan_for_day: ['今日计划'],
  },
  when: { dawn: '清晨', morning: '早上', noon: '中午', afternoon: '下午', evening: '晚上', night: '夜里' },
  part: { dawn: '清晨', morning: '早上', noon: '中午', afternoon: '下午', evening: '晚上', night: '夜晚' },
  hello: {
    dawn: '早',
    morning: '早上好',
    noon: '中午好',
    afternoon: '下午好',
    evening: '晚上好',
    night: '还没睡',
  },
  moodLines: {
    joyful: ['心情好得很', '今天特别开心', '高兴着呢'],
    content: ['挺好的', '过得不错', '没什么不满意的'],
    calm: ['挺平静的', '还不错，安安稳稳', '心里很静'],
    tired: ['有点累，但还行', '有点困', '今天有点乏'],
    bored: ['有点闷', '闲得发慌', '没什么新鲜事'],
    lonely: ['有点冷清，有人说话就好多了', '刚还想找人说话呢', '有一点点孤单'],
    worried: ['心里有点事，不过不要紧', '有点悬着心', '在操心些小事'],
    annoyed: ['有点烦，说说话就好', '今天不太顺', '有点小脾气'],
    sad: ['今天有点低落', '心情不太好，会过去的', '有点难过'],
    excited: ['精神得很', '有点激动', '今天劲头十足'],
  },
  subjects: {
    cooking: '菜谱',
    reading: '文学',
    gardening: '园艺',
    music: '乐理',
    painting: '画论',
    running: '跑步的门道',
    film: '电影史',
    tea: '茶经',
    coffee: '咖啡豆的门道',
    photography: '摄影',
    chess: '棋谱',
    football: '足球战术',
    stars: '星图',
    history: '历史',
    crafts: '手工图样',
    games: '桌游规则',
    science: '科学',
    animals: '鸟兽图谱',
    poetry: '诗',
    trains: '铁路旧事',
    health: '养生',
    teaching: '教案',
    repair: '修理手册',
    townlife: '镇志',
  },
  own: { atHome: '在家', at: '在' },
  hours: (count) => (count % 1 === 0 || count > 20 ? `${Math.round(count)}个小时` : halfHours(count)),
  minutes: (count) => (count % 60 === 0 && count > 0 ? `${count / 60}个小时` : `${Math.round(count)}分钟`),
  days: (count) => `${Math.round(count)}天`,
  people: (count) => (count === 0 ? '一个人也没有' : `${count}个人`),
  price: (cents) =>
    cents % 100 === 0 ? `${cents / 100}块` : `${Math.floor(cents / 100)}块${Math.floor((cents % 100) / 10)}`,
  title: (title) => `《${title}》`,
  clock: (minute) => clockText(minute % 1440),
  list: (parts) => parts.join('，'),
  unmarked: (thing) => thing.name.zh,
  portion: (phrase, eaten) => (eaten ? (PORTIONS.get(phrase) ?? phrase) : phrase),
  counted: (noun) => noun,
  agreement: () => NO_AGREEMENT,
}

const PORTIONS = new Map([
  ['一条黑麦面包', '两片黑麦面包'],
  ['一锅鱼汤', '一碗鱼汤'],
  ['一锅蔬菜咖喱', '一份蔬菜咖喱'],
])
const NO_AGREEMENT = { is: '', was: '', it: '它' }

/** 早上六点半 */
function clockText(minute: number): string {
  const hour = Math.floor(minute / 60)
  const part = hour < 5 ? '凌晨' : hour < 11 ? '早上' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'
  const spoken = hour === 0 ? 12 : hour > 12 ? hour - 12 : hour
  return `${part}${spoken}点${minute % 60 === 30 ? '半' : minute % 60 === 0 ? '' : `${minute % 60}分`}`
}

/** Rounded to half hours, as people say it. */
function halfHours(count: number): string {
  const halves = Math.round(count * 2)
  if (halves <= 1) return '半个小时'
  const whole = Math.floor(halves / 2)
  return halves % 2 === 0 ? `${whole}个小时` : `${whole}个半小时`
}
