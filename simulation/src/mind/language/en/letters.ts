import type { LetterOccasion } from '../occasion.ts'
import type { Phrases } from '../phrase-book.ts'

export const letters: Phrases<LetterOccasion['kind']> = {
  dm_hello: [
    'Hi {friend}, (are you there?|just saying hello.|thinking of you.) I am {activity}. (What are you up to?|And you?)',
    '{friend}, (quick hello from here|nothing urgent, just a hello): I am {activity}. [How is your day?]',
    '@blunt {friend}. I am {activity}. You?',
    '@warm {friend}, my dear, I am {activity} and thought of you. Have you eaten?',
    '@dry {friend}, a sign of life: {activity}. Please confirm yours.',
    '@poetic {friend}, I am {activity}, and your name came by. How are you?',
  ],
  dm_reply_hello: [
    'Hi {friend}! I am {activity}. (Good to hear from you{!}|Nice of you to write{!})',
    '{friend}, (hello back|you made me smile). I am {activity}. [See you around{!}]',
    '@blunt Here. {Activity}.',
    '@grumpy I am {activity}, {friend}. But hello.',
  ],
  dm_ask_how: [
    '{friend}, (how are you these days?|how have you been?|are you all right? You have been quiet.)',
    'I have been meaning to ask, {friend}: (is everything well with you?|how are things?)',
    '@gentle {friend}, no need to answer at once, but how are you?',
    '@blunt {friend}, all well?',
  ],
  dm_reply_how: [
    '{Moodline}, {friend}. I am {activity}. [And you?]',
    'Thanks for asking, {friend}: {moodline}. (Right now I am {activity}.|I am {activity}, so that says it.)',
    '@blunt {Moodline}. {Activity} now.',
  ],
  dm_news: [
    '{friend}, have you heard? {Fact}. [I have it from {source}.]',
    'News for you, {friend}: {fact}. (What do you make of it?|Did you know?)',
    '{source} told me that {fact}. (I thought you should know, {friend}.|Did you know, {friend}?)',
    '@dry {friend}, for your files: {fact}.',
    '@cheerful {friend}{!} listen{!} {fact}{!}',
  ],
  dm_reply_news: [
    'Oh! {Fact}? (I did not know that, {friend}.|Thanks for telling me, {friend}.|That is news to me.)',
    'Thank you, {friend}. So {fact}. (I will think about it.|Let us see what comes of it.)',
    '@dry Noted, {friend}: {fact}.',
    '@grumpy So {fact}. And nobody tells me, but for you, {friend}.',
  ],
  dm_miss_you: [
    '{friend}, it has been {days} since we talked. (Let us catch up soon.|I miss our talks.)',
    '{days} without a word between us, {friend}. (How are you?|That is too long.)',
    '@blunt {friend}, {days}. Too long.',
    '@poetic {friend}, {days} have gone by, and the talk we had still walks beside me.',
  ],
  dm_invite: [
    '{friend}, (would you like to|shall we) {what}? {Moment} would suit me.',
    'I would like to {what}, {friend}, and not alone. {Moment}?',
    '@blunt {friend}: {what}, {moment}?',
    '@cheerful {friend}{!} let us {what}{!} {moment}?',
  ],
  dm_accept: [
    'Gladly, {friend}{!} {Moment}, then.',
    'Yes, {friend}, {moment} is fine. (I look forward to it.|See you there.)',
    '@blunt Good. {Moment}.',
    '@dry {friend}, {moment} is in the diary, in ink.',
  ],
  dm_decline: [
    'I am sorry, {friend}, {moment} is no good for me[: {reason}]. (Another time?|Ask me again, please.)',
    '{friend}, I would have liked to {what}, but not {moment}[: {reason}].',
    '@blunt Not {moment}, {friend}. Another time.',
  ],
  dm_thanks: [
    '{friend}, thank you again for the {item}{!} (I am very glad of it.|It is in good hands.)',
    'I keep looking at the {item} and thinking: thank you, {friend}.',
    '@blunt Thanks for the {item}, {friend}.',
  ],
  dm_make_up: [
    '{friend}, about our quarrel: (I was too sharp.|I have thought it over.) I am sorry. (Can we talk?|Peace?)',
    'I do not like it when things are like this between us, {friend}. (Shall we start over?|I am sorry for my part.)',
    '@blunt {friend}. I was wrong to shout. Sorry.',
    '@gentle {friend}, I am sorry about before. Whenever you feel like it, I would like to talk.',
  ],
  dm_reply_make_up: [
    'Thank you for writing, {friend}. (It is all right.|I was no better.) Peace.',
    'Let us leave it behind us, {friend}. (I am glad you wrote.|I am sorry too.)',
    '@grumpy Fine, {friend}. Peace. But it is your turn to buy the tea.',
  ],
  dm_to_follower: [
    'Hello {friend}, (thank you for following me.|I saw that you follow me.) [{Memory}.] (What are your days like?|What brought you to our town?|Ask me anything about the town.)',
    '{friend}, (nice to have you here|good to see a new face){!} [{Memory}.] What would you like to hear about from me?',
    '@blunt {friend}. You follow me, so here I am. What interests you?',
    '@poetic {friend}, somebody reads along, and the day is less alone. [{Memory}.] Who are you when you are not reading?',
  ],
  dm_keep_in_touch: [
    '{friend}, I thought of our messages. {Memory}. (How has your week been?|And you, what have you been up to?)',
    'A word from the town, {friend}: {memory}. (How are you?|Tell me about your day when you like.)',
    '@dry {friend}, the latest bulletin: {memory}. Yours?',
  ],
}
