import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { eventSentence } from '#platform/web/sentences.ts'
import analysisEn from '../../analysis/locales/en.json' with { type: 'json' }
import analysisZh from '../../analysis/locales/zh-CN.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import zh from '../locales/zh-CN.json' with { type: 'json' }

beforeAll(() =>
  i18next.init({
    resources: {
      'zh-CN': { tickets: zh, analysis: analysisZh },
      en: { tickets: en, analysis: analysisEn },
    },
    interpolation: { escapeValue: false },
  }),
)

async function inBoth(type: string, facts: Record<string, unknown>): Promise<string[]> {
  const said: string[] = []
  for (const language of ['zh-CN', 'en']) {
    await i18next.changeLanguage(language)
    said.push(eventSentence(type, facts))
  }
  return said
}

test('a change names everything that changed, in both languages', async () => {
  expect(await inBoth('tickets.changed', { fields: ['urgency', 'tier', 'labelId'] })).toEqual([
    '修改了紧急度、级别和业务标签',
    'Changed the urgency, tier, and label',
  ])
  expect(await inBoth('tickets.changed', { fields: ['title'] })).toEqual(['修改了标题', 'Changed the title'])
})

test('what an addition brought is said with its risks, and without any when there is none', async () => {
  expect(await inBoth('tickets.judged_again', { urgent: true, risks: ['crisis', 'legal'] })).toEqual([
    '结合客户补充的内容重新分析：情况紧急，新发现「自伤或危机」和「监管或法律行动」',
    'Judged again with what the customer added: it is urgent; new risk: “Self-harm or crisis” and “Regulator or legal action”',
  ])
  expect(await inBoth('tickets.judged_again', { urgent: false, risks: [] })).toEqual([
    '结合客户补充的内容重新分析',
    'Judged again with what the customer added',
  ])
})
