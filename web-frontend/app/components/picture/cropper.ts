import { defineAsyncComponent } from 'vue'
import type { CropperResult } from 'vue-advanced-cropper'

/** What a template reference to the cropper offers. */
export interface CropperHandle {
  getResult(): CropperResult
}

/**
 * The cropper with its style, fetched when somebody crops. It is a pointer's tool around an image without a name:
 * hide it from screen readers. Give it `:check-orientation="false"`: browsers turn a photo themselves, and to look for
 * the turn it would fetch the picture's `blob:` address, which the content security policy refuses.
 */
export const Cropper = defineAsyncComponent(async () => {
  const [{ Cropper: component }] = await Promise.all([
    import('vue-advanced-cropper'),
    import('vue-advanced-cropper/dist/style.css'),
  ])
  return component
})
