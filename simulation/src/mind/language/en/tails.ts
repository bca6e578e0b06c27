import type { TailGroup } from '../occasion-groups.ts'

/** What may follow the body of a post; true of anyone, so it states nothing that the occasion does not. */
export const tails: Record<TailGroup, readonly string[]> = {
  food: [
    'What did you all have?',
    'Food first, philosophy after.',
    'I will dream of it.',
    'Simple things.',
    'My stomach sends its regards.',
    'No crumbs were spared.',
  ],
  work: [
    'Tomorrow again.',
    'How was your day?',
    'One day at a time.',
    'I would not swap it.',
    'It is a living.',
    'Somebody has to, and I like that it is me.',
  ],
  mind: ['That is all.', 'And you?', 'Anyway.', 'Just thinking aloud.', 'Putting that here.', 'As you were.'],
  people: [
    'People are the best part.',
    'Small town, big luck.',
    'To be continued.',
    'I keep these moments.',
    'More of that, please.',
    'Look after your people.',
  ],
  leisure: [
    'Try it.',
    'More of this.',
    'I will be back.',
    'Time well lost.',
    'The town is small, but it is enough for me.',
    'Who is coming next time?',
  ],
  things: [
    'Little things, large joy.',
    'Allow me five minutes of smugness.',
    'It already has a spot.',
    'Pleased with that.',
    'Use it or admire it, both count.',
    'A life adds up in small objects.',
  ],
  day: [
    'Be well, all.',
    'One step, then another.',
    'That is it from me.',
    'How about you?',
    'Good luck out there.',
    'Take it easy.',
  ],
  news: [
    'More when I hear it.',
    'What do you think?',
    'Noted.',
    'Correct me if I am wrong.',
    'That is how news goes here, door to door.',
  ],
}
