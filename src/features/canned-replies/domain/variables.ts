/** What a reply kept ready may leave open, with its names in both languages. */
export const variables = {
  customer: { 'zh-CN': '客户姓名', en: 'customer name' },
  number: { 'zh-CN': '工单号', en: 'ticket number' },
  title: { 'zh-CN': '工单标题', en: 'ticket title' },
  tracking: { 'zh-CN': '查询编号', en: 'tracking number' },
  due: { 'zh-CN': '承诺时间', en: 'due time' },
  agent: { 'zh-CN': '客服姓名', en: 'agent name' },
  unit: { 'zh-CN': '受理组织', en: 'unit' },
  organisation: { 'zh-CN': '机构名称', en: 'organisation' },
  today: { 'zh-CN': '今天', en: 'today' },
  signature: { 'zh-CN': '签名', en: 'signature' },
} as const

export type Variable = keyof typeof variables
export type ReplyLanguage = 'zh-CN' | 'en'
export const variableNames = Object.keys(variables) as Variable[]

/** What each variable stands for on one ticket; null where that is not known. */
export type Values = Readonly<Record<Variable, string | null>>

// A Chinese input method types the wide braces.
const places = /[{｛]\s*([^{}｛｝\n]{1,30}?)\s*[}｝]/g

const byName = new Map<string, Variable>(
  variableNames.flatMap((one) => [
    [one, one] as const,
    [variables[one]['zh-CN'], one] as const,
    [variables[one].en, one] as const,
  ]),
)

/** The variable of this name, in either language; null for any other words. */
const variableNamed = (name: string): Variable | null => byName.get(name.toLowerCase()) ?? null

/** A variable as it is written in a text. */
export const written = (variable: Variable, language: ReplyLanguage): string =>
  `{${variables[variable][language]}}`

/** A piece of a filled text: words, the value of a variable, or one that is still open. */
export interface Piece {
  readonly text: string
  readonly variable: Variable | null
  readonly open: boolean
}

/** A text cut at its variables, with their values in place; what has no value stays as it is written. */
export function pieces(text: string, values: Values): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(places)) {
    const variable = variableNamed(match[1] ?? '')
    if (variable === null) continue
    if (match.index > from) found.push({ text: text.slice(from, match.index), variable: null, open: false })
    const value = values[variable]
    found.push({ text: value ?? match[0], variable, open: value === null })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from), variable: null, open: false })
  return found
}

/** The text with its values, and where the first open variable stands, as [from, to]. */
export function filled(
  text: string,
  values: Values,
): { text: string; firstOpen: readonly [number, number] | null } {
  let at = 0
  let firstOpen: readonly [number, number] | null = null
  for (const piece of pieces(text, values)) {
    if (piece.open) firstOpen ??= [at, at + piece.text.length]
    at += piece.text.length
  }
  const words = pieces(text, values).map((piece) => piece.text)
  return { text: words.join(''), firstOpen }
}

const namesIn = (text: string): string[] => [...text.matchAll(places)].map((match) => match[1] ?? '')

/** The variables that a text still leaves open, as they are written in it. */
export function openIn(text: string): string[] {
  return [...new Set(namesIn(text).filter((name) => variableNamed(name) !== null))]
}

/** Whether all that a text leaves open is the signature of whoever sends it. */
export const lacksSignatureAlone = (open: readonly string[]): boolean =>
  open.length > 0 && open.every((name) => variableNamed(name) === 'signature')

/** What stands in braces and is no variable: a slip of the pen, which would be sent as it is. */
export function unknownIn(text: string): string[] {
  return [...new Set(namesIn(text).filter((name) => variableNamed(name) === null))]
}
