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
    'Are you free {moment}? Let us {what}{!}',
    'How about we {what} {moment}? (My treat|Just us is fine|The more the merrier).',
    '{Partner}, {moment}: {what}. (Are you in?|Coming?)',
    '@blunt {Moment}. {What}. Come.',
    '@dry Proposal: {what}, {moment}. Risk: low.',
    '@cheerful let us {what} {moment}, please please please{!}',
    '@nerdy {Moment} we could {what}. I believe you have a gap.',
    '@gentle If it suits you, shall we {what} {moment}?',
    '@warm Come, let us {what} {moment}, in good company.',
    '@poetic {moment}, come and {what} with me, no need to talk',
    '@grumpy {Moment}: {what}. If you come, be punctual.',
  ],
  talk_invite: [
    'There is {event} {moment}. (Are you coming?|Come along|I kept you a seat){!}',
    '{Partner}, {event}, {moment}[, at {where}]. (You have to come|Not without you){!}',
    '{Event} is set for {moment}. (Are you free?|Can you come?)',
    '@blunt {Moment}. {Event}. Come.',
    '@dry Formal invitation: {event}, {moment}. Dress: some.',
    '@cheerful {event}{!} {moment}{!} you have to come{!}',
    '@warm Come to {event} {moment}, just bring yourself.',
    '@gentle There is {event} {moment}. If you feel like it, do come.',
    '@nerdy {Event}, {moment}. Your presence is requested.',
    '@grumpy {Moment}: {event}. Do not keep me waiting.',
    '@poetic {event}, {moment}, and i pictured you there',
  ],
  talk_accept: [
    '(Yes|Sure|Gladly), see you {moment}{!}',
    '{What} {moment}? (Count me in|I am there|Deal){!}',
    '@blunt Fine. {Moment}.',
    '@dry Agreed. {Moment}, I will pretend to be busy and then appear.',
    '@cheerful yesss, {moment} it is{!}',
    '@nerdy Entered in the schedule: {moment}.',
    '@gentle Yes, {moment} is good. Thank you for asking me.',
    '@warm Of course. {Moment}, and I will bring something to eat.',
    '@poetic yes, {moment}, i will remember',
    '@grumpy Very well. Do not be late.',
  ],
  talk_decline: [
    '{Moment} does not work for me: {reason}. (Another time|Ask me again).',
    '(Ah|What a pity), I am tied up {moment}. (I owe you one|Soon, though).',
    '{Moment} I am afraid not. (Have fun for me|Another day, perhaps).',
    '@blunt Cannot[: {reason}]. Next time.',
    '@dry {Moment} I will be there in spirit. The body is booked.',
    '@warm I cannot get away {moment}, forgive me, I will make it up.',
    '@gentle It is kind of you. {Moment} I am afraid I cannot.',
    '@cheerful noo, not {moment}{!} next time ask me first{!}',
    '@nerdy Conflict {moment}. Requesting another date.',
    '@grumpy {Moment}? No time. Ask sooner.',
  ],
  talk_disagree: [
    'About {topic}, I do not hold with your way, (too quick|too easy|too simple).',
    'That is not how one does {topic}, {partner}. (Truly|I should know).',
    '@blunt {Topic}. You are wrong.',
    '@dry On {topic} I hold the opposite and correct view.',
    '@nerdy On {topic} I must question your premise.',
    '@warm About {topic} I think quite differently, you know.',
    '@gentle I may see {topic} a little differently.',
    '@cheerful objection on {topic}{!} let us argue{!}',
    '@grumpy After what you say about it, it is no longer {topic}.',
    '@poetic to you {topic} is a mountain, to me a lake',
  ],
  talk_disagree_back: [
    '(No, no|I do not see it so). With {topic}, (haste never helped|everyone has their own way).',
    'Fine. About {topic} we (each keep our own|argue on another day).',
    'You will not convince me, but (it was interesting|I still pay for the tea).',
    '@blunt I am right. Think again.',
    '@dry For the record: one disagreement.',
    '@nerdy Counterexample, please.',
    '@warm Argue as we may, sit down and drink something.',
    '@gentle I will think about it. You may have a point.',
    '@cheerful haha, round one: draw{!}',
    '@grumpy Young people. Hm.',
  ],
  talk_quarrel: [
    '{Partner}, (what you said last time|what you promised): (do you even remember?|I have not forgotten.)',
    '(You are not always right|There is no need to put it like that), {partner}.',
    'About {topic}, (how could you say that|and in front of everyone). Where was I to look?',
    '@blunt {Partner}, that was wrong of you.',
    '@dry {Partner}, my patience has reached its terminus.',
    '@warm {Partner}, I did not want to say it, but it hurts.',
    '@gentle It made me sad, the way you said that.',
    '@nerdy On the facts, {partner}, you broke it off first.',
    '@cheerful i cannot laugh about it today, {partner}',
    '@grumpy {Partner}, I have put up with a good deal.',
    '@poetic your words are a draught under the door, {partner}',
  ],
  talk_quarrel_back: [
    '(What have I done?|Will you let me finish?) (It is not all my fault|You had a part in it).',
    'If you put it like that, (let us leave it|I have nothing to say).',
    '@blunt Think what you like. I am off.',
    '@dry Good. Then we do not talk.',
    '@warm Do not get heated, but I do not like hearing that either.',
    '@gentle That is not what I meant... never mind.',
    '@nerdy You left out half of the facts.',
    '@cheerful i do not want to fight, really',
    '@grumpy And I have put up with you.',
    '@poetic enough, or the words will break',
  ],
}
