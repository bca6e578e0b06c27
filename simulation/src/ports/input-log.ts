import type { Db, Tx } from '@ai-community/shared/database/connection.ts'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { InputBody, Person, WorldInput } from '../world/inputs.ts'

/** What came from outside, before it has a number and a time. */
export interface InputDraft {
  /** The row a person made, so that the core's `in:<n>` can be translated back. */
  source: { type: 'post' | 'comment' | 'message' | 'event'; id: string } | null
  /** The account of the person who acted. */
  actor: { id: string; displayName: string } | null
  /** Completes the input with the person as the town knows them; `actor` is null where none is named. */
  body: (person: Person) => InputBody
}

/** Numbers and stamps inputs and keeps them: with the seed they are the world's whole history. */
export class InputLog {
  readonly #worldId: string
  readonly #epoch: number
  #lastInputNo: number
  #lastAt: SimTime
  readonly #personKeys = new Map<string, string>()

  private constructor(worldId: string, epoch: number, last: { inputNo: number; at: SimTime }) {
    this.#worldId = worldId
    this.#epoch = epoch
    this.#lastInputNo = last.inputNo
    this.#lastAt = last.at
  }

  static async open(db: Db, worldId: string, epoch: number): Promise<InputLog> {
    const last = await db
      .selectFrom('worldInputs')
      .select(['inputNo', 'simTime'])
      .where('worldId', '=', worldId)
      .orderBy('inputNo', 'desc')
      .limit(1)
      .executeTakeFirst()
    return new InputLog(worldId, epoch, { inputNo: last?.inputNo ?? 0, at: simTime(last?.simTime ?? 0) })
  }

  get lastInputNo(): number {
    return this.#lastInputNo
  }

  /**
   * Writes the drafts as inputs of `earliest` or later. They count only once the transaction is committed and
   * `accept` has been called with them; a repeated transaction numbers them anew.
   */
  async recordIn(tx: Tx, drafts: readonly InputDraft[], earliest: SimTime, now: Date): Promise<WorldInput[]> {
    const at = simTime(Math.max(earliest, this.#lastAt))
    const newPeople = new Map<string, string>()
    const inputs: WorldInput[] = []
    for (const draft of drafts) {
      const inputNo = this.#lastInputNo + inputs.length + 1
      const person = await this.#personOf(tx, draft, inputNo, newPeople)
      const body = draft.body(person)
      inputs.push({ ...body, inputNo, at })
      await tx
        .insertInto('worldInputs')
        .values({
          worldId: this.#worldId,
          epoch: this.#epoch,
          inputNo,
          simTime: at,
          kind: body.kind,
          payload: JSON.stringify(body),
          sourceType: draft.source?.type ?? null,
          sourceId: draft.source?.id ?? null,
          actorId: draft.actor?.id ?? null,
          createdAt: now,
        })
        .execute()
    }
    if (inputs.length > 0)
      await tx
        .updateTable('worlds')
        .set({ lastInputNo: inputs.at(-1)!.inputNo })
        .where('id', '=', this.#worldId)
        .execute()
    return inputs
  }

  /** Takes note that inputs of `recordIn` are committed. */
  accept(inputs: readonly WorldInput[]): void {
    const last = inputs.at(-1)
    if (!last) return
    this.#lastInputNo = last.inputNo
    this.#lastAt = last.at
  }

  /** Recorded inputs of this epoch with numbers above `inputNo`, in order. */
  async listAfter(db: Db, inputNo: number): Promise<WorldInput[]> {
    const rows = await db
      .selectFrom('worldInputs')
      .select(['inputNo', 'simTime', 'payload'])
      .where('worldId', '=', this.#worldId)
      .where('epoch', '=', this.#epoch)
      .where('inputNo', '>', inputNo)
      .orderBy('inputNo')
      .execute()
    return rows.map((row) => ({
      ...(JSON.parse(row.payload) as InputBody),
      inputNo: row.inputNo,
      at: simTime(row.simTime),
    }))
  }

  /** Whether one of those inputs has lost its words with the account they came from. */
  async isBlankedAfter(db: Db, inputNo: number): Promise<boolean> {
    const row = await db
      .selectFrom('worldInputs')
      .select('inputNo')
      .where('worldId', '=', this.#worldId)
      .where('epoch', '=', this.#epoch)
      .where('inputNo', '>', inputNo)
      .where('payload', 'like', '%"blanked":true}')
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** A person is known by the number of the first input that came from them. */
  async #personOf(
    tx: Tx,
    { actor }: InputDraft,
    inputNo: number,
    newPeople: Map<string, string>,
  ): Promise<Person> {
    if (!actor) return { key: '', displayName: '' }
    let key = this.#personKeys.get(actor.id) ?? newPeople.get(actor.id)
    if (key === undefined) {
      const first = await tx
        .selectFrom('worldInputs')
        .select('inputNo')
        .where('actorId', '=', actor.id)
        .orderBy('inputNo')
        .limit(1)
        .executeTakeFirst()
      key = `p${first?.inputNo ?? inputNo}`
      // Only what is committed may be remembered beyond this transaction.
      if (first) this.#personKeys.set(actor.id, key)
      else newPeople.set(actor.id, key)
    }
    return { key, displayName: actor.displayName }
  }
}
