import type { ActionKind, BilingualText, Mood, PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

export interface DemoPerson {
  username: string
  name: BilingualText
  occupation: BilingualText
  persona: BilingualText
  homeKey: string
  workKey: string
  language: 'zh' | 'en'
  mood: Mood
}

type CastLine = [
  username: string,
  zhName: string,
  enName: string,
  zhWork: string,
  enWork: string,
  homeKey: string,
  workKey: string,
  language: 'zh' | 'en',
  mood: Mood,
]

const CAST: readonly CastLine[] = [
  ['demo_an', '安小满', 'An Xiaoman', '咖啡师', 'barista', 'home-maple', 'cafe', 'zh', 'content'],
  ['demo_bo', '博远', 'Bo Yuan', '图书管理员', 'librarian', 'home-maple', 'library', 'zh', 'calm'],
  ['demo_clara', '克拉拉', 'Clara Finch', '画家', 'painter', 'home-reed', 'studio', 'en', 'excited'],
  ['demo_dan', '丹尼', 'Danny Oakes', '木匠', 'carpenter', 'home-reed', 'workshop', 'en', 'content'],
  ['demo_er', '二娃', 'Er Wa', '小学老师', 'teacher', 'home-willow', 'school', 'zh', 'joyful'],
  ['demo_flora', '芙罗拉', 'Flora Reyes', '园丁', 'gardener', 'home-willow', 'garden', 'en', 'calm'],
  ['demo_gu', '顾大川', 'Gu Dachuan', '面馆老板', 'noodle cook', 'home-plum', 'noodles', 'zh', 'joyful'],
  ['demo_hugo', '雨果', 'Hugo Bell', '面包师', 'baker', 'home-plum', 'bakery', 'en', 'tired'],
  ['demo_iris', '伊莉丝', 'Iris Wong', '医生', 'doctor', 'home-cedar', 'clinic', 'en', 'worried'],
  ['demo_jin', '金禾', 'Jin He', '书店店主', 'bookseller', 'home-fern', 'bookshop', 'zh', 'content'],
  ['demo_kit', '基特', 'Kit Marlow', '健身教练', 'trainer', 'home-clover', 'gym', 'en', 'excited'],
  ['demo_lu', '陆青', 'Lu Qing', '事务员', 'town clerk', 'home-clover', 'office', 'zh', 'bored'],
]

/** `count` people of the demo town; past the written cast they are numbered newcomers. */
export function demoCast(count: number): DemoPerson[] {
  return Array.from({ length: count }, (_, i) => {
    const line = CAST[i % CAST.length]!
    const round = Math.floor(i / CAST.length)
    const suffix = round === 0 ? '' : ` ${round + 1}`
    const [username, zhName, enName, zhWork, enWork, homeKey, workKey, language, mood] = line
    return {
      username: round === 0 ? username : `${username}_${round + 1}`,
      name: { zh: zhName + suffix, en: enName + suffix },
      occupation: { zh: zhWork, en: enWork },
      persona: {
        zh: `演示居民：镇上的${zhWork}，喜欢散步和闲聊。`,
        en: `A demo resident: the town’s ${enWork}, fond of walks and small talk.`,
      },
      homeKey,
      workKey,
      language,
      mood,
    }
  })
}

interface Pastime {
  action: ActionKind
  text: BilingualText
}

/** What one does in a place of each kind. */
export const PASTIMES: Partial<Record<PlaceKind, Pastime>> = {
  home: { action: 'rest', text: { zh: '在家休息', en: 'resting at home' } },
  cafe: { action: 'eat', text: { zh: '喝咖啡', en: 'having a coffee' } },
  noodle_shop: { action: 'eat', text: { zh: '吃面', en: 'eating noodles' } },
  bakery: { action: 'shop', text: { zh: '买面包', en: 'buying bread' } },
  library: { action: 'study', text: { zh: '看书', en: 'reading' } },
  bookshop: { action: 'shop', text: { zh: '淘书', en: 'browsing the shelves' } },
  park: { action: 'rest', text: { zh: '在树下乘凉', en: 'sitting in the shade' } },
  garden: { action: 'rest', text: { zh: '闻花香', en: 'smelling the herbs' } },
  market: { action: 'shop', text: { zh: '逛集市', en: 'strolling the market' } },
  bar: { action: 'talk', text: { zh: '喝一杯', en: 'having a drink' } },
  gym: { action: 'exercise', text: { zh: '锻炼', en: 'working out' } },
  hall: { action: 'attend', text: { zh: '参加社区活动', en: 'at a community evening' } },
  station: { action: 'rest', text: { zh: '看火车', en: 'watching the trains' } },
}

export const WORKING: BilingualText = { zh: '正在工作', en: 'at work' }
export const SLEEPING: BilingualText = { zh: '睡觉', en: 'sleeping' }

/** Small talk, by the language of the one who begins; lines alternate. */
export const SMALL_TALK: Record<'zh' | 'en', readonly (readonly string[])[]> = {
  zh: [
    ['今天的风真舒服。', '是啊，河边的柳树都在跳舞。', '傍晚去走走？', '好，叫上大家。'],
    ['听说集市来了新的蜂蜜。', '真的？我正想做蜂蜜蛋糕！', '给我留一块哦。'],
    ['你昨天睡得好吗？', '还行，就是猫一直叫。', '哈哈，它想吃夜宵。'],
    ['图书馆新到了一批书。', '有讲星星的吗？', '有，我给你留着。'],
  ],
  en: [
    ['Lovely breeze today.', 'The willows by the river are dancing.', 'A walk this evening?', 'Gladly!'],
    ['Have you tried the new rye bread?', 'Twice already. Don’t tell Hugo.', 'He knows. He always knows.'],
    ['I can’t find my red scarf.', 'You’re wearing it.', 'Oh. So I am!'],
    ['Did you hear the frogs last night?', 'A whole orchestra of them.'],
  ],
}
