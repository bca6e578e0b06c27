/** Kinds of events in the engine's queue. */
export const EVENT_INPUT = 0
/** Subject: the resident; argument: key of the action, so that the end of one that was cut is told apart. */
export const EVENT_ACTION_END = 1
/** Subject: the resident who answers what waits in its inbox. */
export const EVENT_ANSWER = 2
/** Subject: the resident; argument: position in townFacts. */
export const EVENT_TOWN_FACT = 3
/** Subject: row of the gathering; argument: its key. */
export const EVENT_GATHERING_OVER = 4
/** Subject: the resident; argument: key of the gathering. */
export const EVENT_ENGAGEMENT_OVER = 5
/** Subject: the district whose coming events are made known. */
export const EVENT_CALENDAR = 6

/** Inputs come first at their time: a re-run that knows them earlier must find the same order. */
export const PRIORITY_INPUT = 0
export const PRIORITY_LIFE = 1
