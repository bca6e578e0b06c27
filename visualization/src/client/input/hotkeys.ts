/** Calls the action of a pressed key, unless the reader is typing or holds a modifier. */
export function listenToHotkeys(actions: Readonly<Record<string, () => void>>): void {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isTyping = event.target instanceof HTMLInputElement
    if (isTyping && event.key !== 'Escape') return
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!action) return
    event.preventDefault()
    action()
  })
}
