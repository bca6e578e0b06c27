import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'

/** Lines of an activity from fuller to barer; the first whose facts are known is used. Chinese ones begin with 在. */
export const ACTIVITY_LINES: Readonly<Record<ActionKind, { zh: readonly string[]; en: readonly string[] }>> =
  {
    sleep: { zh: ['{at}睡觉', '在睡觉'], en: ['sleeping {at}', 'sleeping'] },
    eat: {
      zh: ['{at}吃{item}', '{at}吃饭', '在吃饭'],
      en: ['having {item} {at}', 'eating {at}', 'eating'],
    },
    cook: {
      zh: ['{at}做{item}', '{at}做饭', '在做饭'],
      en: ['cooking {item} {at}', 'cooking {at}', 'cooking'],
    },
    work: {
      zh: ['{pupil}{at}上课', '{pupil}在上课', '{at}给{partner}帮忙', '{at}上班', '在工作'],
      en: [
        '{pupil}in class {at}',
        '{pupil}in class',
        'giving {partner} a hand {at}',
        'working {at}',
        'working',
      ],
    },
    study: {
      zh: ['{at}研究{topic}', '{at}学习', '在学习'],
      en: ['studying {topic} {at}', 'studying {at}', 'studying'],
    },
    exercise: { zh: ['{at}锻炼', '在锻炼'], en: ['exercising {at}', 'exercising'] },
    rest: {
      zh: ['{at}读{title}', '{at}歇着', '在休息'],
      en: ['reading {title} {at}', 'resting {at}', 'resting'],
    },
    wash: { zh: ['{at}洗漱', '在洗漱'], en: ['washing up {at}', 'washing up'] },
    walk: {
      zh: ['在去{place}的路上', '{home}在回家的路上', '在路上走着'],
      en: ['walking to {place}', '{home}walking home', 'out walking'],
    },
    shop: {
      zh: ['{at}买{item}', '{at}逛逛', '在买东西'],
      en: ['buying {item} {at}', 'shopping {at}', 'shopping'],
    },
    use: {
      zh: ['{at}摆弄{item}', '在摆弄{item}', '在收拾东西'],
      en: ['busy with {item} {at}', 'busy with {item}', 'busy with this and that'],
    },
    give: {
      zh: ['在送{partner}{item}', '在送{item}', '在送东西'],
      en: ['giving {partner} {item}', 'giving {item} away', 'giving something away'],
    },
    trade: {
      zh: ['在和{partner}交换{item}', '{at}换东西', '在换东西'],
      en: ['trading {item} with {partner}', 'trading {at}', 'trading'],
    },
    talk: {
      zh: ['{at}和{partner}聊天', '在和{partner}聊天', '在聊天'],
      en: ['talking with {partner} {at}', 'talking with {partner}', 'talking'],
    },
    attend: {
      zh: ['{at}参加{event}', '在参加{event}', '在参加活动'],
      en: ['at {event} {at}', 'at {event}', 'at an event'],
    },
    host: {
      zh: ['{at}办{event}', '在办{event}', '在招待客人'],
      en: ['hosting {event} {at}', 'hosting {event}', 'hosting guests'],
    },
    browse: { zh: ['{at}刷动态', '在刷动态'], en: ['reading the feed {at}', 'reading the feed'] },
    post: { zh: ['{at}写动态', '在写动态'], en: ['writing a post {at}', 'writing a post'] },
    comment: {
      zh: ['在给{partner}写评论', '在写评论'],
      en: ['writing {partner} a comment', 'writing a comment'],
    },
    like: { zh: ['在给{partner}点赞', '在点赞'], en: ['liking a post by {partner}', 'liking a post'] },
    follow: { zh: ['在关注{partner}', '在关注新朋友'], en: ['following {partner}', 'following someone new'] },
    message: { zh: ['在给{partner}发消息', '在发消息'], en: ['writing to {partner}', 'writing a message'] },
    photo: { zh: ['{at}拍照', '在拍照'], en: ['taking a picture {at}', 'taking a picture'] },
    reflect: {
      zh: ['{at}想心事', '在想心事'],
      en: ['thinking things over {at}', 'thinking things over'],
    },
  }
