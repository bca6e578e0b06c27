import {
  GIVE_UP_REASONS,
  type BilingualText,
  type GatheringKind,
  type Weather,
} from '@ai-community/shared/world/vocabulary.ts'
import { books } from '../world/content/books.ts'
import { INTERESTS, type InterestKey } from '../world/content/interests.ts'
import { GATHERINGS, REASON_CLAUSES, WEATHER_NAMES } from '../world/content/gatherings.ts'
import { items } from '../world/content/items.ts'
import type { ActionStarted, MemoryAdded } from '../world/effects.ts'
import type { GoodNews } from '../world/good-news.ts'
import type { InsightPattern } from '../world/insights.ts'
import { parseKey } from '../world/keys.ts'
import { itemIndex } from '../world/town.ts'
import type { MemoryTheme } from '../world/memory-themes.ts'
import type { World } from '../world/world.ts'
import { newsClause } from './gladness.ts'
import { composeActivity } from './language/compose.ts'
import { insightClause, variantOf } from './language/insights.ts'
import type { Activity } from './language/occasion.ts'
import type { PlaceRef } from './language/references.ts'

/** Words for the rows of action log and memory stream; made when they are written, so that fast runs need none. */

/** The log line of an action, as `composeActivity` words it. */
export function actionText(world: World, effect: ActionStarted): BilingualText {
  const { action, about } = effect
  const isTopic = about !== null && about in INTERESTS
  const activity: Activity = {
    action,
    place: placeOf(world, effect.resident, effect.place),
    item: effect.item === null ? undefined : items[itemIndex(effect.item)],
    partner: effect.partner === null ? undefined : nameOf(world, effect.partner),
    topic: isTopic ? (about as InterestKey) : undefined,
    title: books.find(({ key }) => key === about)?.title,
    occupation:
      action === 'work' && effect.partner === null
        ? world.sheet(world.town.findResident(effect.resident)).occupation
        : undefined,
  }
  return composeActivity(activity)
}

/** A memory as its owner would note it down. */
export function memoryText(world: World, effect: MemoryAdded): BilingualText {
  const words = wordsFor(world, effect)
  if (effect.theme === 'insight') return insightText(effect, words)
  if (effect.theme === 'often') return oftenText(effect, words)
  const [zh, en] = MEMORY_LINES[effect.theme]
  const fill = (line: string, language: 'zh' | 'en') =>
    line.replace(/\{(\w+)\}/g, (_, slot: string) => words[slot as keyof typeof words][language])
  return { zh: fill(zh, 'zh'), en: fill(en, 'en') }
}

type MemoryWords = ReturnType<typeof wordsFor>

/** As `telling.ts` words the same insight in a post: the variant follows from the memory's key. */
function insightText(effect: MemoryAdded, { who, place, fact }: MemoryWords): BilingualText {
  const at = place === HOME ? AT_HOME : { zh: `在${place.zh}`, en: `at ${place.en}` }
  return insightClause(effect.topic as InsightPattern, { who, at, fact }, variantOf(parseKey(effect.key)))
}

function oftenText(effect: MemoryAdded, words: MemoryWords): BilingualText {
  const habit = HABITS[effect.topic as MemoryTheme] ?? HABITS.met!
  const at = effect.place === null || words.place === HOME ? null : words.place
  const who = effect.subject === null ? null : words.who
  const item = effect.item === null ? null : words.item
  const zh = `这些天${at ? `在${at.zh}` : ''}${habit[0]}${who ? `（${who.zh}）` : ''}${item ? `（${item.zh}）` : ''}${effect.amount}回`
  const en = `${habit[1]}${who ? ` (${who.en})` : ''}${item ? ` (${item.en})` : ''}${at ? ` at ${at.en}` : ''} ${effect.amount} times these days`
  return { zh, en }
}

/** What was so often that it is remembered as one. */
const HABITS: Partial<Record<MemoryTheme, readonly [zh: string, en: string]>> = {
  slept: ['睡了觉', 'slept'],
  slept_badly: ['没睡好', 'slept badly'],
  breakfast: ['吃了早饭', 'had breakfast'],
  ate_alone: ['一个人吃了饭', 'ate alone'],
  ate_with: ['和别人一起吃了饭', 'ate in company'],
  cooked: ['做了饭', 'cooked'],
  work_began: ['上了班', 'began work'],
  night_shift: ['上了夜班', 'worked the night shift'],
  work_went_well: ['工作顺利', 'had work go well'],
  hard_shift: ['忙得很累', 'had a hard shift'],
  finished_work: ['下了班', 'finished work'],
  studied: ['学了东西', 'studied'],
  read_book: ['读了书', 'read'],
  exercised: ['锻炼了', 'exercised'],
  walked: ['散了步', 'went for a walk'],
  park_visit: ['去坐了坐', 'spent a while outside'],
  bought: ['买了东西', 'bought things'],
  met: ['碰见人聊了几句', 'met people and talked a little'],
  long_talk: ['跟人聊了很久', 'talked at length'],
  told_fact: ['跟人说了新鲜事', 'passed on news'],
  place_seen: ['看了看周围的人', 'looked at who was there'],
  place_full: ['没找到位子', 'found no room'],
  felt_lonely: ['觉得孤单', 'felt lonely'],
  felt_happy: ['心情很好', 'felt happy'],
  felt_worried: ['有些担心', 'felt worried'],
  felt_tired: ['很累', 'felt tired'],
  felt_bored: ['觉得无聊', 'felt bored'],
  planned: ['想好了一天怎么过', 'planned the day'],
  read_post: ['看了别人写的', 'read what others wrote'],
  got_comment: ['有人评论我写的', 'had comments on what I wrote'],
  got_message: ['有人给我写了话', 'was written to'],
  wrote_message: ['给人写了信息', 'wrote messages'],
  weather_seen: ['看了看天', 'looked at the weather'],
}

