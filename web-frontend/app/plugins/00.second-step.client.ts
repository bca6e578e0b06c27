import { defineNuxtPlugin } from '#imports'
import { giveWay } from '../composables/give-way.ts'

/** Between what the server left in the page and the router. */
export default defineNuxtPlugin({
  name: 'second-step',
  order: -25,
  setup: giveWay,
})
