import { afterAll, expect, inject, test } from 'vitest'
import { readAnalysis } from '#features/analysis/contract.ts'
import { addToVoice } from '#features/intake/contract/public-voice.ts'
import { formOf } from '#features/intake/server/testing/voices.ts'
import { jpegFromPhone } from '#platform/server/files/testing/pictures.ts'
import { holdTicket, resolveTicket, startTicket, withdrawTicket } from '../contract/handling.ts'
import { ticketDetails } from '../contract/reading.ts'
import { factsOf } from './testing/invented-work.ts'
import { openWritingHouse } from './testing/writing-customer.ts'

const { house, lead, send } = await openWritingHouse(inject('databaseServer'))
afterAll(() => house.close())
const as = { as: lead }
const complaint = '快递三天没有更新，请处理一下'

type Sent = Awaited<ReturnType<typeof send>>

/** What stands on the page; its words also lie in it for the script. */
async function pageOf({ number, secret }: Sent, lang = 'zh-CN'): Promise<string> {
  const url = `/voice/${number}?lang=${lang}`
  const { body } = await house.server.inject({ url, cookies: { voice_key: secret } })
  return body.replaceAll(/<script[\s\S]*?<\/script>/g, '')
}
const versionOf = async (ticketId: string) =>
  (await house.call(ticketDetails, { ticketId }, {}, as)).reply.version
async function worked(): Promise<Sent> {
  const sent = await send(complaint)
  const { ticketId } = sent
  await house.call(startTicket, { ticketId }, { version: await versionOf(ticketId) }, as)
  return sent
}

test('whoever praised reads that somebody will see it, and where news would stand', async () => {
  const page = await pageOf(await send('快递到了，谢谢你们的服务，很满意'))
  expect(page).toContain('您的反馈会有人看；需要办理的，进展和结果都会写在这里。')
})

test('a customer reads by when a solution is promised, and an apology once that was not kept', async () => {
  const sent = await worked()
  expect(await pageOf(sent)).toMatch(/承诺 .+ 前给您解决方案/)
  house.travel(3 * 86_400_000)
  const late = await pageOf(sent)
  expect(late).toMatch(/我们承诺 .+ 前给您解决方案，没有做到，非常抱歉/)
  expect(await pageOf(sent, 'en')).toMatch(/We promised you a solution by .+ and did not keep that/)
})

test('once that was learnt, a customer reads between when matters like theirs are solved, and no longer when theirs is overdue', async () => {
  const hours = [1, 2, 4, 6, 8].map((hour) => Math.log(hour * 3_600_000))
  const quantiles = { levels: [0.1, 0.25, 0.5, 0.75, 0.9], intercepts: hours, weights: [[], [], [], [], []] }
  await house.open.pool.query(
    `insert into completion_models (id, learnt_at, cases, model, quality) values (gen_random_uuid(), now(), 400, $1, '{}')`,
    [JSON.stringify({ vocabulary: [], quantiles, margin: 0 })],
  )
  const sent = await worked()
  expect(await pageOf(sent)).toMatch(
    /类似的事情多半在 \S+ \d\d:(00|15|30|45) 到 \S+ \d\d:(00|15|30|45) 之间解决/,
  )
  expect(await pageOf(sent, 'en')).toMatch(/Matters like yours are mostly solved between .+ and .+</)
  house.travel(3 * 86_400_000)
  expect(await pageOf(sent)).not.toContain('类似的事情')
})

test('a customer who is waited for reads what to do, and no promise runs meanwhile', async () => {
  const sent = await worked()
  const { ticketId } = sent
  await house.call(holdTicket, { ticketId }, { version: await versionOf(ticketId), reason: 'customer' }, as)
  await house.settle()
  const page = await pageOf(sent)
  expect(page).toContain('我们在等您补充：请在下面的「补充说明」里写给我们')
  expect(page).not.toContain('承诺')
})

test('work that is put off for others has no promise, and the page says where news will stand', async () => {
  const sent = await worked()
  const { ticketId } = sent
  await house.open.pool.query(`update clocks set ended_at = now() where ticket_id = $1`, [ticketId])
  expect(await pageOf(sent)).toContain('有了进展或结果，会写在这里。')
})

test('an outcome is asked about; once the matter is closed the page says what to do if it is not solved', async () => {
  const sent = await worked()
  const { ticketId } = sent
  const told = { outcome: 'solved', solution: '已催件', message: '您的包裹今天送达' } as const
  await house.call(resolveTicket, { ticketId }, { version: await versionOf(ticketId), ...told }, as)
  expect(await pageOf(sent)).toContain('接下来我们会问您是否满意')
  await house.open.pool.query(`update tickets set state = 'closed', ended_at = now() where id = $1`, [
    ticketId,
  ])
  expect(await pageOf(sent)).toContain('如果问题没有真正解决，请在「补充说明」里告诉我们')
})

test('what we ended is not said to have been taken back by its sender, who reads why and may still write', async () => {
  const [ended, mistaken, back] = [await worked(), await worked(), await worked()]
  const withdraw = async (
    { ticketId }: Sent,
    reason: 'duplicate' | 'opened_by_mistake' | 'customer_withdrew',
  ) => house.call(withdrawTicket, { ticketId }, { version: await versionOf(ticketId), reason }, as)
  await withdraw(ended, 'duplicate')
  const page = await pageOf(ended)
  expect(page).toContain('与正在办理的另一条反馈是同一件')
  expect(page).toContain('如果您有不同意见，请在「补充说明」里告诉我们')
  expect(page).not.toMatch(/您已撤回|承诺/)
  await ended.add('不是同一件事，那是上个月的')
  expect(await factsOf(house, 'tickets.flagged', ended.ticketId)).toMatchObject([
    { reason: 'customer_replied_after_closing' },
  ])
  await withdraw(mistaken, 'opened_by_mistake')
  expect(await pageOf(mistaken, 'en')).toContain('This has ended and is not handled any more.')
  await withdraw(back, 'customer_withdrew')
  expect(await pageOf(back)).toContain('您已撤回这条反馈')
})

test('of a long complaint its beginning stands above the answer, and the rest opens without a script', async () => {
  const long = `${complaint}。`.repeat(100)
  const sent = await send(long)
  const page = await pageOf(sent)
  const [, beginning, rest] =
    /<span>([^<]+)<\/span><details><summary>展开其余 [\d,]+ 字<\/summary>([^<]+)<\/details>/.exec(page) ?? []
  expect(`${beginning}${rest}`).toBe(long)
  expect(beginning?.length).toBeLessThan(320)
})

test('a photo that comes without a word stands at what the customer sent, and the voice is judged anew', async () => {
  const { ticketId, feedbackId, number, secret } = await send(complaint)
  const photo = [{ name: '破损.jpg', content: jpegFromPhone(6) }]
  const upload = { method: 'POST', url: '/voice/files', ...formOf({}, photo) } as const
  const { fileId } = (await house.server.inject(upload)).json()
  const files = [{ id: fileId, name: '破损.jpg' }]
  expect((await house.call(addToVoice, { number }, { secret, text: '', files })).status).toBe(200)
  await house.settle()
  const { reply } = await house.call(ticketDetails, { ticketId }, {}, as)
  const shown = { id: fileId, feedbackId, name: '破损.jpg', mediaType: 'image/jpeg' }
  expect(reply.messages).toMatchObject([{ direction: 'in', text: '', voiceFiles: [shown] }])
  const { analysis } = (await house.call(readAnalysis, { feedbackId }, {}, as)).reply
  expect(analysis?.version).toBe(2)
})
