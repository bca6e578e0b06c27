import { defineI18nConfig } from '#imports'
import { compileMessage } from './compile-message.ts'

export default defineI18nConfig(() => ({ messageCompiler: compileMessage }))
