import { mailings } from './kinds.ts'

/** Services whose group chats have robots: WeCom 企业微信, DingTalk 钉钉, Feishu 飞书. */
export const messengers = ['wecom', 'dingtalk', 'feishu'] as const
export type Messenger = (typeof messengers)[number]

/** Which services check a signature; WeCom knows none. */
export const signs: ReadonlySet<Messenger> = new Set(['dingtalk', 'feishu'])

/** When a robot is told: what presses always at once, the rest so. */
export const robotMailings = mailings.filter((one) => one !== 'never')

/** So many messages a service takes of one robot within the window; what does not press leaves room for what does. */
export const pace = { windowMs: 62_000, most: 20, usual: 15 } as const

/** So many lines are told in one message. */
export const mostLines = 20

/**
 * Which lines may be told now, by when the robot was spoken to within the window, the earliest first; `from` says when the next ones may,
 * where some or all have to wait.
 */
export function mayBeTold<Line extends { readonly presses: boolean }>(
  lines: readonly Line[],
  spoken: readonly number[],
  now: number,
): { readonly lines: readonly Line[]; readonly from: number | null } {
  const recent = spoken.filter((at) => at > now - pace.windowMs)
  const room = (most: number) => recent.length < most
  const told = lines.filter(({ presses }) => room(presses ? pace.most : pace.usual))
  if (told.length === lines.length) return { lines: told, from: null }
  const most = told.length === 0 && lines.some(({ presses }) => presses) ? pace.most : pace.usual
  const leaves = recent[Math.max(0, recent.length - most)] ?? now
  return { lines: told, from: leaves + pace.windowMs }
}

/** What a robot's message says. */
export interface RobotMessage {
  readonly title: string
  readonly lines: readonly {
    readonly text: string
    readonly link: string
    readonly presses: boolean
    /** Who was told, where anybody in particular was. */
    readonly whom: string
  }[]
  /** What a link is called, and how what presses is marked. */
  readonly words: { readonly open: string; readonly presses: string; readonly more: string }
}

/** The bytes a message may have at the most; WeCom takes 4,096, the others 20,000 and more. */
const mostBytes: Readonly<Record<Messenger, number>> = { wecom: 4000, dingtalk: 18_000, feishu: 18_000 }

/** How many bytes a text has in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) as number
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Signs that mean something in these services' texts become their wide siblings, so that no name makes a link, a mention or a picture. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[<>[\]()*_`#@~|\\&!]/g, (sign) =>
      String.fromCodePoint((sign.codePointAt(0) as number) + 0xfee0),
    )

const mark: Readonly<Record<Messenger, (words: string) => string>> = {
  wecom: (words) => `<font color="warning">${words}</font>`,
  dingtalk: (words) => `**${words}**`,
  feishu: (words) => `**${words}**`,
}

function textOf(service: Messenger, { lines, words }: RobotMessage): string {
  let text = ''
  for (const [index, { text: said, link, presses, whom }] of lines.entries()) {
    const before = presses ? `${mark[service](words.presses)} ` : ''
    const to = whom === '' ? '' : ` · ${plain(whom)}`
    const line = `${index === 0 ? '' : '\n\n'}${before}${plain(said)}${to} [${words.open}](${link})`
    const more = `\n\n${words.more.replace('{{count}}', String(lines.length - index))}`
    if (bytesOf(text + line) + (index < lines.length - 1 ? bytesOf(more) : 0) > mostBytes[service])
      return text + more
    text += line
  }
  return text
}

/** A message as a service takes it, without its signature. */
export function bodyFor(service: Messenger, message: RobotMessage): Readonly<Record<string, unknown>> {
  const title = plain(message.title)
  const text = textOf(service, message)
  if (service === 'wecom') return { msgtype: 'markdown', markdown: { content: `**${title}**\n${text}` } }
  if (service === 'dingtalk')
    return { msgtype: 'markdown', markdown: { title, text: `#### ${title}\n\n${text}` } }
  const template = message.lines.some(({ presses }) => presses) ? 'red' : 'turquoise'
  return {
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { template, title: { tag: 'plain_text', content: title } },
      elements: [{ tag: 'div', text: { tag: 'lark_md', content: text } }],
    },
  }
}
