import { defineNuxtPlugin } from '#imports'
import { giveWay } from '../composables/give-way.ts'

/** The page stands already; what brings it to life comes in steps, since all of it at once holds up a slow phone. */
export default defineNuxtPlugin({
  name: 'start-in-steps',
  enforce: 'pre',
  async setup(nuxt) {
    nuxt.hook('app:created', giveWay)
    nuxt.hook('app:beforeMount', giveWay)
    await giveWay()
  },
})
