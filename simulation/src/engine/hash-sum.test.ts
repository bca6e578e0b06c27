import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HashSum } from './hash-sum.ts'
import { hashText } from './state-hash.ts'

interface Member {
  text: string
}

const hashOf = ({ text }: Member) => hashText(text)

it('is the hash of what is there now, however it came to be', () => {
  const change = fc.record({
    kind: fc.constantFrom('add', 'change', 'drop', 'ask'),
    at: fc.nat({ max: 9 }),
    text: fc.string(),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const sum = new HashSum<Member>()
      const members: Member[] = []
      for (const { kind, at, text } of changes) {
        const member = members[at % Math.max(1, members.length)]
        if (kind === 'ask') sum.digest(hashOf)
        if (kind === 'add' || !member) {
          const added = { text }
          members.push(added)
          sum.touch(added)
        } else if (kind === 'change') {
          member.text = text
          sum.touch(member)
        } else if (kind === 'drop') {
          members.splice(members.indexOf(member), 1)
          sum.drop(member)
        }
      }
      const fresh = new HashSum<Member>()
      for (const member of members) fresh.touch(member)
      expect(sum.digest(hashOf)).toEqual(fresh.digest(hashOf))
      const other = new HashSum<Member>()
      for (const member of [...members, { text: 'one more' }]) other.touch(member)
      expect(other.digest(hashOf)).not.toEqual(sum.digest(hashOf))
    }),
  )
})
