import type { BilingualText, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { InsightPattern } from '../../world/insights.ts'

/** What an insight is about; which of these a pattern names stands in its lines. */
export interface InsightFacts {
  who?: BilingualText | undefined
  /** With its preposition: 在灯笼公园 / at Lantern Park. */
  at?: BilingualText | undefined
  fact?: BilingualText | undefined
}

/**
 * An insight as a statement without a full stop, in both languages.
 *
 * @param variant see `variantOf`; the same one gives the same words
 */
export function insightClause(pattern: InsightPattern, facts: InsightFacts, variant: number): BilingualText {
  return { zh: lineOf(pattern, facts, variant, 'zh'), en: lineOf(pattern, facts, variant, 'en') }
}

/** Which of a pattern's lines the memory with this key takes: neighbouring keys take different ones. */
export function variantOf(key: number): number {
  return Math.abs(key) % 97
}

function lineOf(
  pattern: InsightPattern,
  facts: InsightFacts,
  variant: number,
  language: ResidentLanguage,
): string {
  const lines = LINES[pattern][language]
  return lines[variant % lines.length]!.replace(
    /\{(who|at|fact)\}/g,
    (_, slot: keyof InsightFacts) => facts[slot]?.[language] ?? NAMELESS[slot][language],
  )
}

const NAMELESS: Readonly<Record<keyof InsightFacts, BilingualText>> = {
  who: { zh: '那个人', en: 'that one' },
  at: { zh: '在那儿', en: 'there' },
  fact: { zh: '那件事', en: 'what I heard' },
}

type Lines = Readonly<Record<ResidentLanguage, readonly string[]>>

/** As many lines in one language as in the other, so that both say the same. */
const LINES: Readonly<Record<InsightPattern, Lines>> = {
  good_company: {
    zh: [
      '和{who}说话的那几回，是这几天最让我踏实的时候',
      '我发现自己老往{who}那边凑，大概就是合得来',
      '有{who}在，同样的一天过起来就轻一些',
    ],
    en: [
      'the times I talked with {who} were the steadiest of these days',
      'I keep ending up beside {who}, and I suppose that is what getting along means',
      'with {who} around, the same day weighs a little less',
    ],
  },
  strained: {
    zh: [
      '我和{who}之间有根刺，不说开是不会自己掉的',
      '跟{who}争的不是那件事，是我们俩都累了',
      '我对{who}说的话重了，也许该我先开口',
    ],
    en: [
      'there is a thorn between {who} and me that will not fall out by itself',
      'what {who} and I argued about was not the matter: we were both tired',
      'my words to {who} were too hard, and perhaps it is for me to speak first',
    ],
  },
  made_peace: {
    zh: ['跟{who}和好以后才知道，别扭比争吵更费力气', '和{who}说开了，原来一句话的事'],
    en: [
      'now that {who} and I have made up, I see that sulking costs more than quarrelling',
      'it took one sentence to set things right with {who}',
    ],
  },
  hard_work: {
    zh: [
      '这几天的活把我掏空了，该学着早点收工',
      '累不是坏事，天天累就是安排得不对',
      '我总把力气用在白天，晚上什么也不剩',
    ],
    en: [
      'work has emptied me these days, and I should learn to stop earlier',
      'being tired is no harm, but being tired every day means that I plan badly',
      'I spend all my strength by day and keep none for the evening',
    ],
  },
  work_suits: {
    zh: ['手上的活顺了，心也就顺了', '原来我还是喜欢这份活的，只是很少停下来承认'],
    en: ['when the work runs well, so do I', 'I do like this work after all; I just rarely stop to admit it'],
  },
  eats_alone: {
    zh: ['最近总是一个人吃饭，饭是热的，桌子是空的', '一个人吃饭吃得快，也忘得快，该叫上谁一起'],
    en: [
      'lately I eat alone: the food is warm and the table is empty',
      'meals alone are quick to eat and quick to forget, and I should ask somebody along',
    ],
  },
  sleeps_badly: {
    zh: ['睡不好的那几天，什么都显得比实际难', '我把心事都带到床上去了，难怪睡不着'],
    en: [
      'on the days after bad nights everything looks harder than it is',
      'I take my worries to bed with me, so no wonder that I do not sleep',
    ],
  },
  lonely: {
    zh: ['我觉得孤单的时候，往往是自己没去敲门', '镇子不大，孤单起来倒挺大'],
    en: [
      'when I feel lonely, it is mostly because I did not knock at any door',
      'the town is small, but loneliness makes it large',
    ],
  },
  good_days: {
    zh: ['这几天高兴的事都很小，可是够用了', '心情好的日子，都是跟人说了话的日子'],
    en: [
      'what made me happy these days was small, and it was enough',
      'my good days are the ones on which I talked with somebody',
    ],
  },
  worries: {
    zh: ['我担心的事，十件里有九件没来', '担心多半在夜里长大，白天一看没那么高'],
    en: [
      'nine of ten things that I worry about never come',
      'worries grow at night and are not that tall by day',
    ],
  },
  keeps_moving: {
    zh: ['身子动起来，脑子也跟着不打结了', '坚持走动这几天，睡得沉了些'],
    en: [
      'when I keep moving, my thoughts come untangled too',
      'since I have been on my feet more, I sleep deeper',
    ],
  },
  learns: {
    zh: ['学一点是一点，几天下来竟也看得见', '读的东西隔天才会在心里说话'],
    en: [
      'a little learning each day does add up to something one can see',
      'what I read only begins to speak to me the day after',
    ],
  },
  makes_things: {
    zh: ['亲手做出来的东西，才算这一天没白过', '手里做着东西的时候，我最不着急'],
    en: [
      'a day counts when I have made something with my own hands',
      'I am never less in a hurry than when my hands are making something',
    ],
  },
  gives_and_takes: {
    zh: ['我和{who}之间你来我往，送的是东西，留下的是情分', '给{who}的不用记，{who}给的要记住'],
    en: [
      'things pass between {who} and me, and what stays is goodwill',
      'what I gave {who} I may forget, what {who} gave me I should not',
    ],
  },
  spends: {
    zh: ['钱花得比我以为的快，多半是顺手买的', '买的东西里，真用得上的不到一半'],
    en: [
      'money goes faster than I think, mostly on things I pick up in passing',
      'of what I buy, I really use less than half',
    ],
  },
  news: {
    zh: [
      '{fact}，这件事老在我心里转',
      '人人都在说{fact}，我得有个自己的看法',
      '{fact}，越想越觉得跟我也有关系',
    ],
    en: [
      '{fact}, and it keeps coming back to me',
      'everybody talks about it: {fact}. I should have a view of my own',
      '{fact}, and the more I think of it, the more it is my business too',
    ],
  },
  is_read: {
    zh: ['写下来的东西有人看、有人回，心里就有了着落', '别人回我的那几句，比我写的还好'],
    en: [
      'what I write is read and answered, and that gives me somewhere to stand',
      'what others answer me is better than what I wrote',
    ],
  },
  place: {
    zh: ['{at}待久了，那里也算半个家', '我有事没事就{at}，大概是{at}心最静'],
    en: [
      'I have spent so much time {at} that it is half a home',
      'I keep turning up {at}, and I think it is because I am calmest there',
    ],
  },
  people_together: {
    zh: ['大家聚在一起的时候，这个镇子才像个镇子', '热闹过后回头想，记住的都是人'],
    en: [
      'it is when everybody comes together that this town is a town',
      'looking back at the bustle, what I remember is the people',
    ],
  },
  word_kept: {
    zh: ['和{who}说好就来了，守约这件小事其实不小', '跟{who}约了就见上了，值得再约'],
    en: [
      '{who} and I said so and came, and keeping a word is not so small a thing',
      'an appointment with {who} is one to make again',
    ],
  },
  word_broken: {
    zh: ['和{who}的约没成，往后答应别人之前先想想', '约了{who}却没见着，等人和让人等都不好受'],
    en: [
      'nothing came of what {who} and I had arranged, and I should think before I promise',
      '{who} and I missed each other, and neither waiting nor being waited for feels good',
    ],
  },
}
