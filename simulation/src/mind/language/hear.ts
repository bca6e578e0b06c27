import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import { INTEREST_KEYS, INTERESTS, type InterestKey } from '../../world/content/interests.ts'
import type { AnswerOccasion } from './occasion.ts'

export type AnswerKind = AnswerOccasion['kind']

/** What a person's words ask for: the kind of answer, and a topic when one of the town's interests is named. */
export interface Heard {
  kind: AnswerKind
  topic?: InterestKey
}

/**
 * In order: the first whose words occur decides, so the more telling ones stand first. Whom, where and what the
 * words name is found elsewhere (hearing.ts), where the town is known.
 */
const CUES: readonly (readonly [AnswerKind, RegExp])[] = [
  [
    'answer_sad_person',
    /难过|伤心|想哭|崩溃|失眠|压力(好|很|太)?大|孤独|失恋|不开心|心情(很|好|特别)?(差|糟|不好|低落)|撑不(住|下去)|活着没意思|好累|\b(i('m| am| feel)?( so| very| really)? (sad|crying|depressed|lonely|heartbroken|stressed|down|exhausted|tired|hopeless|anxious)|bad day|feel like crying|broke up)\b/,
  ],
  [
    'answer_angry',
    /滚|傻(逼|瓜|子|叉)|笨蛋|白痴|去死|闭嘴|垃圾|废物|讨厌你|恶心|蠢|\b(stupid|idiot|shut up|hate you|you suck|moron|dumb|useless|go away|loser|fuck|trash)\b/,
  ],
  ['answer_apology', /对不起|抱歉|不好意思|我错了|\b(sorry|apologi[sz]e|my bad|forgive me)\b/],
  ['answer_thanks', /谢谢|多谢|感谢|谢啦|谢了|\b(thanks|thank you|thx|cheers mate|appreciate it)\b/],
  [
    'answer_are_you_ai',
    /(真人|机器人|人工智能|ai|程序|活人|人类)(吗|么|吧|呢|\?|？)|你是(不是)?(个)?(真人|机器人|人工智能|ai|程序|模型)|谁(在)?控制你|怎么运行|\b(are you (an? )?(ai|bot|robot|human|real|person|program|language model|llm)|a real person|chatgpt|how do you work)\b|\bwhat are you[?.!\s]*$/,
  ],
  [
    'answer_who_are_you',
    /你是谁|你叫什么|怎么称呼|(介绍|说说)一下(你)?自己|\b(who are you|(what is|what's) your name|about yourself|introduce yourself)\b/,
  ],
  [
    'answer_love',
    /我(好|很|真)?(爱|喜欢)(上)?你(?!的)|做我(女|男)朋友|嫁给我|\b(i (love|like) you|marry me|be my (girl|boy)friend)\b/,
  ],
  ['answer_age', /你(今年)?(几岁|多大|多少岁)|哪年(出)?生|\b(how old are you|your age|when were you born)\b/],
  ['answer_home', /你(家)?住(在)?哪|你家在哪|\b(where do you live|where is your home)\b/],
  ['answer_where', /你(现在|这会儿|人)?在哪|\b(where are you)\b/],
  [
    'answer_own_day',
    /(你)?(今天|昨天|这两天)(过得|怎么(样|过)|都?(干|做)了(什么|啥)|忙了什么)|\b(how was (your|the) (day|night|morning|week)|what did you do (today|yesterday|this|last))\b/,
  ],
  [
    'answer_when_free',
    /什么时候(有空|有时间|方便)|(有空|有时间|方便)(吗|么|\?|？)|几点(下班|有空)|\b(when are you free|are you free|do you have time|when do you (finish|get off))\b/,
  ],
  [
    'answer_plans',
    /(明天|今天|今晚|晚上|周末|下午|待会儿?|等会儿?|接下来)(有)?(什么|啥)?(计划|安排|打算|干嘛|干什么|做什么)|有(什么|啥)(计划|安排|打算)|\b(your plans?|any plans|plans (for|today|tonight|tomorrow|this)|what are you doing (tomorrow|tonight|later|this weekend)|going to do)\b/,
  ],
  [
    'answer_what_doing',
    /在(干嘛|干什么|做什么|干啥|忙(什么|啥|吗))|忙什么|忙啥|\b(what are you (doing|up to)|what's up|whatcha|are you busy)\b/,
  ],
  [
    'answer_how_are_you',
    /你好吗|最近(怎么样|如何|好吗|咋样)|过得(怎么样|好吗)|还好吗|心情(怎么样|如何)|\b(how are (you|things)|how is it going|how's (it going|life)|how do you feel|you ok(ay)?)\b/,
  ],
  [
    'answer_invitation',
    /一起(去|来|吃|玩|喝|看|走|逛|下|跑)|要不要(来|去|一起)|来(玩|坐坐|我家|参加)|约吗|约(个|你)|请你(吃|喝|来|看)|\b(want to (come|go|join|meet|have|grab|play)|wanna|let's|lets|join (me|us)|come with|would you like to|shall we|invite you|care to)\b/,
  ],
  [
    'answer_food',
    /(喜欢|爱)吃(什么|啥)|最(爱|喜欢)(吃|的(食物|菜|饭))|吃(了)?(什么|啥)|\b(favou?rite (food|dish|meal|drink)|like to eat|what did you (eat|have))\b/,
  ],
  [
    'answer_recommend',
    /推荐|有什么(好吃|好玩|好看|好喝)|去哪(儿|里)?(吃|玩|逛|坐)|哪(家|里|儿)(好吃|好玩|不错)|该(看|吃|去)(什么|哪)|\b(recommend|suggest(ion)?|where should i|what should i (eat|read|do|see|try)|good place to|anything good)\b/,
  ],
  [
    'answer_likes',
    /喜欢(干|做|什么|啥)|爱好|兴趣|平时(都)?(干|做|玩|喜欢)|\b(what do you (like|enjoy|love)|your (hobby|hobbies|interests?)|favou?rite thing|for fun)\b/,
  ],
  [
    'answer_work',
    /做什么(工作|的)|什么工作|工作(忙|累|怎么样|顺利)|你(的)?(工作|职业)|上班(累|忙)|\b(what do you do( for| \?|\?|$)|your (job|work|profession)|how is work|do for a living)\b/,
  ],
  [
    'answer_weather',
    /天气|下雨(了)?(吗|没)|(冷|热)(不冷|不热|吗)|\b(weather|is it (raining|snowing|cold|hot|sunny))\b/,
  ],
  [
    'answer_news',
    /(有|听说)(了)?(什么|啥)(新(闻|鲜事)|消息|八卦)|新鲜事|镇上(怎么样|有什么|最近)|\b(any (news|gossip)|what's new|whats new|what is (new|happening)|heard anything)\b/,
  ],
  ['answer_joke', /(讲|说|来)(个|一个|点)?笑话|逗我|\b(tell me a joke|joke|make me laugh|something funny)\b/],
  [
    'answer_help',
    /帮(个|我|一下)?忙|帮帮我|能帮我|你(会|能)(做)?(什么|啥|干嘛)|\b(help me|can you help|what can you do|need (your )?help)\b/,
  ],
  [
    'answer_opinion_asked',
    /你(怎么看|觉得|认为)|有什么(看法|想法)|\b(what do you think|your (opinion|view|take)|how do you feel about)\b/,
  ],
  [
    'answer_farewell',
    /再见|拜拜|晚安|回头聊|先走了|我走了|下次聊|明天见|\b(bye|goodbye|good night|see you|talk (to you )?later|gotta go|i have to go)\b/,
  ],
  [
    'answer_praise',
    /真棒|好厉害|厉害|你(真|好|太)(好|棒|可爱|温柔|有趣|有意思|聪明)|太美|好看|写得(真)?好|说得(真)?好|\b(well done|great (job|post)|good job|love (your|this)|amazing|beautiful|awesome|you('re| are) (so )?(kind|nice|great|sweet|funny|smart|cute|wonderful)|nice post)\b/,
  ],
  [
    'answer_happy_person',
    /(我|今天)(好|很|太|特别|超)?(开心|高兴|激动|幸福)|终于(考|拿|找|做|通过|升|中)|升职|考上|通过了|\b(i('m| am)( so| very| really)? (happy|excited|thrilled|glad)|i (passed|got the job|won|did it)|good news|great day)\b/,
  ],
  [
    'answer_question',
    /[?？]|(吗|呢|没有|吧)[。！!]*$|什么|怎么|为什么|为啥|哪里|哪儿|谁|多少|几点|^(who|what|where|when|why|how|which|do|does|did|is|are|can|could|will|would|have)\b/,
  ],
  [
    'answer_greeting',
    /你好|您好|早上好|早安|早呀|晚上好|下午好|中午好|^(嗨|哈喽|在吗|早|嘿)|\b(hi|hello|hey|good (morning|evening|afternoon|day)|howdy|greetings)\b/,
  ],
  ['answer_laugh', /^(哈|嘿|嘻){2,}|笑死|\b(ha){2,}h?\b|\b(lol|lmao|rofl)\b/],
  [
    'answer_yes',
    /^(嗯+|好(的|呀|啊|吧)?|行|可以|ok|okay|对|是(的|啊)?|知道了|明白(了)?|收到|没事|不用|不是|没有|yes|yeah|yep|sure|no|nope|fine|alright|i see|got it|right|true|cool|nice)[。.!！~～\s]*$/,
  ],
]

/** Reads a person's message, mention or comment; what fits nothing is a statement. */
export function hear(text: string): Heard {
  const words = text.trim().toLowerCase().replaceAll('’', "'")
  const kind = kindOf(words)
  const topic = INTEREST_KEYS.find((key) => words.includes(INTERESTS[key].zh) || namesEnglish(words, key))
  return topic ? { kind, topic } : { kind }
}

function kindOf(words: string): AnswerKind {
  for (const [kind, cue] of CUES) if (cue.test(words)) return kind
  return 'answer_statement'
}

function namesEnglish(words: string, key: InterestKey): boolean {
  const name = INTERESTS[key].en
  const at = words.indexOf(name)
  return at >= 0 && !isLetter(words[at - 1]) && !isLetter(words[at + name.length])
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && char >= 'a' && char <= 'z'
}

const LONGEST_QUOTE = { zh: 12, en: 32 }
const MEANINGLESS = /^[\p{P}\p{S}\s\d]*$/u

/**
 * A few of the person's own words to pick up: the first clause, when it is short enough to be repeated and says
 * something; undefined otherwise.
 */
export function quoteOf(text: string): string | undefined {
  const [clause = ''] = text.trim().split(/[，。！？；,.!?;\n]/u)
  const quote = clause.trim()
  const language = languageOf(quote)
  if (quote.length < 2 || [...quote].length > LONGEST_QUOTE[language]) return undefined
  return MEANINGLESS.test(quote) || /[“”"<>@#{}[\]|/\\]/.test(quote) ? undefined : quote
}

/** Chinese when a tenth or more of the text's characters are; the answer follows the language it was written in. */
export function languageOf(text: string): ResidentLanguage {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  return chinese * 10 >= text.length && chinese > 0 ? 'zh' : 'en'
}
