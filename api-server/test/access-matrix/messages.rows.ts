import { members, ownerAlone, type Call, type Row } from './row.ts'
import type { Stage } from './stage.ts'

const LISTENING = { accept: 'text/event-stream' }

/** Something to read in the owner's conversation; where there is none, a message of nobody. */
async function readTheNewest({ cast }: Stage, { object }: Call): Promise<object> {
  const sent = await cast.owner.post(`/api/conversations/${object}/messages`, { content: 'read this' })
  return { messageId: sent.statusCode === 201 ? sent.json<{ id: string }>().id : '1' }
}

export const messageRows: Record<string, Row> = {
  listConversations: { statuses: members(200) },
  openConversation: {
    body: async ({ test }) => ({ username: (await test.register()).username }),
    statuses: members(201),
  },
  getConversation: { at: 'conversation', statuses: ownerAlone(200) },
  listMessages: { at: 'conversation', statuses: ownerAlone(200) },
  sendMessage: { at: 'conversation', body: { content: 'x' }, statuses: ownerAlone(201) },
  explainMessage: { at: 'message', statuses: ownerAlone(200) },
  readConversation: { at: 'conversation', body: readTheNewest, statuses: ownerAlone(200) },
  tellTyping: { at: 'conversation', statuses: ownerAlone(204) },

  listNotifications: { statuses: members(200) },
  readNotifications: { body: { upTo: '1' }, statuses: members(200) },
  getUnread: { statuses: members(200) },

  streamEvents: { headers: LISTENING, stream: true, statuses: members(200) },
  listEventsSince: { query: 'seq=0', statuses: members(200) },
}
