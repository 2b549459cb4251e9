import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createLabel } from '#features/taxonomy/contract.ts'
import { personWith } from '#platform/server/testing/test-call.ts'
import type { TestHouse } from '#platform/server/testing/test-house.ts'
import { correctAnalysis, readAnalysis, requestReanalysis, undoCorrection } from '../contract.ts'
import type { CorrectionTask } from '../domain/corrections.ts'
import { heldOut } from '../domain/label-models.ts'
import { hearAdditions } from './hearing-additions.ts'
import { exportCorrections } from './public/corrections-export.ts'
import { openAnalysedHouse, receive } from './testing/analysed-house.ts'

let house: TestHouse
const agent = personWith(['intake.read', 'analysis.correct', 'taxonomy.edit'], { id: randomUUID() })
const colleague = personWith(['intake.read', 'analysis.correct'], { id: randomUUID() })

beforeAll(async () => {
  house = await openAnalysedHouse(inject('databaseServer'))
})
afterAll(() => house?.close())

type Said = Parameters<typeof house.call<typeof correctAnalysis>>[2]

const read = async (feedbackId: string, as = agent) =>
  (await house.call(readAnalysis, { feedbackId }, {}, { as })).reply
const analysisOf = async (feedbackId: string) => (await read(feedbackId)).analysis
const risksOf = async (feedbackId: string) => (await analysisOf(feedbackId))?.risks.map(({ risk }) => risk)
const correct = async (feedbackId: string, said: Omit<Said, 'version'>) => {
  const version = (await analysisOf(feedbackId))?.version as number
  const { status } = await house.call(correctAnalysis, { feedbackId }, { version, ...said }, { as: agent })
  expect(status).toBe(200)
}
const lastFacts = async (feedbackId: string) =>
  (
    await house.open.pool.query(
      'select facts from events where subject_id = $1 order by tx desc, seq desc limit 1',
      [feedbackId],
    )
  ).rows[0].facts
const add = async (feedbackId: string, text: string) => {
  await house.open.pool.query(
    'insert into feedback_additions (id, feedback_id, text, at) values ($1, $2, $3, now())',
    [randomUUID(), feedbackId, text],
  )
  await house.arrange((context) => hearAdditions(context, [feedbackId]))
}
const judgeEverythingAgain = async () => {
  const input = { parentId: null, nameZh: `新标签${randomUUID()}` }
  await house.call(createLabel, {}, input, { as: agent })
  await house.call(requestReanalysis, {}, {}, { as: agent })
  await house.settle()
}

test('a crisis that is none no longer makes a voice urgent, what is urgent by its words stays so, and one step brings it back', async () => {
  const joke = await receive(house, '包装丑得我不想活了哈哈')
  const grave = await receive(house, '我不想活了，家里煤气泄漏，很紧急')
  expect((await analysisOf(joke))?.urgency.value).toBe('urgent')
  for (const id of [joke, grave]) await correct(id, { risks: { crisis: false } })
  expect(await analysisOf(joke)).toMatchObject({
    risks: [],
    deniedRisks: ['crisis'],
    urgency: { value: 'ordinary', source: 'rule', reasons: [] },
  })
  expect(await lastFacts(joke)).toMatchObject({
    fields: ['risks', 'urgency'],
    risks: [],
    risksAdded: [],
    risksRemoved: ['crisis'],
    urgency: 'ordinary',
  })
  const stays = await analysisOf(grave)
  expect(stays?.urgency.value).toBe('urgent')
  expect(stays?.urgency.reasons.map(({ reason }) => reason)).not.toContain('crisis')

  expect((await read(joke)).can).toEqual({ correct: true, undo: true })
  expect((await read(joke, colleague)).can).toEqual({ correct: true, undo: false })
  await house.call(undoCorrection, { feedbackId: joke }, { version: 2 }, { as: agent })
  expect(await analysisOf(joke)).toMatchObject({
    version: 3,
    risks: [{ risk: 'crisis', byPerson: false }],
    deniedRisks: [],
    urgency: { value: 'urgent', source: 'rule', reasons: [{ reason: 'crisis' }] },
  })
  expect(await lastFacts(joke)).toMatchObject({ risksAdded: ['crisis'], risksRemoved: [] })
})