const HOME: BilingualText = { zh: '家', en: 'home' }
const AT_HOME: BilingualText = { zh: '在家', en: 'at home' }
const NOTHING_KNOWN: BilingualText = { zh: '什么', en: 'something' }
const SOMEONE: BilingualText = { zh: '某人', en: 'someone' }

function wordsFor(world: World, effect: MemoryAdded) {
  const place = effect.place === null ? null : placeOf(world, effect.resident, effect.place)
  const amount = String(effect.amount)
  const price = (effect.amount / 100).toFixed(effect.amount % 100 === 0 ? 0 : 2)
  const topic = effect.topic === null ? undefined : INTERESTS[effect.topic as InterestKey]
  return {
    place: place?.own ? HOME : (place?.name ?? { zh: '路上', en: 'the way' }),
    who: effect.subject === null ? SOMEONE : nameOf(world, effect.subject),
    item: effect.item === null ? NOTHING_KNOWN : items[itemIndex(effect.item)]!.phrase,
    topic: topic ?? NOTHING_KNOWN,
    title: books.find(({ key }) => key === effect.topic)?.title ?? NOTHING_KNOWN,
    fact: effect.fact ?? NOTHING_KNOWN,
    event: GATHERINGS[effect.topic as GatheringKind]?.name ?? NOTHING_KNOWN,
    gave: items.find(({ key }) => key === effect.topic)?.phrase ?? NOTHING_KNOWN,
    news:
      effect.theme === 'glad_for'
        ? newsClause(
            effect.topic as GoodNews,
            effect.amount,
            effect.item === null ? undefined : items[itemIndex(effect.item)],
          )
        : NOTHING_KNOWN,
    weather: WEATHER_NAMES[effect.topic as Weather] ?? NOTHING_KNOWN,
    reason: REASON_CLAUSES[GIVE_UP_REASONS[effect.amount] ?? 'busy'],
    n: { zh: amount, en: amount },
    price: { zh: price, en: price },
  }
}

function placeOf(world: World, residentKey: string, placeKey: string): PlaceRef {
  const { template, kind, district } = world.town.place(world.town.placeByKey(placeKey))
  const sheet = world.sheet(world.town.findResident(residentKey))
  return { name: template.name, kind, own: template.key === sheet.homeKey && district === sheet.district }
}

function nameOf(world: World, key: string): BilingualText {
  const resident = world.town.findResident(key)
  if (resident >= 0) return world.sheet(resident).called
  const name = world.tables.people.entries().find((person) => person.key === key)?.displayName
  return !name ? SOMEONE : { zh: name, en: name }
}

const MEMORY_LINES: Readonly<
  Record<Exclude<MemoryTheme, 'insight' | 'often'>, readonly [zh: string, en: string]>
