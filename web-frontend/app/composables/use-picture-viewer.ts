import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import type { File } from '../api/models.ts'

/**
 * Shows pictures over the whole window: pinch, swipe, and the way back closes it, so that the reader is where they
 * were. The viewer's code comes when it is asked for.
 */
export function usePictureViewer() {
  const router = useRouter()
  const { t } = useI18n()

  return async function openPictures(files: readonly File[], index: number): Promise<void> {
    const [{ default: PhotoSwipe }] = await Promise.all([
      import('photoswipe'),
      import('photoswipe/style.css'),
    ])
    const viewer = new PhotoSwipe({
      dataSource: files.map((file) => ({
        src: file.url,
        msrc: file.thumbUrl,
        width: file.width,
        height: file.height,
        alt: file.alt,
      })),
      index,
      // Words that shone through would stand behind the counter.
      bgOpacity: 1,
      showHideAnimationType: 'fade',
      closeTitle: t('state.close'),
      zoomTitle: t('picture.zoom'),
      arrowPrevTitle: t('picture.previous'),
      arrowNextTitle: t('picture.next'),
      errorMsg: t('picture.broken'),
    })
    // An entry of the history of its own: "back" closes the viewer and leaves the page alone.
    await router.push({ hash: '#picture' })
    const stop = router.afterEach((to) => {
      if (to.hash !== '#picture') viewer.close()
    })
    viewer.on('destroy', () => {
      stop()
      if (router.currentRoute.value.hash === '#picture') router.back()
    })
    viewer.init()
  }
}
