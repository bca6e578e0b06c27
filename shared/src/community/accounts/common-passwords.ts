/** Passwords of 8 and more characters that stand high in every published list of leaked ones. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 987654321 87654321 11111111 111111111 1111111111
  00000000 000000000 0000000000 88888888 888888888 66666666 99999999 22222222 55555555 77777777 12341234
  11223344 1122334455 12344321 13579246 147258369 147852369 159753456 789456123 123654789 123321123 321321321
  12345679 123456780 123456788 1234567a 123456789a a123456789 a12345678 a1234567 q123456789 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 q1w2e3r4 q1w2e3r4t5 qwertyui qwertyuiop qwerty123 qwerty12
  qwerty1234 qwerty12345 qwertyu1 qweasdzxc asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 qazwsxedc qazwsx123
  password password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword passwort
  iloveyou iloveyou1 iloveyou2 sunshine sunshine1 princess princess1 football football1 baseball baseball1
  basketball superman superman1 batman123 trustno1 whatever whatever1 jennifer michelle jordan23 michael1
  jessica1 samantha alexander charlie1 liverpool chelsea1 arsenal1 starwars pokemon1 computer computer1
  internet killer123 master123 monkey123 dragon123 shadow123 welcome1 welcome123 letmein1 letmein123 admin123
  admin1234 admin12345 administrator changeme changeme1 default1 guest123 test1234 testtest test12345
  testing123 abcd1234 abc12345 abc123456 abcdefgh abcdefg1 abcdefghi a1b2c3d4 aaaaaaaa aaaaaaaaa aa123456
  aa12345678 asd123456 asdf1234 asdasdasd qweqweqwe zaq12wsx woaini1314 woaini520 woaini123 wo12345678 5201314520
  1314520520 52013140 woaiwojia woaiwojia1 taobao123 qq123456 qq123456789 wang1234 zhang123 li123456 liuliuliu
  mima1234 mima123456 nihao123 nihaoma123 google123 facebook1 linkedin1 myspace1 blink182 ferrari1 mercedes
  corvette maverick midnight mustang1 november december september butterfly elephant marlboro victoria
  xxxxxxxx 0987654321 0123456789 01234567 102030405060 10203040 20202020 2222222222 password01 secret123`.split(
    /\s+/,
  ),
)
