import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'

/** Lines of an activity from fuller to barer; the first whose facts are known is used. Chinese ones begin with 在. */
export const ACTIVITY_LINES: Readonly<Record<ActionKind, { zh: readonly string[]; en: readonly string[] }>> =
  {
    sleep: { zh: ['在{place}睡觉', '在睡觉'], en: ['sleeping at {place}', 'sleeping'] },
    eat: {
      zh: ['在{place}吃{item}', '在{place}吃饭', '在吃饭'],
      en: ['having {item} at {place}', 'eating at {place}', 'eating'],
    },
    cook: {
      zh: ['在{place}做{item}', '在{place}做饭', '在做饭'],
      en: ['cooking {item} at {place}', 'cooking at {place}', 'cooking'],
    },
    work: { zh: ['在{place}上班', '在工作'], en: ['working at {place}', 'working'] },
    study: {
      zh: ['在{place}研究{topic}', '在{place}学习', '在学习'],
      en: ['studying {topic} at {place}', 'studying at {place}', 'studying'],
    },
    exercise: { zh: ['在{place}锻炼', '在锻炼'], en: ['exercising at {place}', 'exercising'] },
    rest: {
      zh: ['在{place}读{title}', '在{place}歇着', '在休息'],
      en: ['reading {title} at {place}', 'resting at {place}', 'resting'],
    },
    wash: { zh: ['在{place}洗漱', '在洗漱'], en: ['washing up at {place}', 'washing up'] },
    walk: { zh: ['在去{place}的路上', '在路上走着'], en: ['walking to {place}', 'out walking'] },
    shop: {
      zh: ['在{place}买{item}', '在{place}逛逛', '在买东西'],
      en: ['buying {item} at {place}', 'shopping at {place}', 'shopping'],
    },
    use: {
      zh: ['在{place}摆弄{item}', '在摆弄{item}', '在收拾东西'],
      en: ['busy with {item} at {place}', 'busy with {item}', 'busy with this and that'],
    },
    give: {
      zh: ['在送{partner}{item}', '在送{item}', '在送东西'],
      en: ['giving {partner} {item}', 'giving {item} away', 'giving something away'],
    },
    trade: {
      zh: ['在和{partner}交换{item}', '在{place}换东西', '在换东西'],
      en: ['trading {item} with {partner}', 'trading at {place}', 'trading'],
    },
    talk: {
      zh: ['在{place}和{partner}聊天', '在和{partner}聊天', '在聊天'],
      en: ['talking with {partner} at {place}', 'talking with {partner}', 'talking'],
    },
    attend: {
      zh: ['在{place}参加{event}', '在参加{event}', '在参加活动'],
      en: ['at {event} at {place}', 'at {event}', 'at an event'],
    },
    host: {
      zh: ['在{place}办{event}', '在办{event}', '在招待客人'],
      en: ['hosting {event} at {place}', 'hosting {event}', 'hosting guests'],
    },
    browse: { zh: ['在{place}刷动态', '在刷动态'], en: ['reading the feed at {place}', 'reading the feed'] },
    post: { zh: ['在{place}写动态', '在写动态'], en: ['writing a post at {place}', 'writing a post'] },
    comment: {
      zh: ['在给{partner}写评论', '在写评论'],
      en: ['writing {partner} a comment', 'writing a comment'],
    },
    like: { zh: ['在给{partner}点赞', '在点赞'], en: ['liking a post by {partner}', 'liking a post'] },
    follow: { zh: ['在关注{partner}', '在关注新朋友'], en: ['following {partner}', 'following someone new'] },
    message: { zh: ['在给{partner}发消息', '在发消息'], en: ['writing to {partner}', 'writing a message'] },
    photo: { zh: ['在{place}拍照', '在拍照'], en: ['taking a picture at {place}', 'taking a picture'] },
    reflect: {
      zh: ['在{place}想心事', '在想心事'],
      en: ['thinking things over at {place}', 'thinking things over'],
    },
  }
