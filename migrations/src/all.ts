import type { Migration } from 'kysely/migration'
import * as accounts from './0001-accounts.ts'
import * as community from './0002-community.ts'
import * as processes from './0003-processes.ts'
import * as town from './0004-town.ts'
import * as accountSecurity from './0005-account-security.ts'
import * as moderation from './0006-moderation.ts'
import * as peopleAndThreads from './0007-people-and-threads.ts'
import * as searchAndRankings from './0008-search-and-rankings.ts'
import * as fileBlobs from './0009-file-blobs.ts'
import * as conversationsAndNotices from './0010-conversations-and-notices.ts'
import * as notificationGroups from './0011-notification-groups.ts'
import * as engagements from './0012-engagements.ts'
import * as whyOfCommentsAndMessages from './0013-why-of-comments-and-messages.ts'
import * as operatorsConsole from './0014-operators-console.ts'

/** In order. A released migration is never edited; a change is a new one. */
export const allMigrations: Record<string, Migration> = {
  '0001-accounts': accounts,
  '0002-community': community,
  '0003-processes': processes,
  '0004-town': town,
  '0005-account-security': accountSecurity,
  '0006-moderation': moderation,
  '0007-people-and-threads': peopleAndThreads,
  '0008-search-and-rankings': searchAndRankings,
  '0009-file-blobs': fileBlobs,
  '0010-conversations-and-notices': conversationsAndNotices,
  '0011-notification-groups': notificationGroups,
  '0012-engagements': engagements,
  '0013-why-of-comments-and-messages': whyOfCommentsAndMessages,
  '0014-operators-console': operatorsConsole,
}
