import { sql } from 'kysely'
import type { Db } from '@ai-community/shared/database/connection.ts'

/** What the town's tables say, without ids and real time, which no two runs share. */
const CONTENTS: Readonly<Record<string, string>> = {
  actions: `SELECT l.world_key, u.username, action, p.world_key AS place, start_at, end_at, path, text_zh, text_en, detail, cause
    FROM action_logs l JOIN users u ON u.id = resident_id JOIN locations p ON p.id = l.location_id ORDER BY l.world_key`,
  memories: `SELECT m.world_key, username, kind, content, importance, sim_time, evidence, forgotten_at
    FROM memories m JOIN users u ON u.id = resident_id ORDER BY m.world_key`,
  relationships: `SELECT a.username, b.username AS other, affinity, familiarity, last_met
    FROM relationships JOIN users a ON a.id = resident_id JOIN users b ON b.id = other_id ORDER BY 1, 2`,
  transfers: `SELECT t.world_key, a.username, b.username AS other, i.world_key AS item, quantity, amount_cents, reason, sim_time
    FROM transfers t LEFT JOIN users a ON a.id = from_id LEFT JOIN users b ON b.id = to_id LEFT JOIN items i ON i.id = item_id ORDER BY t.world_key`,
  inventory: `SELECT username, i.world_key, quantity FROM inventory JOIN users u ON u.id = owner_id JOIN items i ON i.id = item_id ORDER BY 1, 2`,
  encounters: `SELECT e.world_key, p.world_key AS place, start_at, end_at, topic, turn_no, username, content
    FROM encounters e JOIN locations p ON p.id = location_id JOIN encounter_turns t ON t.encounter_id = e.id JOIN users u ON u.id = speaker_id ORDER BY 1, turn_no`,
  participants: `SELECT e.world_key, username FROM encounter_participants JOIN encounters e ON e.id = encounter_id JOIN users u ON u.id = resident_id ORDER BY 1, 2`,
  posts: `SELECT p.world_key, username, content, sim_time, like_count, comment_count, l.world_key AS place
    FROM posts p JOIN users u ON u.id = author_id LEFT JOIN locations l ON l.id = location_id ORDER BY 1`,
  comments: `SELECT c.world_key, username, p.world_key AS post, q.world_key AS parent, c.content, c.seq, c.sim_time, c.reply_count
    FROM comments c JOIN users u ON u.id = c.author_id JOIN posts p ON p.id = c.post_id LEFT JOIN comments q ON q.id = c.parent_id ORDER BY 1`,
  likes: `SELECT p.world_key, username FROM post_likes JOIN posts p ON p.id = post_id JOIN users u ON u.id = user_id ORDER BY 1, 2`,
  follows: `SELECT a.username, b.username AS other FROM follows JOIN users a ON a.id = follower_id JOIN users b ON b.id = followee_id ORDER BY 1, 2`,
  residents: `SELECT r.world_key, p.world_key AS place, money_cents, post_count, follower_count, following_count
    FROM residents r JOIN users u ON u.id = user_id LEFT JOIN locations p ON p.id = location_id ORDER BY 1`,
  world: 'SELECT epoch, sim_time, last_effect_no, last_input_no, state_hash FROM worlds',
}

/** Rows of every table by its name; two runs of one history have equal ones. */
export async function readTown(db: Db): Promise<Record<string, unknown[]>> {
  const town: Record<string, unknown[]> = {}
  for (const [name, statement] of Object.entries(CONTENTS))
    town[name] = (await sql.raw(statement).execute(db)).rows
  return town
}
