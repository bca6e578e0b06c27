import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ERROR_CODES } from '@ai-community/shared/contracts/error-codes.ts'
import { STANDINGS } from '@ai-community/shared/world/standing.ts'
import {
  GATHERING_KINDS,
  GIVE_UP_REASONS,
  MEMORY_KINDS,
  MOODS,
  NEEDS,
  PLACE_KINDS,
  SEASONS,
  WEATHERS,
} from '@ai-community/shared/world/vocabulary.ts'
import { compile, createMessageContext, type MessageCompilerContext } from '@intlify/core-base'
import { describe, expect, it } from 'vitest'
import { compileMessage } from '../i18n/compile-message.ts'
import en from '../i18n/locales/en.json' with { type: 'json' }
import zh from '../i18n/locales/zh-CN.json' with { type: 'json' }

const APP = join(import.meta.dirname, '../app')

function keysOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value as object, `${prefix}${key}.`) : [prefix + key],
  )
}

function messagesOf(messages: object): string[] {
  return Object.values(messages).flatMap((value: object | string) =>
    typeof value === 'object' ? messagesOf(value) : [value],
  )
}

describe('the two languages', () => {
  it('say the same things', () => {
    expect(keysOf(zh)).toEqual(keysOf(en))
  })

  it('translate every error code of the API', () => {
    for (const language of [zh, en])
      expect(Object.keys(language.errors)).toEqual(expect.arrayContaining(Object.keys(ERROR_CODES)))
  })

  it("have a word for every kind of the town's vocabulary", () => {
    for (const language of [zh, en]) {
      expect(Object.keys(language.mood)).toEqual([...MOODS])
      expect(Object.keys(language.need)).toEqual([...NEEDS])
      expect(Object.keys(language.placeKind)).toEqual([...PLACE_KINDS])
      expect(Object.keys(language.season)).toEqual([...SEASONS])
      expect(Object.keys(language.weather).toSorted()).toEqual([...WEATHERS].toSorted())
      expect(Object.keys(language.standing)).toEqual([...STANDINGS])
      expect(Object.keys(language.giveUp)).toEqual([...GIVE_UP_REASONS])
      expect(Object.keys(language.eventKind)).toEqual([...GATHERING_KINDS, 'news'])
      expect(Object.keys(language.memoryKind).toSorted()).toEqual([...MEMORY_KINDS].toSorted())
    }
  })

  it('say what the whole compiler would make of them, also where it is spared', () => {
    const onError = (error: Error) => expect.unreachable(error.message)
    const values = createMessageContext({ named: { count: 2, name: '{@|' }, pluralIndex: 2 })
    for (const message of ['a day | days', 'plain', ...messagesOf(en), ...messagesOf(zh)]) {
      const context: MessageCompilerContext = { locale: 'en', key: message, onError }
      expect(compileMessage(message, context)(values)).toBe(compile(message, context)(values))
    }
  })

  it('know every key that the app asks for, and hold none that it never does', () => {
    const source = globSync('**/*.{vue,ts}', { cwd: APP })
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(APP, file), 'utf8'))
      .join('\n')
    const keys = keysOf(en)
    const asked = [...source.matchAll(/\bt\(\s*'([a-zA-Z.]+\.[a-zA-Z_.]+)'/g)].map((match) => match[1]!)
    expect(asked.filter((key) => !keys.includes(key))).toEqual([])
    const builtFrom = [...source.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map((match) => match[1]!)
    const unused = keys.filter(
      (key) => !source.includes(`'${key}'`) && !builtFrom.some((prefix) => key.startsWith(prefix)),
    )
    expect(unused).toEqual([])
  })
})
