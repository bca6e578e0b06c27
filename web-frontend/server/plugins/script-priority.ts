import { defineNitroPlugin } from 'nitropack/runtime'
import { afterStyles } from '../script-priority.ts'

/** Scripts come after what a page is seen with: it stands, and can be read, without them. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('render:html', (html) => {
    html.head = html.head.map(afterStyles)
  })
})
