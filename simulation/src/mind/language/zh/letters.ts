import type { LetterOccasion } from '../occasion.ts'
import type { Phrases } from '../phrase-book.ts'

export const letters: Phrases<LetterOccasion['kind']> = {
  dm_hello: [
    '{friend}，(在吗？|没什么事，就问个好。|忽然想起你。)我正{activity}，(你呢？|你那边怎么样？)',
    '{friend}，我这会儿{activity}。(你在忙什么？|跟你打个招呼{!})',
    '@blunt {friend}，我正{activity}，你呢？',
    '@warm {friend}，我正{activity}呢，想起你来了，吃饭了没？',
    '@dry {friend}，报个平安：{activity}。请回复。',
    '@poetic {friend}，我{activity}，风里忽然有你的名字。',
  ],
  dm_reply_hello: [
    '{friend}，我正{activity}呢，(看到你的消息真高兴{!}|你来得正好{!})',
    '在呢，{friend}。正{activity}。[回头见{!}]',
    '@blunt 在。{activity}。',
    '@grumpy {friend}啊，我{activity}呢，行，问个好。',
  ],
  dm_ask_how: [
    '{friend}，(最近怎么样？|这阵子还好吗？|好些天没动静了，没事吧？)',
    '一直想问问你，{friend}，(都顺利吗？|日子过得怎么样？)',
    '@gentle {friend}，不急着回，就是想知道你好不好。',
    '@blunt {friend}，都好？',
  ],
  dm_reply_how: [
    '{friend}，{moodline}，这会儿{activity}。[你呢？]',
    '谢谢你惦记，{friend}。{moodline}，正{activity}。',
    '@blunt {moodline}。正{activity}。',
  ],
  dm_news: [
    '{friend}，听说了吗？{fact}。[{source}跟我说的。]',
    '{friend}，跟你说个事：{fact}。(你怎么看？|你知道了吗？)',
    '{source}告诉我，{fact}。(想着也该让你知道，{friend}。|你听说没，{friend}？)',
    '@dry {friend}，存档备查：{fact}。',
    '@cheerful {friend}{!}快听{!}{fact}{!}',
  ],
  dm_reply_news: [
    '{fact}？(我还真不知道，{friend}。|多谢你告诉我，{friend}。|头一回听说。)',
    '谢谢你，{friend}。{fact}，(我得想想。|看看后面怎么样吧。)',
    '@dry 收到，{friend}。{fact}。',
    '@grumpy {fact}，也就你跟我说一声，{friend}。',
  ],
  dm_miss_you: [
    '{friend}，(一晃|算算)有{days}没聊了，(找个时间坐坐吧。|还挺想跟你说说话。)',
    '{days}没跟你说上话了，{friend}，(还好吗？|太久了点。)',
    '@blunt {friend}，{days}没聊了，太久。',
    '@poetic {friend}，{days}过去了，上回的话还在我心里走着。',
  ],
  dm_invite: [
    '{friend}，要不要一起{what}？{moment}我都行。',
    '{friend}，我想{what}，一个人没意思，{moment}你来不来？',
    '@blunt {friend}，{moment}，{what}，来吗？',
    '@cheerful {friend}{!}{moment}一起{what}{吧}{!}',
  ],
  dm_accept: [
    '好啊，{friend}，{moment}见{!}',
    '行，{friend}，{moment}，(我记下了。|不见不散。)',
    '@blunt 行。{moment}。',
    '@dry {friend}，{moment}，已经用钢笔写进本子了。',
  ],
  dm_decline: [
    '{friend}，不巧，{moment}我不行[，{reason}]。(下回吧？|改天一定。)',
    '{friend}，我也想{what}，可{moment}实在去不了[，{reason}]。',
    '@blunt {moment}不行，{friend}，改天。',
  ],
  dm_thanks: [
    '{friend}，再谢谢你的{item}{!}(我很喜欢。|我好好收着呢。)',
    '看着{item}就想起你，谢谢，{friend}。',
    '@blunt {item}收到了，谢了，{friend}。',
  ],
  dm_make_up: [
    '{friend}，上回吵的那一架，(是我话重了。|我想了想。)对不起。(能聊聊吗？|咱们和好吧？)',
    '{friend}，我不想咱们一直这么别扭，(重新来过好不好？|我的不是，我认。)',
    '@blunt {friend}，那天不该冲你嚷。对不住。',
    '@gentle {friend}，那天的事对不起，你想说话的时候叫我。',
  ],
  dm_reply_make_up: [
    '谢谢你来找我，{friend}。(没事了。|我也有不对。)和好吧。',
    '过去就过去了，{friend}，(你肯说我就高兴。|我也该道个歉。)',
    '@grumpy 行吧，{friend}，和好。下回的茶你请。',
  ],
  dm_to_follower: [
    '{friend}，你好，(谢谢你关注我。|看到你关注了我。)[{memory}。](你平时都做些什么？|是什么把你带到我们镇上来的？|镇上的事你尽管问我。)',
    '{friend}，(欢迎{!}|认识一下{!})[{memory}。]想听我说点什么？',
    '@blunt {friend}，你关注了我，那我就来了。对什么感兴趣？',
    '@poetic {friend}，有人一起读这一天，这一天就没那么孤单。[{memory}。]不读的时候，你在做什么？',
  ],
  dm_keep_in_touch: [
    '{friend}，想起你来了。{memory}。(你这几天怎么样？|你呢，忙些什么？)',
    '镇上来信，{friend}：{memory}。(你好吗？|有空说说你那边。)',
    '@dry {friend}，最新简报：{memory}。你那边呢？',
  ],
}
