import { computed, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { entryOf } from './entry-of.ts'

describe('an entry that is made when it is asked for', () => {
  it('lets whoever asked first see its later changes', () => {
    const record = ref<Record<string, { count: number }>>({})
    const count = computed(() => entryOf(record.value, 'lin', () => ({ count: 0 })).count)
    expect(count.value).toBe(0)
    record.value.lin!.count = 3
    expect(count.value).toBe(3)
  })
})
