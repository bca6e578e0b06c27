import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from './interests.ts'

/** News that one resident knows when the world begins and that passes on by talk and posts. */
export interface TownFact {
  key: string
  /** Key of the resident who knows it first. */
  origin: string
  /** Day of the world on which the origin comes to know it, from 1. */
  day: number
  topic: InterestKey
  /** A clause without a full stop; reads after "听说" and "I heard that", and by itself. */
  text: BilingualText
  /** The same in the first person, for the origin whom the text names. */
  own?: BilingualText
}

function fact(
  key: string,
  origin: string,
  day: number,
  topic: InterestKey,
  zh: string,
  en: string,
  own?: readonly [zh: string, en: string],
): TownFact {
  const news = { key, origin, day, topic, text: { zh, en } }
  return own ? { ...news, own: { zh: own[0], en: own[1] } } : news
}

/** In a fixed order; new ones go to the end. */
export const townFacts: readonly TownFact[] = [
  fact('candidacy', 'xu-zhihang', 1, 'townlife', '许主任要参选下一任镇长', 'Mr Xu is running for mayor', [
    '我要参选下一任镇长',
    'I am running for mayor',
  ]),
  fact(
    'cold-noodles',
    'wu-tong',
    1,
    'cooking',
    '老井面馆要上一款新的麻酱凉面',
    'Old Well Noodles is about to put a new sesame noodle on the menu',
    ['我要在老井面馆上一款新的麻酱凉面', 'I am putting a new sesame noodle on the menu at Old Well Noodles'],
  ),
  fact(
    'open-mic',
    'ruby-chen',
    1,
    'music',
    '蓝调时分这周五有自由演唱夜',
    'Blue Hour Bar has an open mic this Friday',
    ['蓝调时分这周五有自由演唱夜，我来主持', 'Blue Hour Bar has an open mic this Friday, and I am hosting'],
  ),
  fact(
    'town-history',
    'edith-hale',
    1,
    'history',
    '伊迪丝的镇史已经写到第七章了',
    "Edith's history of the town has reached chapter seven",
    ['我那本镇史已经写到第七章了', 'my history of the town has reached chapter seven'],
  ),
  fact(
    'star-night',
    'priya-nair',
    1,
    'stars',
    '普丽娅周六晚上带大家在灯笼公园看星星',
    'Priya is taking people stargazing at Lantern Park on Saturday night',
    ['我周六晚上带大家在灯笼公园看星星', 'I am taking people stargazing at Lantern Park on Saturday night'],
  ),
  fact(
    'book-swap',
    'nora-quinn',
    1,
    'reading',
    '纸船书店周末可以拿旧书换书',
    'Paper Boat Books is holding a book swap at the weekend',
    ['我店里周末可以拿旧书换书', 'I am holding a book swap at my shop this weekend'],
  ),
  fact(
    'lamp',
    'xu-zhihang',
    2,
    'townlife',
    '灯笼公园门口那盏路灯终于要修了',
    'the street lamp at the gate of Lantern Park is finally getting mended',
  ),
  fact('heron', 'liang-he', 1, 'animals', '河边来了一只白鹭', 'a heron has moved in by the river'),
  fact(
    'mural',
    'maya-torres',
    2,
    'painting',
    '玛雅要给面馆的外墙画壁画',
    'Maya is going to paint a mural on the noodle shop wall',
    ['我要给面馆的外墙画壁画', 'I am going to paint a mural on the noodle shop wall'],
  ),
  fact(
    'match',
    'zhou-keke',
    1,
    'football',
    '枫树学校足球队进了决赛',
    "Maple School's football team is in the final",
    ['我们学校足球队进了决赛', "our school's football team is in the final"],
  ),
  fact(
    'rye',
    'henrik-lund',
    2,
    'cooking',
    '面包房从下周起周三也烤黑麦面包',
    'Crumb Bakery will bake rye on Wednesdays too from next week',
    ['我下周起周三也烤黑麦面包', 'I will bake rye on Wednesdays too from next week'],
  ),
  fact(
    'night-train',
    'tom-becker',
    2,
    'trains',
    '西风站下个月要多加一趟夜车',
    'Westwind Station gets one more night train next month',
    ['我们西风站下个月要多加一趟夜车', 'our station gets one more night train next month'],
  ),
  fact(
    'checkup',
    'grace-okafor',
    2,
    'health',
    '诊所月底有一天免费量血压',
    'the clinic is checking blood pressure for free at the end of the month',
    [
      '我们诊所月底有一天免费量血压',
      'our clinic is checking blood pressure for free at the end of the month',
    ],
  ),
  fact(
    'chess-cup',
    'liang-he',
    3,
    'chess',
    '公园要办一场象棋赛，老少都能报名',
    'there will be a chess cup in the park, open to all ages',
  ),
  fact(
    'second-verse',
    'jiang-bo',
    3,
    'music',
    '江波那首歌的第二段写出来了',
    'Jiang Bo has finished the second verse of his song',
    ['我那首歌的第二段写出来了', 'I have finished the second verse of my song'],
  ),
  fact(
    'letter',
    'su-wan',
    3,
    'reading',
    '图书馆的旧书里发现了一封五十年前的信',
    'a letter from fifty years ago turned up in a library book',
    ['我在图书馆的旧书里发现了一封五十年前的信', 'I found a letter from fifty years ago in a library book'],
  ),
  fact(
    'run-club',
    'gao-yuan',
    1,
    'running',
    '铁砧健身房要组一个晨跑队',
    'Anvil Gym is starting a morning running club',
    ['我要在铁砧健身房组一个晨跑队', 'I am starting a morning running club at Anvil Gym'],
  ),
  fact(
    'stools',
    'leo-martin',
    2,
    'crafts',
    '里奥在教大家做小木凳，不收钱',
    'Leo is teaching people to build stools for free',
    ['我在教大家做小木凳，不收钱', 'I am teaching people to build stools for free'],
  ),
  fact(
    'latte-contest',
    'lin-xiaoman',
    2,
    'coffee',
    '三杯咖啡要办拉花比赛',
    'Three Cups is holding a latte art contest',
    ['我们三杯咖啡要办拉花比赛', 'we are holding a latte art contest at Three Cups'],
  ),
  fact(
    'big-fish',
    'omar-haddad',
    1,
    'townlife',
    '奥马尔收到过一条一米长的河鱼',
    'Omar once got a river fish a full metre long',
    ['我收到过一条一米长的河鱼', 'I once got a river fish a full metre long'],
  ),
]
