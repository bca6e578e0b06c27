import { del, get, set } from 'idb-keyval'
import { onScopeDispose, ref, watch } from 'vue'
import { newIdempotencyKey } from '../api/idempotency-key.ts'

const PREFIX = 'aic.pictures.'

/** A picture that was chosen and is not uploaded yet. Its bytes lie in this browser's database under `key`. */
export interface PictureDraft {
  key: string
  alt: string
  /** Set once the server has it, so that a retry does not send it again. */
  fileId?: string
}

export function pictureOf(key: string): Promise<Blob | undefined> {
  return get<Blob>(PREFIX + key)
}

export function keepPicture(key: string, blob: Blob): Promise<void> {
  return set(PREFIX + key, blob)
}

export async function forgetPictures(pictures: readonly PictureDraft[]): Promise<void> {
  await Promise.all(pictures.map(({ key }) => del(PREFIX + key)))
}

function keptDrafts(scope: string): PictureDraft[] {
  return JSON.parse(localStorage.getItem(PREFIX + scope) ?? '[]') as PictureDraft[]
}

/** Gives pictures that were not sent back to where they are written. */
export function restorePictures(scope: string, pictures: readonly PictureDraft[]): void {
  if (pictures.length)
    localStorage.setItem(PREFIX + scope, JSON.stringify([...pictures, ...keptDrafts(scope)]))
}

/**
 * The pictures of a post or message while it is written; like its words they survive a reload.
 *
 * @param scope whose and what for, e.g. `"lin:compose"`
 */
export function usePictureDrafts(scope: string) {
  const storageKey = PREFIX + scope
  const pictures = ref(keptDrafts(scope))
  /** Addresses of the bytes for `<img>`, by key. */
  const sources = ref<Record<string, string>>({})

  watch(
    pictures,
    (list) => {
      if (list.length) localStorage.setItem(storageKey, JSON.stringify(list))
      else localStorage.removeItem(storageKey)
    },
    { deep: true, flush: 'sync' },
  )

  async function show(key: string): Promise<void> {
    const blob = await pictureOf(key)
    // Another tab may have sent it, or the browser has cleaned up.
    if (blob) sources.value[key] = URL.createObjectURL(blob)
    else pictures.value = pictures.value.filter((picture) => picture.key !== key)
  }

  function hide(key: string): void {
    const source = sources.value[key]
    if (source) URL.revokeObjectURL(source)
    delete sources.value[key]
  }

  async function add(blob: Blob): Promise<void> {
    const key = newIdempotencyKey()
    await keepPicture(key, blob)
    pictures.value.push({ key, alt: '' })
    await show(key)
  }

  async function replace(key: string, blob: Blob): Promise<void> {
    await keepPicture(key, blob)
    hide(key)
    await show(key)
  }

  async function remove(key: string): Promise<void> {
    hide(key)
    const removed = pictures.value.filter((picture) => picture.key === key)
    pictures.value = pictures.value.filter((picture) => picture.key !== key)
    await forgetPictures(removed)
  }

  /** Hands the pictures over to whoever sends them; their bytes stay until that is done. */
  function take(): PictureDraft[] {
    const taken = pictures.value
    for (const { key } of taken) hide(key)
    pictures.value = []
    return taken
  }

  for (const { key } of pictures.value) void show(key)
  onScopeDispose(() => Object.keys(sources.value).forEach(hide))

  return { pictures, sources, add, replace, remove, take }
}
