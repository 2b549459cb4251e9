import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface Heard {
  readonly path: string
  readonly body: Record<string, unknown>
}

/** What a service that was called says: its answer; `hang` and `cut` for none, `drip` for one that never ends. */
export type Answering = { readonly status: number; readonly body: string } | 'hang' | 'cut' | 'drip'

const ok = {
  wecom: { errcode: 0, errmsg: 'ok' },
  dingtalk: { errcode: 0, errmsg: 'ok' },
  feishu: { code: 0, msg: 'success' },
}
const says = (body: object) => ({ status: 200, body: JSON.stringify(body) })

/** The signature is right by the service's own rule; `null` where none came. */
export function isSigned(
  service: 'dingtalk' | 'feishu',
  { path, body }: Heard,
  secret: string,
): boolean | null {
  if (service === 'dingtalk') {
    const { searchParams } = new URL(path, 'http://robots')
    const at = searchParams.get('timestamp')
    if (at === null) return null
    return (
      createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64') === searchParams.get('sign')
    )
  }
  if (typeof body.timestamp !== 'string') return null
  return createHmac('sha256', `${body.timestamp}\n${secret}`).update('').digest('base64') === body.sign
}

/** A server that speaks as the three services' robots do: it takes what has their form, and says so in their words. */
export async function openMessengers() {
  const heard: Heard[] = []
  const state: { answer: Answering | null } = { answer: null }
  const answerTo = ({ path, body }: Heard): Answering => {
    if (path.startsWith('/cgi-bin/webhook/send?key=')) {
      const content = (body.markdown as { content?: string } | undefined)?.content ?? ''
      if (body.msgtype !== 'markdown' || content === '')
        return says({ errcode: 40008, errmsg: 'invalid message type' })
      if (Buffer.byteLength(content) > 4096)
        return says({ errcode: 40058, errmsg: 'markdown.content exceed max length 4096' })
      return says(ok.wecom)
    }
    if (path.startsWith('/robot/send?access_token=')) {
      const { title, text: said } = (body.markdown ?? {}) as { title?: string; text?: string }
      return says(title && said ? ok.dingtalk : { errcode: 400105, errmsg: 'msgtype not supported' })
    }
    const card = body.card as { header?: unknown; elements?: unknown } | undefined
    return says(card?.header && card.elements ? ok.feishu : { code: 9499, msg: 'Bad Request' })
  }
  const server = createServer(async (request, response) => {
    const one = { path: request.url ?? '', body: JSON.parse(await text(request)) as Record<string, unknown> }
    heard.push(one)
    const answer = state.answer ?? answerTo(one)
    if (answer === 'cut') response.destroy()
    else if (answer === 'drip') response.writeHead(200).write('{"errcode":')
    else if (answer !== 'hang') response.writeHead(answer.status).end(answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    heard,
    origin,
    addresses: {
      wecom: `${origin}/cgi-bin/webhook/send?key=aaaa-bbbb-cccc`,
      dingtalk: `${origin}/robot/send?access_token=ddddeeeeffff`,
      feishu: `${origin}/open-apis/bot/v2/hook/gggg-hhhh-iiii`,
    },
    /** From now on it says this, whatever it hears; null: what the service would. */
    answers(answer: Answering | null) {
      state.answer = answer
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
