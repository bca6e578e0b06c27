import type { ConversationMetrics } from './conversation-metrics.ts'
import type { Measure } from './measure.ts'

/** The board of conversation; papers' values are of arXiv 2604.13052, a network of agents on language models. */
export const conversationBoard: readonly Measure<keyof ConversationMetrics>[] = [
  {
    key: 'authorsReturning',
    name: { zh: '作者回到自己的帖子', en: 'authors who return to their thread' },
    meaning: {
      zh: '有他人评论的帖子里，作者也在下面评论的比例',
      en: 'of the posts that others commented on, those under which the author comments too',
    },
    unit: 'share',
    paper: 0.086,
    target: { least: 0.5 },
  },
  {
    key: 'threadsWithReplyToReply',
    name: { zh: '有楼中楼的帖子', en: 'threads with a reply to a reply' },
    meaning: {
      zh: '有评论的帖子里，至少一条评论是回复另一条评论的比例',
      en: 'of the posts with comments, those where a comment answers another comment',
    },
    unit: 'share',
    paper: 0.144,
    target: { least: 0.4 },
  },
  {
    key: 'reciprocity',
    name: { zh: '互惠（按边）', en: 'reciprocity (edges)' },
    meaning: {
      zh: '“甲回复过乙”的有向边里，反向边也存在的比例',
      en: 'of the directed edges "answered", those whose reverse is there too',
    },
    unit: 'share',
    paper: 0.033,
    target: { least: 0.2, most: 0.6 },
  },
  {
    key: 'mutualPairs',
    name: { zh: '互惠（按人对）', en: 'reciprocity (pairs)' },
    meaning: {
      zh: '有过回复的两人里，双方都回复过的比例',
      en: 'of the pairs in which one answered the other, those in which both did',
    },
    unit: 'share',
  },
  {
    key: 'followReciprocity',
    name: { zh: '互相关注', en: 'reciprocity of follows' },
    meaning: {
      zh: '结束时“甲关注乙”的有向边里，反向边也存在的比例',
      en: 'of the directed edges "follows" at the end, those whose reverse is there too',
    },
    unit: 'share',
  },
  {
    key: 'commentsWithoutLike',
    name: { zh: '没有赞的评论', en: 'comments without a like' },
    meaning: { zh: '评论里没有任何人点赞的比例', en: 'of the comments, those that nobody liked' },
    unit: 'share',
    paper: 0.973,
    target: { most: 0.7 },
  },
  {
    key: 'personaFit',
    name: { zh: '符合人设的帖子', en: 'posts that fit the persona' },
    meaning: {
      zh: '正文里看得出作者人设（职业、兴趣、口味、语气）且不与之矛盾的比例',
      en: "of the posts, those whose text shows the author's work, interests, tastes or voice and contradicts none",
    },
    unit: 'share',
    target: { least: 0.8 },
  },
  {
    key: 'personaFitByChance',
    name: { zh: '同上，作者打乱时', en: 'the same with authors shuffled' },
    meaning: {
      zh: '把每条帖子算在同语言的其他人头上时的平均值：碰巧的水平',
      en: 'the mean when each post is held against all others who write in its language: the level of chance',
    },
    unit: 'share',
  },
  {
    key: 'onTopic',
    name: { zh: '只看话题', en: 'by topic alone' },
    meaning: { zh: '不算语气的符合比例', en: 'posts that fit with voice left out' },
    unit: 'share',
  },
  {
    key: 'onTopicByChance',
    name: { zh: '只看话题，作者打乱时', en: 'by topic alone, authors shuffled' },
    meaning: { zh: '碰巧的水平', en: 'the level of chance' },
    unit: 'share',
  },
  {
    key: 'contradicting',
    name: { zh: '与人设矛盾的帖子', en: 'posts that contradict the persona' },
    meaning: {
      zh: '用了不说的词、别人的表情或不是自己的语言的比例',
      en: "posts with a word the author never says, another's emoji, or not the author's language",
    },
    unit: 'share',
  },
  {
    key: 'nearDuplicatePosts',
    name: { zh: '近似重复的帖子', en: 'near-duplicate posts' },
    meaning: {
      zh: '5 字符片段的 Jaccard > 0.7（全镇最近 500 条或本人最近 200 条）的比例',
      en: "posts with Jaccard > 0.7 over 5-grams to one of the town's last 500 or the author's last 200",
    },
    unit: 'share',
    target: { most: 0.02 },
  },
  {
    key: 'nearDuplicateComments',
    name: { zh: '近似重复的评论', en: 'near-duplicate comments' },
    meaning: { zh: '同上，按评论', en: 'the same among comments' },
    unit: 'share',
  },
  {
    key: 'postsPerResidentDay',
    name: { zh: '每人每天的帖子', en: 'posts a resident-day' },
    meaning: { zh: '平均每位居民每个模拟日的帖子数', en: 'posts by resident and simulated day' },
    unit: 'number',
    target: { least: 1, most: 4 },
  },
  {
    key: 'commentsPerPost',
    name: { zh: '每条帖子的评论', en: 'comments a post' },
    meaning: { zh: '评论数除以帖子数', en: 'comments by post' },
    unit: 'number',
  },
  {
    key: 'likesPerPost',
    name: { zh: '每条帖子的赞', en: 'likes a post' },
    meaning: { zh: '帖子收到的赞除以帖子数', en: 'likes of posts by post' },
    unit: 'number',
  },
  {
    key: 'grounded',
    name: { zh: '写真事的帖子', en: 'posts about what happened' },
    meaning: {
      zh: '每条缘由都指向此前真的发生过的事的比例',
      en: 'of the posts, those whose every reason is a thing that had happened before',
    },
    unit: 'share',
    target: { least: 1 },
  },
]
