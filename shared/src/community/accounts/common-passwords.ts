import { dictionary } from '@zxcvbn-ts/language-common'

/** What the package leaves to its rules about runs and repeats, and what Chinese keyboards and habits add. */
const FURTHER = `987654321 87654321 0987654321 0123456789 01234567 321321321 12341234 20202020 abcdefgh abcdefghi
  aaaaaaaa aaaaaaaaa xxxxxxxx asdasdasd qweqweqwe 00000000 000000000 0000000000 111111111 1111111111 22222222
  2222222222 55555555 77777777 888888888 99999999 p@ssword admin1234 admin12345 guest123 test12345 facebook1
  linkedin1 woaini1314 woaini520 woaini123 woaini521 wo12345678 5201314520 1314520520 52013140 woaiwojia
  woaiwojia1 taobao123 qq123456 qq123456789 wang1234 zhang123 li123456 liuliuliu mima1234 mima123456 nihao123
  nihaoma123 a123456789 a12345678 aa123456 aa12345678 123456789a 12345678a asd123456 zxc123456 qwe123456
  abc123456 88888888 66666666 147258369 789456123 123654789 123123123 11223344 110110110 5845201314`

const LEAST_LENGTH = 8
let common: ReadonlySet<string> | undefined

/** Whether the password, in any case, stands in the list of common ones. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(
    [...dictionary['passwords-common'], ...FURTHER.split(/\s+/)].filter(
      (word) => word.length >= LEAST_LENGTH,
    ),
  )
  return common.has(password.toLowerCase())
}
