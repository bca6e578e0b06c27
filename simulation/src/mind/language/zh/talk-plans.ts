import type { Phrases } from '../phrase-book.ts'

type Plans =
  | 'talk_propose'
  | 'talk_invite'
  | 'talk_accept'
  | 'talk_decline'
  | 'talk_disagree'
  | 'talk_disagree_back'
  | 'talk_quarrel'
  | 'talk_quarrel_back'

export const talkPlans: Phrases<Plans> = {
  talk_propose: [
    '{moment}有空吗？一起{what}{吧}。',
    '要不{moment}咱们{what}？(我请客|就咱俩也行|人多也行)',
    '{partner}，{moment}{what}，(来不来？|算你一个？)',
    '@blunt {moment}，{what}，来。',
    '@dry 提议：{moment}{what}。风险：低。',
    '@cheerful {moment}一起{what}好不好好不好{!}',
    '@nerdy {moment}{what}，我查过了，你应该有空。',
    '@gentle 如果你方便，{moment}一起{what}好吗？',
    '@warm {moment}咱们一起{what}{吧}，热闹热闹。',
    '@poetic {moment}，陪我{what}，不说话也行。',
    '@grumpy {moment}{what}。来就准时。',
  ],
  talk_invite: [
    '{moment}有{event}，(你来不来？|一起来{吧}|给你留了位子){!}',
    '{partner}，{event}，{moment}，(在{where}，)(可一定要来|缺你不行){!}',
    '{event}定在{moment}，(你有空吗？|能来吗？)',
    '@blunt {moment}，{event}。来。',
    '@dry 正式邀请：{event}，{moment}。着装不限。',
    '@cheerful {event}！{moment}！你必须来{!}',
    '@warm {moment}来{event}坐坐{呀}，人到就行。',
    '@gentle {moment}有{event}，你要是愿意，就来坐坐。',
    '@nerdy {event}，{moment}，诚邀阁下。',
    '@grumpy {moment}，{event}。别让我等。',
    '@poetic {moment}，{event}，想着你会来。',
  ],
  talk_accept: [
    '(好{呀}|行|没问题)，{moment}见{!}',
    '{moment}{what}？(算我一个|我来|说定了){!}',
    '@blunt 行。{moment}。',
    '@dry 同意。{moment}，我会假装很忙，然后到场。',
    '@cheerful 好耶！{moment}不见不散{!}',
    '@nerdy 已排进日程：{moment}。',
    '@gentle 好，{moment}我去，谢谢你叫我。',
    '@warm 好{呀}好{呀}，{moment}我带点吃的去。',
    '@poetic 好，{moment}，我会记得的。',
    '@grumpy 去就去。你可别迟到。',
  ],
  talk_decline: [
    '{moment}不太行，{reason}，(下次一定|改天好不好？)',
    '(哎呀|可惜)，{moment}我抽不开身，(先欠着|下回)。',
    '{moment}怕是去不了，(你们去，替我多玩会儿|换个时候{吧})。',
    '@blunt 去不了[，{reason}]。下回。',
    '@dry 精神上到场，{moment}身体缺席。',
    '@warm {moment}走不开，真不好意思{呀}，改天我补上。',
    '@gentle 谢谢你想着我，{moment}恐怕不行。',
    '@cheerful 呜，{moment}不行，下次一定叫我{!}',
    '@nerdy {moment}日程冲突，申请改期。',
    '@grumpy {moment}？没空。下回早点说。',
  ],
  talk_disagree: [
    '说到{topic}，你那套我可不同意，(太急了|太省事了|想得太简单)。',
    '{topic}不是你这么弄的，{partner}。(真的|我有经验)。',
    '@blunt {topic}，你错了。',
    '@dry 对{topic}，我持有与你相反的正确意见。',
    '@nerdy 关于{topic}，我要质疑你的前提。',
    '@warm {topic}这事，我跟你想的可不一样{呀}。',
    '@gentle {topic}上，我可能想得不太一样。',
    '@cheerful {topic}我不服！来辩{!}',
    '@grumpy {topic}被你这么一说，都不是{topic}了。',
    '@poetic {topic}在你那里是山，在我这里是水。',
  ],
  talk_disagree_back: [
    '(不对不对|我不这么看)，{topic}(急也没用|人人都有自己的路子)。',
    '行，{topic}这事，咱俩(各留各的|改天再辩)。',
    '你说服不了我，不过(听着有意思|茶我照请)。',
    '@blunt 我没错。你再想想。',
    '@dry 记录：分歧一条。',
    '@nerdy 请给出反例。',
    '@warm 哎，争归争，坐下喝口水{呀}。',
    '@gentle 嗯，我回去再想想，也许你有道理。',
    '@cheerful 哈哈，第一回合平手{!}',
    '@grumpy 你们年轻人，哼。',
  ],
  talk_quarrel: [
    '{partner}，(你上回那话|你答应的事)，(你自己记得吗？|我可没忘。)',
    '(别总是你有理|话别说得这么难听)，{partner}。',
    '{topic}的事，你(怎么能那样说|当着大家的面)，我脸往哪儿搁？',
    '@blunt {partner}，这事你做得不对。',
    '@dry {partner}，我的耐心到站了。',
    '@warm {partner}，我本来不想说，可我心里难受。',
    '@gentle 你那样说，我听了很难过。',
    '@nerdy 按事实说，{partner}，是你先失约的。',
    '@cheerful 我今天可笑不出来，{partner}。',
    '@grumpy {partner}，我忍你很久了。',
    '@poetic 你的话，像门缝里的风，{partner}。',
  ],
  talk_quarrel_back: [
    '(我怎么了？|你先听我说完行不行？)(又不全是我的错|你也有份)。',
    '你要这么说，(那就别说了|我也没话了)。',
    '@blunt 随你怎么想。我走了。',
    '@dry 好。那就不谈了。',
    '@warm 你别急眼，可这话我也不爱听{呀}。',
    '@gentle 我不是那个意思……算了，先这样{吧}。',
    '@nerdy 你漏了一半的事实。',
    '@cheerful 我不想跟你吵，真的。',
    '@grumpy 我也忍着你呢。',
    '@poetic 先别说了，话会碎的。',
  ],
}
