import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'

const DAY = 1440
const WEEKDAYS_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const NUMBERS_ZH = ['十二', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一']
const NUMBERS_EN = [
  'twelve',
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
]

/** A moment as people say it today, at `now`: 明天下午三点 / tomorrow at three in the afternoon. Minutes since day 1. */
export function momentAt(now: number, minute: number): BilingualText {
  const days = Math.floor(minute / DAY) - Math.floor(now / DAY)
  const clock = clockWords(minute)
  if (days <= 0) return { zh: `今天${clock.zh}`, en: `today at ${clock.en}` }
  if (days === 1) return { zh: `明天${clock.zh}`, en: `tomorrow at ${clock.en}` }
  return weekdayMoment(minute)
}

/** The same by the day of the week, for news that is told for days: 周六上午八点 / on Saturday at eight in the morning. */
export function weekdayMoment(minute: number): BilingualText {
  const weekday = Math.floor(minute / DAY) % 7
  const clock = clockWords(minute)
  return { zh: `${WEEKDAYS_ZH[weekday]}${clock.zh}`, en: `on ${WEEKDAYS_EN[weekday]} at ${clock.en}` }
}

function clockWords(minute: number): BilingualText {
  const hour = Math.floor((minute % DAY) / 60)
  const half = minute % 60 >= 30
  const zh = `${partOfDayZh(hour)}${NUMBERS_ZH[hour % 12]}点${half ? '半' : ''}`
  const en =
    hour === 12 && !half ? 'noon' : `${half ? 'half past ' : ''}${NUMBERS_EN[hour % 12]}${partOfDayEn(hour)}`
  return { zh, en }
}

function partOfDayZh(hour: number): string {
  if (hour < 5) return '凌晨'
  if (hour < 8) return '早上'
  if (hour < 12) return '上午'
  if (hour < 14) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

function partOfDayEn(hour: number): string {
  if (hour < 12) return ' in the morning'
  if (hour < 18) return ' in the afternoon'
  return hour < 22 ? ' in the evening' : ' at night'
}