test('who came to harm is urgent though nobody says so, unless people say that nobody did', async () => {
  const id = await receive(house, '吃了你们的生蚝，一家四口上吐下泻，现在在医院挂水')
  expect(await analysisOf(id)).toMatchObject({
    risks: [{ risk: 'personal_safety' }],
    urgency: { value: 'urgent', reasons: [{ reason: 'life_safety' }] },
  })
  await correct(id, { risks: { personal_safety: false } })
  expect(await analysisOf(id)).toMatchObject({ risks: [], urgency: { value: 'ordinary' } })
  const hazard = await receive(house, '小区路灯坏了，晚上走路有安全隐患')
  expect((await analysisOf(hazard))?.urgency.value).toBe('ordinary')
})

test('a crisis that a person found is urgent as if the analysis had found it, unless they say otherwise', async () => {
  const id = await receive(house, '最近总是一个人待着，药也攒够了')
  await correct(id, { urgency: 'ordinary' })
  await correct(id, { risks: { crisis: true } })
  expect(await analysisOf(id)).toMatchObject({
    risks: [{ risk: 'crisis', confidence: 1, byPerson: true }],
    urgency: { value: 'urgent' },
  })
  expect(await lastFacts(id)).toMatchObject({ urgency: 'urgent', risks: ['crisis'], risksAdded: ['crisis'] })
  await judgeEverythingAgain()
  expect(await analysisOf(id)).toMatchObject({ risks: [{ risk: 'crisis' }], urgency: { value: 'urgent' } })
  await correct(id, { urgency: 'ordinary' })
  expect((await analysisOf(id))?.urgency).toMatchObject({ value: 'ordinary', source: 'person' })
})

test('what people said of risks and feelings stays when a voice is judged again, and new words that show a risk count', async () => {
  const id = await receive(house, '再不解决我就打12315投诉，气死我了')
  await correct(id, { risks: { legal: false, media_exposure: true }, emotion: 'anxious' })
  await judgeEverythingAgain()
  await add(id, '谢谢，那我等消息')
  expect(await risksOf(id)).toEqual(['media_exposure'])
  expect((await analysisOf(id))?.emotion).toEqual({ value: 'anxious', confidence: 1, source: 'person' })
  await add(id, '还是没人管，我要起诉你们')
  expect((await risksOf(id))?.toSorted()).toEqual(['legal', 'media_exposure'])
  expect((await analysisOf(id))?.deniedRisks).toEqual([])
  expect((await lastFacts(id)).added.risks).toEqual(['legal'])
})

test('a crisis in new words is urgent again, whatever a person said of the earlier ones', async () => {
  const id = await receive(house, '排队排得我不想活了哈哈')
  await correct(id, { risks: { crisis: false } })
  await add(id, '我真的想死，已经站在楼顶了')
  expect(await analysisOf(id)).toMatchObject({ risks: [{ risk: 'crisis' }], urgency: { value: 'urgent' } })
  expect((await lastFacts(id)).added).toMatchObject({
    urgent: true,
    risks: expect.arrayContaining(['crisis']),
  })
})

test('of two people who correct the same version only the first is heard', async () => {
  const id = await receive(house, '再不解决我就打12315投诉')
  const said = (risks: Said['risks'], as: typeof agent) =>
    house.call(correctAnalysis, { feedbackId: id }, { version: 1, risks }, { as })
  expect((await said({ legal: false }, agent)).status).toBe(200)
  expect((await said({ abusive: true }, colleague)).problem.code).toBe('analysis.changedMeanwhile')
  expect((await said({ legal: false }, colleague)).reply.version).toBe(2)
  expect(await risksOf(id)).toEqual([])
})

test('what people corrected leaves as examples for training, masked, a fixed fifth of the voices for testing', async () => {
  const id = await receive(house, '坐你们的车受伤了，电话13812345678')
  await correct(id, { risks: { personal_safety: true }, kind: 'report' })
  const linesOf = async (task: CorrectionTask) => {
    const found = []
    for await (const line of await exportCorrections(house.open.jobContext, task)) found.push(line)
    return found
  }
  const part = heldOut(id) ? 'dev' : 'train'
  const risks = await linesOf('risk')
  const text = '坐你们的车受伤了，电话138****5678'
  expect(risks.filter((line) => line.id === id)).toEqual([{ part, id, text, label: 'personal_safety' }])
  expect(new Set(risks.map(({ label }) => label))).toContain('none')
  expect(await linesOf('kind')).toEqual([{ part, id, text, label: 'report' }])
  expect(await linesOf('sentiment')).toEqual([])
})
