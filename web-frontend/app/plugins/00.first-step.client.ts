import { defineNuxtPlugin } from '#imports'
import { giveWay } from '../composables/give-way.ts'

/** The first plugin of all, Nuxt's own included: to have loaded the app is a task, to start it is the next. */
export default defineNuxtPlugin({
  name: 'first-step',
  order: -60,
  setup: giveWay,
})
