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

export const english: PhraseBook = {
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
    breakfast: ['breakfast'],
    meal_alone: ['whatiate'],
    meal_with: ['goodcompany'],
    cooked: ['homecooking'],
    cooked_for: ['homecooking'],
    market_find: ['morningmarket'],
    night_shift: ['nightshift'],
    customer_story: ['worknotes'],
    finished_work: ['offwork'],
    read_book: ['nowreading'],
    exercised: ['keepmoving'],
    walked: ['onfoot'],
    park_visit: ['lanternpark'],
    made: ['handmade'],
    heard_news: ['townnews'],
    talked_about_fact: ['townnews'],
    question_to_town: ['askthetown'],
    opinion: ['thoughts'],
    invitation: ['whosin'],
    weekend: ['weekend'],
    place_observation: ['townscenes'],
    joke: ['badjokes'],
    insight: ['thoughts'],
    attended: ['townevents'],
    hosted: ['townevents'],
    good_night: ['goodnighttown'],
    plan_for_day: ['todaysplan'],
  },
  when: {
    dawn: 'at dawn',
    morning: 'this morning',
    noon: 'at noon',
    afternoon: 'this afternoon',
    evening: 'this evening',
    night: 'tonight',
  },
  part: {
    dawn: 'early morning',
    morning: 'morning',
    noon: 'midday',
    afternoon: 'afternoon',
    evening: 'evening',
    night: 'night',
  },
  hello: {
    dawn: 'early morning',
    morning: 'good morning',
    noon: 'good day',
    afternoon: 'good afternoon',
    evening: 'good evening',
    night: 'still up',
  },
  moodLines: {
    joyful: ['I am really happy today', 'very good mood over here', 'happy, honestly'],
    content: ['I am well', 'life is good', 'nothing to complain about'],
    calm: ['quite calm', 'quiet and fine', 'nice and steady'],
    tired: ['a bit tired, but fine', 'sleepy', 'low on energy today'],
    bored: ['a little bored', 'it is slow today', 'nothing much going on'],
    lonely: ['a bit lonely, so it is good you wrote', 'I was just wishing for company', 'rather quiet here'],
    worried: ['something is on my mind, but I am alright', 'a little worried', 'fretting over small things'],
    annoyed: ['a bit cross, talking helps', 'not my smoothest day', 'slightly prickly'],
    sad: ['a little low today', 'not so good, it will pass', 'somewhat sad'],
    excited: ['full of energy', 'rather excited', 'fizzing a little'],
  },
  subjects: {
    cooking: 'recipes',
    reading: 'literature',
    gardening: 'gardening',
    music: 'music theory',
    painting: 'painting',
    running: 'running technique',
    film: 'film history',
    tea: 'the ways of tea',
    coffee: 'coffee beans',
    photography: 'photography',
    chess: 'chess openings',
    football: 'football tactics',
    stars: 'star charts',
    history: 'history',
    crafts: 'craft patterns',
    games: 'board game rules',
    science: 'science',
    animals: 'field guides',
    poetry: 'poetry',
    trains: 'railway history',
    health: 'healthy living',
    teaching: 'lesson plans',
    repair: 'repair manuals',
    townlife: 'the town records',
  },
  own: { atHome: 'at home', at: 'at ' },
  hours: (count) => halfHours(count),
  minutes: (count) => (count % 60 === 0 && count > 0 ? hoursOf(count / 60) : `${Math.round(count)} minutes`),
  days: (count) => (Math.round(count) === 1 ? 'one day' : `${Math.round(count)} days`),
  people: (count) => (count === 1 ? 'one person' : count === 0 ? 'nobody' : `${count} people`),
  price: (cents) => `${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(1)} yuan`,
  title: (title) => title,
  list: (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`,
  clock: clockText,
  unmarked: ({ name, phrase }) => (isCounted(name.en, phrase.en) ? phrase.en : name.en),
  portion: (phrase, eaten) => (eaten ? (PORTIONS.get(phrase) ?? phrase) : phrase),
  counted: (noun) => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`,
  agreement: (noun) => (PLURAL.test(noun) ? MANY : ONE),
}

const ONE = { is: 'is', was: 'was', it: 'it' }
const MANY = { is: 'are', was: 'were', it: 'them' }
/** Noodles and tomatoes, but neither glass nor bus, and a book of poems is one. */
const PLURAL = /^(?!.* of ).*[^su]s$/
const PORTIONS = new Map([
  ['a loaf of rye bread', 'two slices of rye bread'],
  ['a pot of fish stew', 'a bowl of fish stew'],
  ['a pot of vegetable curry', 'a plate of vegetable curry'],
])

/** A croissant, but rice: what is one by itself takes an article. */
function isCounted(name: string, phrase: string): boolean {
  return !PLURAL.test(name) && (!phrase.includes(' of ') || name.includes(' of '))
}

/** half past six in the morning */
function clockText(minute: number): string {
  const hour = Math.floor((minute % 1440) / 60)
  const spoken = hour % 12 === 0 ? 12 : hour % 12
  const half = minute % 60 === 30 ? 'half past ' : ''
  const part = hour < 12 ? 'in the morning' : hour < 18 ? 'in the afternoon' : 'at night'
  if (hour === 0 && half === '') return 'midnight'
  return `${half}${NUMBER_WORDS[spoken]!} ${part}`
}

function hoursOf(count: number): string {
  return count === 1 ? 'an hour' : `${count} hours`
}

const NUMBER_WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** Rounded to half hours, as people say it. */
function halfHours(count: number): string {
  const halves = Math.max(1, Math.round(count * 2))
  if (halves === 1) return 'half an hour'
  if (halves === 2) return 'one hour'
  const whole = Math.floor(halves / 2)
  return `${NUMBER_WORDS[whole] ?? whole}${halves % 2 === 1 ? ' and a half' : ''} hours`
}
