import { describe, expect, it } from 'vitest'
import { hear, languageOf, quoteOf } from './hear.ts'

describe('hearing a person', () => {
  it.each([
    ['你好呀', 'answer_greeting'],
    ['Good evening!', 'answer_greeting'],
    ['How are you today?', 'answer_how_are_you'],
    ['最近怎么样', 'answer_how_are_you'],
    ['你在干嘛？', 'answer_what_doing'],
    ["what's up", 'answer_what_doing'],
    ['你现在在哪里', 'answer_where'],
    ['Who are you?', 'answer_who_are_you'],
    ['你叫什么名字', 'answer_who_are_you'],
    ['你是真人吗', 'answer_are_you_ai'],
    ['are you a bot?', 'answer_are_you_ai'],
    ['谢谢你的建议', 'answer_thanks'],
    ['对不起，刚才没回你', 'answer_apology'],
    ['you idiot', 'answer_angry'],
    ['Want to come with me to the park?', 'answer_invitation'],
    ['明天一起去喝咖啡吧', 'answer_invitation'],
    ['我今天好难过', 'answer_sad_person'],
    ['I feel so lonely', 'answer_sad_person'],
    ['我考上了！', 'answer_happy_person'],
    ['写得好！', 'answer_praise'],
    ['你平时喜欢做什么', 'answer_likes'],
    ['what is your favourite food?', 'answer_food'],
    ['明天有什么安排', 'answer_plans'],
    ['any plans tomorrow?', 'answer_plans'],
    ['what are you doing?', 'answer_what_doing'],
    ['what are you?', 'answer_are_you_ai'],
    ['are you free tonight?', 'answer_when_free'],
    ['今天过得怎么样', 'answer_own_day'],
    ['what do you do for a living?', 'answer_work'],
    ['今天天气怎么样', 'answer_weather'],
    ['推荐一本书吧', 'answer_recommend'],
    ['any news?', 'answer_news'],
    ['tell me a joke', 'answer_joke'],
    ['你怎么看', 'answer_opinion_asked'],
    ['how old are you', 'answer_age'],
    ['can you help me', 'answer_help'],
    ['哈哈哈哈', 'answer_laugh'],
    ['好的', 'answer_yes'],
    ['晚安', 'answer_farewell'],
    ['面馆几点关门？', 'answer_question'],
    ['Do you know who is standing for the town council?', 'answer_question'],
    ['你认识小满吗？', 'answer_question'],
    ['I bought a bicycle.', 'answer_statement'],
    ['石榴结果了', 'answer_statement'],
  ])('tells what %s asks for', (text, kind) => {
    expect(hear(text).kind).toBe(kind)
  })

  it('finds the topic and the language', () => {
    expect(hear('你喜欢咖啡吗').topic).toBe('coffee')
    expect(hear('do you like tea?').topic).toBe('tea')
    for (const within of ['a steady hand', 'steam', 'the team'])
      expect(hear(within).topic, within).toBeUndefined()
    expect(languageOf('今天 coffee 不错')).toBe('zh')
    expect(languageOf('nice coffee')).toBe('en')
    expect(languageOf('!?')).toBe('en')
  })

  it('quotes a short clause and nothing that is long, empty or full of signs', () => {
    expect(quoteOf('石榴树开花了，红红的一片')).toBe('石榴树开花了')
    expect(quoteOf('I planted a tree. It is small.')).toBe('I planted a tree')
    expect(quoteOf('!!! 123')).toBeUndefined()
    expect(quoteOf('x'.repeat(32))).toBe('x'.repeat(32))
    expect(quoteOf('x'.repeat(33))).toBeUndefined()
    expect(quoteOf('花'.repeat(12))).toBe('花'.repeat(12))
    expect(quoteOf('花'.repeat(13))).toBeUndefined()
    expect(quoteOf('<b>hi there</b>')).toBeUndefined()
  })
})
