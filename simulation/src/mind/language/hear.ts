import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import { INTEREST_KEYS, INTERESTS, type InterestKey } from '../../world/content/interests.ts'
import type { AnswerOccasion } from './occasion.ts'

/** What a person's words ask for: the kind of answer, and a topic when one of the town's interests is named. */
export interface Heard {
  kind: AnswerOccasion['kind']
  topic?: InterestKey
}

/** In order: the first whose words occur decides, so the more telling ones stand first. */
const CUES: readonly (readonly [AnswerOccasion['kind'], RegExp])[] = [
  [
    'answer_sad_person',
    /难过|伤心|想哭|崩溃|失眠|压力|孤独|失恋|\b(sad|crying|depressed|lonely|heartbroken|stressed)\b/,
  ],
  ['answer_thanks', /谢谢|多谢|感谢|\b(thanks|thank you|thx)\b/],
  [
    'answer_who_are_you',
    /你是谁|你叫什么|介绍一下(你)?自己|你是做什么的|\b(who are you|your name|about yourself|what do you do for)\b/,
  ],
  [
    'answer_what_doing',
    /在干嘛|在干什么|在做什么|忙什么|你在哪|\b(what are you (doing|up to)|where are you|whatcha)\b/,
  ],
  [
    'answer_how_are_you',
    /你好吗|最近怎么样|过得怎么样|还好吗|心情(怎么样|如何)|\b(how are you|how is it going|how's it going|how do you feel)\b/,
  ],
  [
    'answer_invitation',
    /一起(去|来|吃|玩)|要不要来|来(玩|坐坐)|约吗|\b(want to|wanna|let's|lets|join (me|us)|come with)\b/,
  ],
  ['answer_farewell', /再见|拜拜|晚安|回头聊|\b(bye|goodbye|good night|see you|talk later)\b/],
  [
    'answer_praise',
    /真棒|好厉害|厉害|喜欢你|太美|好看|写得好|\b(well done|great (job|post)|love (your|this)|amazing|beautiful|awesome)\b/,
  ],
  ['answer_question', /[?？]|吗$|什么|怎么|为什么|哪里|谁|多少/],
  [
    'answer_greeting',
    /你好|您好|早上好|早安|晚上好|下午好|^(嗨|哈喽|在吗)|\b(hi|hello|hey|good (morning|evening|afternoon))\b/,
  ],
]

/** Reads a person's message, mention or comment; what fits nothing is a statement. */
export function hear(text: string): Heard {
  const words = text.trim().toLowerCase()
  const kind = CUES.find(([, cue]) => cue.test(words))?.[0] ?? 'answer_statement'
  const topic = INTEREST_KEYS.find(
    (key) => words.includes(INTERESTS[key].zh) || words.includes(INTERESTS[key].en),
  )
  return topic ? { kind, topic } : { kind }
}

/** Chinese when a tenth or more of the text's characters are; the answer follows the language it was written in. */
export function languageOf(text: string): ResidentLanguage {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  return chinese * 10 >= text.length && chinese > 0 ? 'zh' : 'en'
}
