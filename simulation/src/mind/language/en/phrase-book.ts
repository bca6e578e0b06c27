import type { PhraseBook } from '../phrase-book.ts'
import { answers } from './answers.ts'
import { comments } from './comments.ts'
import { day } from './day.ts'
import { leisure } from './leisure.ts'
import { meals } from './meals.ts'
import { moods } from './moods.ts'
import { people } from './people.ts'
import { tails } from './tails.ts'
import { talk } from './talk.ts'
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
    ...comments,
    ...talk,
    ...answers,
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
  own: { home: 'home' },
  hours: (count) => halfHours(count),
  minutes: (count) => (count % 60 === 0 && count > 0 ? hoursOf(count / 60) : `${Math.round(count)} minutes`),
  days: (count) => (Math.round(count) === 1 ? 'one day' : `${Math.round(count)} days`),
  people: (count) => (count === 1 ? 'one person' : count === 0 ? 'nobody' : `${count} people`),
  price: (cents) => `${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(1)} yuan`,
  title: (title) => title,
  list: (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`,
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
