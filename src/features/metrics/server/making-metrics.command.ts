import { Refusal } from '#platform/contract/refusal.ts'
import { type CommandContext, command } from '#platform/server/command.ts'
import { retireOwnMetric, saveOwnMetric } from '../contract/own-metrics.ts'
import { ownMetricSaved } from '../contract/own-saved.ts'
import { cuttable } from '../domain/cuts.ts'
import { wordsFor } from '../domain/expressions/expression.ts'
import { isProblem, parseExpression } from '../domain/expressions/parse.ts'
import { type OwnKey, ownKey } from '../domain/own-metrics.ts'
import { addFormula, type Formula, latestFormula, standingFormulas } from './own-metrics.store.ts'

/** The most metrics that an organisation makes. */
const mostMade = 100

/** Keeps the next version of a metric and says so. */
async function keep(
  { db, actor, now, newId, emit }: CommandContext,
  formula: Omit<Formula, 'set_at' | 'set_by'>,
) {
  const by = { set_at: new Date(now), set_by: actor.kind === 'person' ? actor.id : null }
  if (!(await addFormula(db, { ...formula, ...by })))
    throw new Refusal('metrics.ownChangedMeanwhile', 'conflict')
  const { version, retired } = formula
  emit(ownMetricSaved, { subject: newId(), facts: { metric: formula.metric as OwnKey, version, retired } })
  return { version }
}

export const savingOwnMetric = command(saveOwnMetric, async (context, wished) => {
  const { metric, nameZh, nameEn, expression, unit, direction } = wished
  if (!ownKey.test(metric)) throw new Refusal('metrics.ownKeyMisshapen', 'invalid')
  const latest = await latestFormula(context.db, metric)
  const isNew = latest === undefined || latest.retired
  if (!isNew && wished.version === 0) throw new Refusal('metrics.ownNameTaken', 'conflict')
  if ((isNew ? 0 : latest.version) !== wished.version)
    throw new Refusal('metrics.ownChangedMeanwhile', 'conflict')
  const read = parseExpression(expression, cuttable)
  if (isProblem(read)) {
    const { at, word, meant } = read
    throw new Refusal(wordsFor(read), 'invalid', { at, word, meant })
  }
  if (isNew && (await standingFormulas(context.db)) >= mostMade)
    throw new Refusal('metrics.tooManyMade', 'limit', { most: mostMade })
  const named = { metric, version: (latest?.version ?? 0) + 1, name_zh: nameZh, name_en: nameEn }
  return keep(context, { ...named, expression, unit, direction, retired: false })
})

export const retiringOwnMetric = command(retireOwnMetric, async (context, { metric, version }) => {
  const latest = await latestFormula(context.db, metric)
  if (latest === undefined || latest.retired) throw new Refusal('metrics.noSuchMetric', 'missing')
  if (latest.version !== version) throw new Refusal('metrics.ownChangedMeanwhile', 'conflict')
  const { set_at: _at, set_by: _by, ...formula } = latest
  return keep(context, { ...formula, version: version + 1, retired: true })
})
