import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { INTERESTS, type InterestKey } from './interests.ts'

/** What is said of a generated resident: a habit, something on its mind, and how it goes about its first interest. */
const HABITS: readonly (readonly [zh: string, en: string])[] = [
  ['走路快，说话慢', 'Walks fast and talks slowly'],
  ['出门总要折回来一次', 'Never leaves the house without going back once'],
  ['口袋里永远有一颗糖', 'Always has one sweet in a pocket'],
  ['记不住人名，记得住声音', 'Forgets names and remembers voices'],
  ['吃面先喝汤', 'Drinks the broth before the noodles'],
  ['到哪儿都先找窗边的位子', 'Takes the seat by the window wherever there is one'],
  ['伞丢了七把，还在买', 'Has lost seven umbrellas and keeps buying them'],
  ['喜欢把东西修好再说别的', 'Mends things first and asks later'],
  ['一笑就停不下来', 'Once laughing, cannot stop'],
  ['天黑以前一定要散一圈步', 'Takes one turn round the block before dark, every day'],
  ['早上不说话，喝完茶才开口', 'Says nothing in the morning until the tea is finished'],
  ['买菜从不讲价，总被多塞一把葱', 'Never haggles and is always given a spring onion too many'],
  ['帽子比鞋子多', 'Owns more hats than shoes'],
  ['写便条，贴得到处都是', 'Leaves notes to self on every door'],
  ['认得镇上每一只猫', 'Knows every cat in town by its walk'],
  ['爱听别人讲从前的事', 'Loves to hear how things used to be'],
  ['说好五分钟，一定是半小时', 'Says five minutes and means half an hour'],
  ['什么都舍不得扔', 'Cannot throw anything away'],
  ['下雨天心情最好', 'Is happiest when it rains'],
  ['赴约总是早到一刻钟', 'Comes a quarter of an hour early to everything'],
]
const THOUGHTS: readonly (readonly [zh: string, en: string])[] = [
  ['想攒钱换一辆不响的自行车', 'Is saving for a bicycle that does not squeak'],
  ['一直想学会一首完整的曲子', 'Means to learn one whole tune some day'],
  ['担心屋顶，屋顶其实没事', 'Worries about the roof, which is fine'],
  ['在等一封信，等得不急', 'Is waiting for a letter, without hurry'],
  ['打算明年种一棵树', 'Plans to plant a tree next year'],
  ['搬来镇上是偶然，留下是故意的', 'Came to town by accident and stayed on purpose'],
  ['跟哥哥打了个赌，还没分出胜负', 'Has a bet running with a brother'],
  ['有一本写了三页的日记', 'Keeps a diary that is three pages long'],
  ['相信什么事都能坐下来谈', 'Believes that anything can be settled sitting down'],
  ['最怕的是开会', 'Fears nothing but meetings'],
  ['心里有一张还没去过的地方的地图', 'Carries a map of places not yet seen'],
  ['总觉得钥匙忘带了', 'Always suspects the keys were left at home'],
  ['把每年的第一场雪都记下来', 'Writes down the date of each first snow'],
  ['想开一家只卖早饭的店', 'Dreams of a shop that sells breakfast and nothing else'],
  ['答应过自己少操一点心，没做到', 'Promised to worry less and failed'],
  ['觉得镇子再大一点就不好了', 'Thinks the town is exactly large enough'],
  ['欠着三个人的饭，都记在本子上', 'Owes three people a dinner and has it in writing'],
  ['一个人也过得热闹', 'Is good company even when alone'],
]
const WAYS: readonly (readonly [zh: string, en: string])[] = [
  ['一说起{topic}就忘了时间', 'Loses track of time over {topic}'],
  ['{topic}是从祖母那里学来的', 'Learned about {topic} from a grandmother'],
  ['为了{topic}可以少睡一个钟头', 'Gives up an hour of sleep for {topic}'],
  ['嘴上说对{topic}没兴趣，其实天天琢磨', 'Claims not to care for {topic} and thinks of little else'],
  ['最好的朋友是因为{topic}认识的', 'Met the best of friends through {topic}'],
  ['{topic}上总差那么一点，还在练', 'Is always a little short of good at {topic}, and keeps at it'],
]

export const PERSONA_VARIANTS = HABITS.length * THOUGHTS.length

/**
 * A persona of two or three sentences in both languages, made when somebody reads it: a million of them are not kept.
 *
 * @param variant 0 to `PERSONA_VARIANTS` - 1: which habit and which thought; neighbours have different ones.
 * @param way any whole number
 */
export function personaOf(
  occupation: BilingualText,
  interest: InterestKey | undefined,
  variant: number,
  way: number,
): BilingualText {
  const [habitZh, habitEn] = HABITS[variant % HABITS.length]!
  const [thoughtZh, thoughtEn] = THOUGHTS[Math.floor(variant / HABITS.length)]!
  const [wayZh, wayEn] = WAYS[way % WAYS.length]!
  const topic = interest && INTERESTS[interest]
  return {
    zh: `${occupation.zh}。${habitZh}，${thoughtZh}。${topic ? `${wayZh.replace('{topic}', topic.zh)}。` : ''}`,
    en: `${capital(occupation.en)}. ${habitEn}. ${thoughtEn}.${topic ? ` ${wayEn.replace('{topic}', topic.en)}.` : ''}`,
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
