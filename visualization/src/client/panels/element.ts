type Child = Node | string | undefined | false

interface Attributes {
  class?: string
  title?: string
  type?: string
  role?: string
  href?: string
  'aria-label'?: string
  'aria-live'?: string
  'aria-pressed'?: string
  onclick?: () => void
}

/** Makes an element. Text always goes in as text: what residents and people write never becomes markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as () => void)
    else if (typeof value === 'string') made.setAttribute(name, value)
  }
  made.append(...children.filter((child): child is Node | string => Boolean(child)))
  return made
}