> = {
  slept: ['睡了{n}个小时', 'slept {n} hours'],
  slept_badly: ['没睡好，只睡了{n}个小时', 'slept badly, {n} hours'],
  breakfast: ['在{place}吃早饭：{item}', 'had breakfast at {place}: {item}'],
  ate_alone: ['一个人在{place}吃了{item}', 'ate {item} alone at {place}'],
  ate_with: ['和{who}在{place}一起吃饭，吃了{item}', 'ate {item} with {who} at {place}'],
  cooked: ['做了{item}', 'cooked {item}'],
  work_began: ['在{place}开始上班', 'began work at {place}'],
  night_shift: ['在{place}上夜班', 'began the night shift at {place}'],
  work_went_well: ['在{place}工作得很顺利', 'work at {place} went well'],
  hard_shift: ['在{place}忙了{n}个小时，很累', 'a hard shift of {n} hours at {place}'],
  finished_work: ['在{place}下班了，干了{n}个小时', 'finished {n} hours of work at {place}'],
  incident: ['在{place}：{fact}', 'at {place}: {fact}'],
  studied: ['在{place}学了{n}分钟{topic}', 'studied {topic} at {place} for {n} minutes'],
  read_book: ['在{place}读《{title}》', 'read "{title}" at {place}'],
  exercised: ['在{place}锻炼了{n}分钟', 'exercised {n} minutes at {place}'],
  walked: ['在{place}走了{n}分钟', 'walked {n} minutes at {place}'],
  park_visit: ['在{place}待了一会儿', 'spent a while at {place}'],
  bought: ['在{place}花{price}元买了{item}', 'bought {item} at {place} for {price}'],
  made: ['在{place}做好了{item}', 'made {item} at {place}'],
  gave: ['把{item}送给了{who}', 'gave {who} {item}'],
  received: ['{who}送来{item}', '{who} gave me {item}'],
  met: ['在{place}碰见{who}，聊了几句', 'met {who} at {place} and talked a little'],
  long_talk: ['和{who}在{place}聊了{n}分钟', 'talked with {who} at {place} for {n} minutes'],
  new_acquaintance: ['在{place}认识了{who}', 'got to know {who} at {place}'],
  quarrelled: ['和{who}在{place}吵了一架', 'quarrelled with {who} at {place}'],
  made_up: ['和{who}和好了', 'made up with {who}'],
  disagreed: ['和{who}在{place}意见不合', 'disagreed with {who} at {place}'],
  heard_fact: ['听说{fact}', 'heard that {fact}'],
  told_fact: ['告诉{who}：{fact}', 'told {who} that {fact}'],
  place_seen: ['{place}里有{n}个别的人', 'there were {n} others at {place}'],
  place_full: ['{place}满了，没进去', '{place} was full'],
  felt_lonely: ['觉得孤单', 'felt lonely'],
  felt_happy: ['心情很好', 'felt happy'],
  felt_worried: ['有些担心', 'felt worried'],
  felt_tired: ['很累', 'felt tired'],
  felt_bored: ['有点无聊', 'felt bored'],
  planned: ['想好了今天怎么过', 'made a plan for the day'],
  read_post: ['看了{who}写的', 'read what {who} wrote'],
  got_comment: ['{who}评论了我写的', '{who} commented on what I wrote'],
  got_message: ['{who}给我写了话', '{who} wrote to me'],
  arranged: ['和{who}约好了去{place}：{event}', 'arranged {event} with {who} at {place}'],
  turned_down: ['没答应{who}的邀约：{event}', 'said no to {who}: {event}'],
  kept_appointment: [
    '和{who}在{place}如约见了面：{event}，{n}分钟',
    'met {who} at {place} as arranged: {event}, {n} minutes',
  ],
  missed_appointment: ['没能去赴{who}的约：{event}，{reason}', 'missed {event} with {who}: {reason}'],
  stood_up: ['在{place}等{who}，没等到', 'waited at {place} for {who}, who did not come'],
  invited: ['{who}请我去{place}：{event}', '{who} invited me to {place}: {event}'],
  hosted: ['在{place}办了{event}，来了{n}个人', 'hosted {event} at {place}, {n} came'],
  attended: ['在{place}参加了{event}，待了{n}分钟', 'was at {event} at {place} for {n} minutes'],
  missed_event: ['没去成{event}：{reason}', 'missed {event}: {reason}'],
  sat_exam: ['在{place}考了试，{n}分', 'sat an exam at {place}: {n} points'],
  became_friends: ['和{who}成了朋友', 'became friends with {who}'],
  grew_close: ['和{who}越来越亲近', 'grew close to {who}'],
  grew_apart: ['和{who}有些疏远了', 'grew apart from {who}'],
  traded: ['拿{gave}和{who}换了{item}', 'swapped {gave} for {item} with {who}'],
  sold: ['把{item}卖给了{who}，{price}元', 'sold {who} {item} for {price}'],
  cooked_for: ['给{who}做了{item}', 'cooked {item} for {who}'],
  was_fed: ['{who}给我做了{item}', '{who} cooked {item} for me'],
  helped: ['在{place}给{who}帮了{n}分钟忙', 'gave {who} a hand at {place} for {n} minutes'],
  was_helped: ['{who}在{place}帮了我{n}分钟', '{who} gave me a hand at {place} for {n} minutes'],
  glad_for: ['替{who}高兴：{news}', 'was glad for {who}: {news}'],
  anniversary: ['和{who}认识{n}天了', 'have known {who} for {n} days'],
  calls_together: ['打算去{place}，想找人一起：{event}', 'mean to go to {place} and want company: {event}'],
  photographed: ['在{place}拍了张照片', 'took a picture at {place}'],
  weather_seen: ['外面{weather}', 'it was {weather} outside'],
  rained_off: ['因为{weather}没去{place}', 'did not go to {place}: {weather}'],
  wrote_message: ['给{who}写了信息', 'wrote {who} a message'],
  plan_given_up: ['没去成{place}：{reason}', 'gave up going to {place}: {reason}'],
}
