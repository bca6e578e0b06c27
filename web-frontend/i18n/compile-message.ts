import { compile, type MessageCompiler } from '@intlify/core-base'

/** What may begin a placeholder, a choice, a link to another message or an escape. */
const SYNTAX = /[{}|@%\\]/

/** vue-i18n's own compiler, spared for plain words: most messages are, and it reads them a letter at a time. */
export const compileMessage: MessageCompiler = (message, context) =>
  typeof message === 'string' && !SYNTAX.test(message) ? () => message : compile(message, context)
