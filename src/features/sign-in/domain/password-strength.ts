/** Fewest characters of a password (NIST SP 800-63B asks for at least eight; length beats rules about signs). */
export const fewestCharacters = 10

export type PasswordProblem = 'tooShort' | 'tooSimple' | 'common' | 'ownName'

const commonCores = new Set(
  (
    'password passwort passw0rd p@ssword p@ssw0rd pass qwerty qwertyuiop qwertyui asdfgh asdfghjkl zxcvbn zxcvbnm ' +
    'qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 abc abcd abcde abcdef abcdefg abcabc letmein welcome ' +
    'admin administrator root guest user login master secret changeme default test testtest demo iloveyou loveyou ' +
    'woaini woaini520 wo1aini woainima woaiwojia aini nihao monkey dragon sunshine princess football baseball ' +
    'superman batman shadow michael trustno hello helloworld computer internet huixiang google baidu taobao ' +
    'aa aaa aaaa qq qqq asd zxc qwe qweasd qweasdzxc a1b2c3d4 abc123 mima mimamima china zhongguo'
  ).split(' '),
)

// Each goes round: after the last sign comes the first again.
const rows = [
  '0123456789',
  '9876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]

/** Why a password is refused; null when it is good enough. `own` are the person's name, address and number. */
export function passwordProblem(password: string, own: readonly string[]): PasswordProblem | null {
  if ([...password].length < fewestCharacters) return 'tooShort'
  const plain = password.normalize('NFKC').toLowerCase()
  if (new Set(plain).size < 5 || isRun(plain) || isRepeated(plain)) return 'tooSimple'
  if (isCommon(plain)) return 'common'
  return own.some((text) => namesPerson(plain, text)) ? 'ownName' : null
}

// A word everybody tries, dressed up with digits and signs: `Password2024!`, `woaini1314520`.
function isCommon(plain: string): boolean {
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  if (commonCores.has(core) || commonCores.has(plain)) return true
  const unmasked = core
    .replace(/[@4]/g, 'a')
    .replace(/[0]/g, 'o')
    .replace(/[1!]/g, 'i')
    .replace(/[3]/g, 'e')
    .replace(/[$5]/g, 's')
  return commonCores.has(unmasked) || [...commonCores].some((word) => word.length > 3 && core === word + word)
}

function isRun(plain: string): boolean {
  const longest = plain.length - 2
  return rows.some((row) => {
    const round = row.repeat(Math.ceil(longest / row.length) + 1)
    for (let start = 0; start < row.length; start++) {
      if (plain.includes(round.slice(start, start + longest))) return true
    }
    return false
  })
}

function isRepeated(plain: string): boolean {
  for (let length = 1; length <= 4; length++) {
    const piece = plain.slice(0, length)
    if (piece.repeat(Math.ceil(plain.length / length)).slice(0, plain.length) === plain) return true
  }
  return false
}

function namesPerson(plain: string, text: string): boolean {
  const whole = text.toLowerCase().split('@')[0] as string
  const own = whole.replace(/[\s+.\-_]/g, '').replace(/^86(?=1\d{10}$)/, '')
  // What is left beside one's own name must still be a secret.
  return own.length >= 2 && plain.includes(own) && plain.length - own.length < 8
}
