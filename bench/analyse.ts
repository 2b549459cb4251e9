import { analyse } from '@huixiang/text-analysis/analyse.ts'
import { labelling } from '@huixiang/text-analysis/label-model.ts'
import { trainLabelModel } from '@huixiang/text-analysis/label-training.ts'
import type { TextJudges } from '@huixiang/text-analysis/task-models.ts'
import { inLanguage } from '@huixiang/text-analysis/taxonomies/default-label.ts'
import { governmentTaxonomy } from '@huixiang/text-analysis/taxonomies/government.ts'
import {
  type CompiledTaxonomy,
  compileTaxonomy,
  type TaxonomyNode,
} from '@huixiang/text-analysis/taxonomy.ts'
import { segmenter } from '@huixiang/text-analysis/words.ts'
import { shippedJudges } from '#features/analysis/server/public/shipped-judges.ts'
import { type BenchLine, quantile } from './line.ts'

const sentences = [
  '小区门口的路灯坏了半个月，晚上老人出门很不安全。',
  '我上周五在网上买的电饭煲，到现在还没有发货，客服一直说在处理。',
  '快递员把包裹放在楼下就走了，也不打电话，东西丢了谁负责？',
  '社保卡补办需要带什么材料，周末可以办理吗？',
  '退款申请提交了三次都被驳回，理由每次都不一样，我要向消协反映。',
  '楼上装修从早上七点吵到晚上十点，物业说管不了。',
  '孩子学校门口没有斑马线，上下学车多，希望交警能来看看。',
  '这次的师傅态度很好，问题一次就修好了，点个赞。',
  'The app keeps crashing when I try to pay my bill.',
  '手机号13812345678，麻烦尽快联系我。',
  '公交车经常不按时刻表来，等了四十分钟，上班都迟到了！',
  '医院排队三个小时，医生两分钟就看完了，药还特别贵。',
]

/** A text of so many units, another one for each number. */
function textOf(units: number, number: number): string {
  let text = ''
  for (let i = number; text.length < units; i += 1 + (number % 5)) text += sentences[i % sentences.length]
  return text.slice(0, units)
}

type Job = (text: string) => unknown

/** Runs a job over texts of a length until the time is over; times of single texts, sorted. */
function measure(job: Job, units: number, budgetMs: number): { ops: number; times: number[] } {
  const texts = Array.from({ length: 500 }, (_, i) => textOf(units, i))
  for (const text of texts.slice(0, 100)) job(text)
  const times: number[] = []
  let spentMs = 0
  for (let i = 0; spentMs < budgetMs; i++) {
    const began = performance.now()
    job(texts[i % texts.length] as string)
    times.push(performance.now() - began)
    spentMs += times.at(-1) as number
  }
  return { ops: Math.round((times.length * 1000) / spentMs), times: times.sort((a, b) => a - b) }
}

const hundredths = (value: number) => Math.round(value * 100) / 100

function analysing(taxonomy: CompiledTaxonomy, judges: TextJudges): Job {
  return (text) => analyse(text, { taxonomy, judges })
}

const corrected = 300

/** The same in an organisation whose labels are learnt from what its people corrected, so that the classifier decides and explains. */
function analysingAsTaught(nodes: readonly TaxonomyNode[], judges: TextJudges): Job {
  const train = Array.from({ length: corrected }, (_, i) => {
    const label = (nodes[(i * 7) % nodes.length] as TaxonomyNode).id
    return { id: String(i), text: textOf(370, i), label }
  })
  const { model } = trainLabelModel({ nodes, train, test: [], seed: 1 })
  const labeller = labelling({ taxonomy: compileTaxonomy(nodes), model })
  return (text) => analyse(text, { labeller, judges })
}

/** The whole analysis of one text after another, on one core; the floor only cuts the same texts into words. */
export async function benchAnalyse(seconds: number): Promise<BenchLine> {
  const began = performance.now()
  const judges = await shippedJudges()
  const loadMs = Math.round(performance.now() - began)
  const nodes = inLanguage(governmentTaxonomy, 'zh')
  const job = analysing(compileTaxonomy(nodes), judges)
  const budgetMs = (seconds * 1000) / 4
  const floor = measure((text) => segmenter().cut(text, true), 60, budgetMs)
  const short = measure(job, 60, budgetMs)
  const at = (share: number) => hundredths(quantile(short.times, share))
  return {
    workload: 'analyse',
    ops: short.ops,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    floor: { ops: floor.ops },
    ratio: hundredths(short.ops / floor.ops),
    tickets: 0,
    at370: measure(job, 370, budgetMs).ops,
    taughtAt370: measure(analysingAsTaught(nodes, judges), 370, budgetMs).ops,
    loadMs,
    p99At2000: hundredths(quantile(measure(job, 2000, budgetMs).times, 0.99)),
  }
}
