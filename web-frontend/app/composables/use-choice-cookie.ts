import { useCookie } from '#imports'

const ONE_YEAR_S = 365 * 24 * 60 * 60

/** A reader's choice of looks, in a cookie so that the server's page comes in the right ones; the first is the default. */
export function useChoiceCookie<Choice extends string>(
  name: string,
  choices: readonly [Choice, ...Choice[]],
) {
  return useCookie<Choice>(name, {
    default: () => choices[0],
    decode: (value) => choices.find((known) => known === value) ?? choices[0],
    maxAge: ONE_YEAR_S,
    sameSite: 'lax',
  })
}
