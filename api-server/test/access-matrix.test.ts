import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTORS, createCast, type Actor } from './access-matrix/cast.ts'
import { kindOf } from './access-matrix/objects.ts'
import { admitted, hasSuccess, type Row } from './access-matrix/row.ts'
import { ROWS } from './access-matrix/rows.ts'
import { sendAs } from './access-matrix/send.ts'
import type { Stage } from './access-matrix/stage.ts'
import { ApiDocument, type Operation } from './api-document.ts'
import { createTestApp, type TestApp } from './test-app.ts'
import { insertTown, type TownFixture } from './town-fixture.ts'

type ObjectState = 'present' | 'deleted' | 'missing'

let test: TestApp
let town: TownFixture
let api: ApiDocument
let commonStage: Stage

beforeAll(async () => {
  test = await createTestApp()
  town = await insertTown(test)
  api = await ApiDocument.read(test.app)
  commonStage = { test, town, cast: await createCast(test, town) }
})
afterAll(() => test.close())

describe('the authorization matrix', () => {
  it('has a row for every operation of the document, and no other', () => {
    const operationIds = api.operations.map((operation) => operation.operationId)
    expect(Object.keys(ROWS).toSorted()).toEqual(operationIds.toSorted())
  })

  it('lets somebody through in every row', () => {
    expect(Object.keys(ROWS).filter((operationId) => !hasSuccess(ROWS[operationId]!))).toEqual([])
  })

  it.each(Object.entries(ROWS))('holds for %s', async (operationId, row) => {
    const stage = row.ownCast ? { test, town, cast: await createCast(test, town) } : commonStage
    const operation = api.get(operationId)
    const missing = await callAll(stage, operation, row, 'missing')
    const wrong = [
      ...complaints(operation, row, 'missing', missing),
      ...complaints(operation, row, 'present', await callAll(stage, operation, row, 'present'), missing),
      ...complaints(operation, row, 'deleted', await callAll(stage, operation, row, 'deleted'), missing),
    ]
    expect(wrong).toEqual([])
  })
})

type Answers = Partial<Record<Actor, LightMyRequestResponse>>

/** Every actor's answer for an object in that state; none where the row knows no such object. */
async function callAll(stage: Stage, operation: Operation, row: Row, state: ObjectState): Promise<Answers> {
  const answers: Answers = {}
  if (!row.at && state !== 'present') return answers
  if (state === 'deleted' && !kindOf(row.at!).makeDeleted) return answers
  let object: string | undefined
  for (const actor of ACTORS) {
    object ??= row.at ? await makeObject(stage, row.at, state) : ''
    const answer = await call(stage, operation, row, { actor, object })
    answers[actor] = answer
    // A write that went through may have used the object up.
    if (operation.method !== 'get' && answer.statusCode < 300) object = undefined
  }
  return answers
}

async function makeObject(stage: Stage, at: NonNullable<Row['at']>, state: ObjectState): Promise<string> {
  const kind = kindOf(at)
  if (state === 'missing') return kind.missing
  return state === 'present' ? kind.make(stage) : kind.makeDeleted!(stage)
}

async function call(
  stage: Stage,
  { method, path }: Operation,
  row: Row,
  { actor, object }: { actor: Actor; object: string },
): Promise<LightMyRequestResponse> {
  const url = path.replace(/\{\w+\}/, encodeURIComponent(object)) + (row.query ? `?${row.query}` : '')
  const body = typeof row.body === 'function' ? await row.body(stage, { actor, object }) : row.body
  return sendAs(stage.cast[actor], row, {
    method: method.toUpperCase(),
    url,
    headers: row.headers ?? {},
    ...(body !== undefined && { payload: body }),
  })
}

/** What is not as the row and the document say, one line each. */
function complaints(
  operation: Operation,
  row: Row,
  state: ObjectState,
  answers: Answers,
  missing: Answers = {},
): string[] {
  const absent = admitted(operation['x-auth'], 404)
  const expected = { present: row.statuses, deleted: row.deleted ?? absent, missing: row.missing ?? absent }
  const lines: string[] = []
  for (const [actor, answer] of Object.entries(answers) as [Actor, LightMyRequestResponse][]) {
    const say = (what: string) => lines.push(`${actor}, ${state}: ${what}`)
    const status = expected[state][actor]
    if (answer.statusCode !== status) say(`${answer.statusCode} instead of ${status}: ${bodyOf(row, answer)}`)
    if (row.stream && answer.statusCode < 300) continue
    for (const complaint of api.complaintsAbout(operation, answer)) say(complaint)
    if (answer.statusCode !== 404 || !row.at) continue
    const code = row.notFound ?? kindOf(row.at).notFound
    if (answer.json().code !== code) say(`${answer.json().code} instead of ${code}`)
    const alike = missing[actor]
    if (alike?.statusCode === 404 && problemOf(answer) !== problemOf(alike))
      say(`${problemOf(answer)} differs from a missing one's ${problemOf(alike)}`)
  }
  return lines
}

function bodyOf(row: Row, answer: LightMyRequestResponse): string {
  return row.stream && answer.statusCode < 300 ? 'a stream' : answer.body.slice(0, 200)
}

/** A problem without what is new in every answer. */
function problemOf(answer: LightMyRequestResponse): string {
  return JSON.stringify({ ...answer.json<object>(), requestId: undefined })
}
