import { showToast } from 'vant'

/** A short line over the page that goes away by itself. */
export function notify(message: string): void {
  showToast({ message, position: 'bottom', duration: 2_400 })
}
