import type { Measure } from './measure.ts'
import type { SmallvilleMetrics } from './smallville-metrics.ts'

/** The board of Smallville; papers' values are of Generative Agents (arXiv 2304.03442), one run of 25 agents on a language model. */
export const smallvilleBoard: readonly Measure<keyof SmallvilleMetrics>[] = [
  {
    key: 'candidacyBefore',
    name: { zh: '开始时知道参选的人', en: 'know of the candidacy at the start' },
    meaning: { zh: '占全体居民的比例', en: 'of all residents' },
    unit: 'share',
    paper: 0.04,
  },
  {
    key: 'candidacyAfter',
    name: { zh: '结束时知道参选的人', en: 'know of the candidacy at the end' },
    meaning: { zh: '占全体居民的比例', en: 'of all residents' },
    unit: 'share',
    paper: 0.32,
  },
  {
    key: 'partyBefore',
    name: { zh: '开始时知道派对的人', en: 'know of the party at the start' },
    meaning: { zh: '占全体居民的比例', en: 'of all residents' },
    unit: 'share',
    paper: 0.04,
  },
  {
    key: 'partyAfter',
    name: { zh: '结束时知道派对的人', en: 'know of the party at the end' },
    meaning: { zh: '占全体居民的比例', en: 'of all residents' },
    unit: 'share',
    paper: 0.52,
  },
  {
    key: 'densityBefore',
    name: { zh: '开始时互相认识的密度', en: 'density of mutual knowledge at the start' },
    meaning: {
      zh: '所有人对里互相认识（开始就认识或见过面）的比例；只听说过的不算',
      en: 'of all pairs, those acquainted with each other from the start or by meeting; hearsay does not count',
    },
    unit: 'ratio',
    paper: 0.167,
  },
  {
    key: 'densityAfter',
    name: { zh: '结束时互相认识的密度', en: 'density of mutual knowledge at the end' },
    meaning: {
      zh: '所有人对里互相认识（开始就认识或见过面）的比例；只听说过的不算',
      en: 'of all pairs, those acquainted with each other from the start or by meeting; hearsay does not count',
    },
    unit: 'ratio',
    paper: 0.74,
  },
  {
    key: 'falseClaims',
    name: { zh: '不知道却说知道', en: 'false claims of knowing' },
    meaning: {
      zh: '采访的全部回答里，声称知道但消息从未传到他那里的比例',
      en: 'of all answers in the interviews, those that claim what never reached the one who answers',
    },
    unit: 'share',
    paper: 0.013,
  },
  {
    key: 'tellWhatTheyKnow',
    name: { zh: '知道并说了出来', en: 'say what they know' },
    meaning: {
      zh: '真的知道的人里，采访时说得出来的比例',
      en: 'of the answers by those who do know, those that say so',
    },
    unit: 'share',
  },
  {
    key: 'invited',
    name: { zh: '被邀请参加派对', en: 'invited to the party' },
    meaning: { zh: '主人以外的人数', en: 'residents other than the host' },
    unit: 'number',
    paper: 12,
  },
  {
    key: 'came',
    name: { zh: '来了', en: 'came' },
    meaning: { zh: '被邀请的人里真的到场的人数', en: 'of those invited, how many were there' },
    unit: 'number',
    paper: 5,
  },
  {
    key: 'hadReason',
    name: { zh: '没来但有理由', en: 'stayed away for a reason' },
    meaning: {
      zh: '没到场而记录了原因的人数',
      en: 'of those invited who were not there, how many with a recorded reason',
    },
    unit: 'number',
    paper: 3,
  },
  {
    key: 'withoutReason',
    name: { zh: '没来也没理由', en: 'stayed away without one' },
    meaning: { zh: '没到场也没有原因的人数', en: 'of those invited who were not there, the others' },
    unit: 'number',
    paper: 4,
  },
  {
    key: 'meanPathLength',
    name: { zh: '消息转过几手', en: 'tellers between origin and hearer' },
    meaning: {
      zh: '得知两条消息的人距源头的平均转述次数',
      en: 'mean number of tellings on the path of the two facts',
    },
    unit: 'number',
  },
]
